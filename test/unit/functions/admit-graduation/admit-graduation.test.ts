import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AdmissionState,
  admitGraduation,
} from '../../../../functions/admit-graduation/admit-graduation.ts';
import type { Person } from '../../../../shared/records/person.ts';
import {
  announced,
  aSubmission,
  degree,
  done,
  mail,
  skipped,
  type Submission,
  type SubmittedData,
} from '../../../support/made-up-events.ts';
import { stored } from '../../../support/written.ts';
import { addressIdOf, personIdOf, Registry } from './registry.ts';

const now = '2026-05-15T17:00:05Z';
const ngozi = personIdOf('@75548223');
const earlier = { eventId: 'earlier', occurredAt: '2026-05-01T00:00:00Z' };
const later = { eventId: 'later', occurredAt: '2026-06-01T00:00:00Z' };

/** What is known after these statements, one after another. */
function after(...statements: Submission[]): Registry {
  const registry = new Registry();
  for (const statement of statements) registry.take(statement, now);
  return registry;
}

function personAfter(...statements: Submission[]): Person {
  const person = after(...statements).persons.get(ngozi);
  if (person === undefined) throw new Error('there is no person');
  return person;
}

function decide(registry: Registry, event: Submission, more: Partial<AdmissionState> = {}) {
  return admitGraduation({ ...registry.state(event), ...more }, event, now);
}

describe('a graduate whom we hear of for the first time', () => {
  const changes = decide(new Registry(), aSubmission());

  test('becomes a person with degrees, completion date, cohort and addresses', () => {
    const [person] = stored(changes).person;
    expect(done(changes)).toMatchObject({ what: 'graduation-recorded', before: null });
    expect(person).toMatchObject({
      displayName: 'Ngozi A Ivanova',
      candidateIdentifier: '@75548223',
      cohort: 2026,
      term: 'Fall 2025',
      completionDate: '2025-12-19',
      graduation: 'graduated',
      revision: 1,
      reach: 'reachable',
      telephone: '+13345550717',
      homeDistrictLeaId: '0100005',
      listBy: `ivanova ngozi#${ngozi}`,
      addresses: [{ address: 'ngozi.ivanova@example.com', status: 'usable', source: 'sis' }],
    });
  });

  test('is announced without name, address or student id', () => {
    expect(announced(changes)).toEqual(['candidate.graduated.v1']);
    const told = JSON.stringify(done(changes).emits);
    for (const personal of ['Ngozi', 'Ivanova', 'example.com', '75548223', '5550717']) {
      expect(told).not.toContain(personal);
    }
  });

  test('is announced under an id made of person, program and revision', () => {
    expect(done(changes).emits?.[0]?.detail).toMatchObject({
      eventId: `${ngozi}/cedar-valley/1`,
      data: { personId: ngozi, revision: 1, completionDate: '2025-12-19' },
    });
  });

  test('is announced without the sender’s own ids, which may say who it is', () => {
    const telling = aSubmission({}, { eventId: 'grad-@75548223', correlationId: '@75548223' });
    expect(JSON.stringify(done(decide(new Registry(), telling)).emits)).not.toContain('75548223');
    const pretending = aSubmission({ importId: 'grad-75548223' }, { eventId: 'grad-75548223' });
    const emits = JSON.stringify(done(decide(new Registry(), pretending)).emits);
    // A plain digest of a student id could be found by trying them all.
    const plain = createHash('sha256').update('grad-@75548223').digest('hex').slice(0, 32);
    expect(JSON.stringify(done(decide(new Registry(), telling)).emits)).not.toContain(plain);
    expect(emits).not.toContain('75548223');
  });

  test('remembers the import that brought them, by its own ids', () => {
    const fromFile = aSubmission(
      { importId: 'import-1' },
      { eventId: 'import-1/row-2', correlationId: 'import-1' },
    );
    const fromImport = decide(new Registry(), fromFile);
    expect(stored(fromImport).person[0]?.importId).toBe('import-1');
    expect(done(fromImport).details).toMatchObject({ importId: 'import-1' });
    expect(done(fromImport).emits?.[0]?.detail.causationId).toBe('import-1/row-2');
  });

  test('with one degree taken back and one that stands has graduated by the one that stands', () => {
    const degrees = [
      degree('revoked', { completionDate: '2024-05-04' }),
      degree('awarded', { degreeCode: 'MED', completionDate: '2025-12-19' }),
    ];
    const mixed = decide(new Registry(), aSubmission({ degrees }));
    expect(stored(mixed).person[0]).toMatchObject({
      graduation: 'graduated',
      completionDate: '2025-12-19',
    });
    expect(done(mixed).emits?.[0]?.detail.data).toMatchObject({
      degrees: [{ degreeCode: 'MED' }],
    });
  });

  test('and whose degrees are all taken back already is nobody: only the student id remembers it', () => {
    const revoked = decide(new Registry(), aSubmission({ degrees: [degree('revoked')] }));
    expect(done(revoked)).toMatchObject({ what: 'revoked-before-known' });
    expect(done(revoked).emits).toBeUndefined();
    expect(stored(revoked)).toMatchObject({ person: [], addressClaim: [] });
    expect(stored(revoked).identity).toMatchObject([{ statedAt: '2026-05-15T17:00:00Z' }]);
    expect(stored(revoked).identity[0]).not.toHaveProperty('personId');
  });
});

describe('a graduate who is known', () => {
  test('and of whom the same is said again changes in nothing but when it was confirmed', () => {
    const registry = after(aSubmission());
    const again = decide(registry, aSubmission({}, later));
    expect(done(again)).toMatchObject({ what: 'graduation-confirmed' });
    expect(done(again).emits).toBeUndefined();
    expect(stored(again)).toMatchObject({ person: [], addressClaim: [] });
    expect(stored(again).identity).toMatchObject([{ statedAt: later.occurredAt }]);
  });

  test('gets a new revision when something is said anew, and keeps what we know ourselves', () => {
    const registry = after(aSubmission());
    const person = {
      ...personAfter(aSubmission()),
      unwanted: ['surveys' as const],
      answered: 'annual-2027',
      current: { status: 'looking', source: 'self-report', observedAt: now },
    };
    const changes = decide(registry, aSubmission({ campus: 'Auburn' }, later), { person });
    expect(done(changes)).toMatchObject({ what: 'graduation-changed', before: person });
    expect(announced(changes)).toEqual(['candidate.graduated.v1']);
    expect(stored(changes).person[0]).toMatchObject({
      revision: 2,
      campus: 'Auburn',
      unwanted: ['surveys'],
      reach: 'opted-out',
      answered: 'annual-2027',
      current: { status: 'looking' },
    });
  });

  test('loses what the institution no longer says', () => {
    const { telephone: _, ...silent } = aSubmission().data;
    const changed = personAfter(aSubmission(), { ...aSubmission({}, later), data: silent });
    expect(changed).not.toHaveProperty('telephone');
  });

  test('has nothing taken back by an older statement that comes late', () => {
    const registry = after(aSubmission({}, later));
    expect(skipped(decide(registry, aSubmission({ campus: 'Auburn' }, earlier)))).toBe(
      'older-than-known',
    );
  });

  test('of two statements of one instant heeds the same one, whichever comes first', () => {
    const one = aSubmission({ campus: 'Auburn' }, { eventId: 'a' });
    const other = aSubmission({ campus: 'Mobile' }, { eventId: 'b' });
    expect(personAfter(one, other).campus).toBe('Mobile');
    expect(personAfter(other, one).campus).toBe('Mobile');
  });

  test('whose last degree is taken back is announced as revoked, and as graduated when it is given back', () => {
    const registry = after(aSubmission({}, earlier));
    const revoking = aSubmission({ degrees: [degree('revoked')] });
    const revoked = decide(registry, revoking);
    expect(done(revoked)).toMatchObject({ what: 'graduation-revoked' });
    expect(announced(revoked)).toEqual(['candidate.graduation-revoked.v1']);
    expect(stored(revoked).person[0]).toMatchObject({ graduation: 'revoked', revision: 2 });
    registry.take(revoking, now);
    const restored = decide(registry, aSubmission({}, later));
    expect(announced(restored)).toEqual(['candidate.graduated.v1']);
    expect(stored(restored).person[0]).toMatchObject({ graduation: 'graduated', revision: 3 });
  });

  test('who was erased does not come back by a later statement', () => {
    const registry = after(aSubmission());
    const erased = { ...personAfter(aSubmission()), erasedAt: now };
    const event = aSubmission({ campus: 'Auburn' }, later);
    expect(skipped(decide(registry, event, { person: erased }))).toBe('person-erased');
  });

  test('is not touched by what arrives late of an import that was taken back', () => {
    const event = aSubmission({ importId: 'import-1' }, later);
    const identity = {
      programId: 'cedar-valley',
      candidateIdentifier: '@75548223',
      version: 2,
      takenBack: ['import-1'],
    };
    const late = decide(new Registry(), event, { identity });
    expect(skipped(late)).toBe('import-taken-back');
    const another = decide(new Registry(), aSubmission({ importId: 'import-2' }, later), {
      identity,
    });
    expect(done(another).what).toBe('graduation-recorded');
    expect(stored(another).identity[0]?.takenBack).toEqual(['import-1']);
  });
});

describe('addresses', () => {
  const statuses = (person: Person) =>
    Object.fromEntries(person.addresses.map(({ address, status }) => [address, status]));

  test('that are none are kept and shown, and claimed for nobody', () => {
    const registry = after(
      aSubmission({
        electronicMail: [mail('none yet'), mail('n/a', { unusable: 'not-an-address' })],
      }),
    );
    const person = registry.persons.get(ngozi);
    expect(person?.addresses.map(({ status }) => status)).toEqual([
      'not-an-address',
      'not-an-address',
    ]);
    expect(person?.reach).toBe('unusable-address');
    expect(registry.claims.size).toBe(0);
  });

  test('that the institution no longer states are let go of; the graduate’s own stay', () => {
    const registry = after(aSubmission({ electronicMail: [mail('old@example.com')] }, earlier));
    const known = registry.persons.get(ngozi);
    const person = known && {
      ...known,
      addresses: [
        ...known.addresses,
        {
          addressId: addressIdOf('own@example.com'),
          address: 'own@example.com',
          electronicMailType: 'Home/Personal' as const,
          primary: true,
          status: 'usable' as const,
          since: now,
          source: 'self-report' as const,
        },
      ],
    };
    const event = aSubmission({
      electronicMail: [mail('new@example.com', { primaryEmailAddressIndicator: true })],
    });
    const changes = decide(registry, event, { person });
    const [changed] = stored(changes).person;
    expect(changed && statuses(changed)).toEqual({
      'new@example.com': 'usable',
      'own@example.com': 'usable',
    });
    // The graduate's word on which to use stands.
    expect(changed?.addresses.map(({ primary }) => primary)).toEqual([false, true]);
    const claims = stored(changes).addressClaim;
    expect(Object.fromEntries(claims.map((claim) => [claim.addressId, claim.claimants]))).toEqual({
      [addressIdOf('new@example.com')]: [ngozi],
      [addressIdOf('own@example.com')]: [ngozi],
      [addressIdOf('old@example.com')]: [],
    });
  });

  test.each(['bounced', 'complained', 'not-me'] as const)(
    'that proved to be %s stay so when the institution states them again',
    (status) => {
      const registry = after(aSubmission({}, earlier));
      const known = registry.persons.get(ngozi);
      const person = known && {
        ...known,
        addresses: known.addresses.map((address) => ({ ...address, status })),
      };
      const changes = decide(registry, aSubmission({ campus: 'Auburn' }), { person });
      expect(stored(changes).person[0]?.addresses).toMatchObject([{ status }]);
    },
  );

  test('written in two ways are one address, the better one of the two', () => {
    const registry = after(
      aSubmission({
        electronicMail: [
          mail('Ngozi@Example.com', { primaryEmailAddressIndicator: true }),
          mail('ngozi@example.com', { electronicMailType: 'Work' }),
        ],
      }),
    );
    expect(registry.persons.get(ngozi)?.addresses).toMatchObject([
      { address: 'Ngozi@Example.com', primary: true },
    ]);
    expect(registry.claims.size).toBe(1);
  });

  test('that the institution knows to be shared are used for nobody', () => {
    const shared = mail('family@example.com', { sharedWithOthers: true });
    expect(personAfter(aSubmission({ electronicMail: [shared] })).reach).toBe('shared-address');
  });

  test('that an admin gave to somebody are theirs, and nobody else’s', () => {
    const event = aSubmission({ electronicMail: [mail('family@example.com')] });
    const addressId = addressIdOf('family@example.com');
    const claimOf = (owner: string) =>
      new Map([
        [
          addressId,
          { programId: 'cedar-valley', addressId, version: 1, claimants: [ngozi, 'other'], owner },
        ],
      ]);
    const statusOf = (owner: string) =>
      stored(decide(new Registry(), event, { claims: claimOf(owner) })).person[0]?.addresses[0]
        ?.status;
    expect(statusOf(ngozi)).toBe('usable');
    expect(statusOf('other')).toBe('someone-else');
  });
});

/** Statements about a student, as an institution might make them over the years. */
function statementsOf(students: readonly string[]): fc.Arbitrary<Submission[]> {
  const addresses = ['a@example.com', 'b@example.com', 'c@example.com', 'none'];
  const data: fc.Arbitrary<Partial<SubmittedData>> = fc.record({
    candidateIdentifier: fc.constantFrom(...students),
    campus: fc.constantFrom('Auburn', 'Mobile'),
    electronicMail: fc
      .subarray(addresses)
      .map((chosen) =>
        chosen.map((address) => mail(address, { primaryEmailAddressIndicator: true })),
      ),
    degrees: fc
      .array(fc.constantFrom('awarded' as const, 'revoked' as const), {
        minLength: 1,
        maxLength: 2,
      })
      .map((states) => states.map((status, at) => degree(status, { degreeCode: `D${at}` }))),
  });
  const day = fc.integer({ min: 1, max: 9 });
  return fc
    .array(fc.tuple(data, day), { minLength: 1, maxLength: 7 })
    .map((stated) =>
      stated.map(([each, on], at) =>
        aSubmission(each, { eventId: `statement-${at}`, occurredAt: `2026-05-0${on}T00:00:00Z` }),
      ),
    );
}

/** Delivers everything, and all that follows from it, in an order drawn by `picks`, some of it more than once. */
function deliver(statements: readonly Submission[], picks: readonly number[]): Registry {
  const registry = new Registry();
  const waiting: Parameters<Registry['take']>[0][] = [...statements];
  for (let turn = 0; waiting.length > 0; turn += 1) {
    const pick = picks[turn % picks.length] ?? 0;
    const at = pick % waiting.length;
    const [event] = pick % 3 === 0 && turn < 60 ? waiting.slice(at) : waiting.splice(at, 1);
    if (event !== undefined) waiting.push(...registry.take(event, now));
  }
  return registry;
}

const inOrder = [1];

/**
 * What the records come to. How often somebody was changed is no part of it; nor is whether a person whose degrees
 * were all taken back was ever made: nothing is owed to either.
 */
function outcome(registry: Registry) {
  const people = [...registry.persons.values()].filter(
    ({ graduation }) => graduation === 'graduated',
  );
  return people
    .map(({ version: _, revision: __, ...person }) => person)
    .toSorted((a, b) => a.personId.localeCompare(b.personId));
}

describe('in any order, and however often each is delivered', () => {
  const picks = fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 });

  test('statements about one student come to the same person', () => {
    fc.assert(
      fc.property(statementsOf(['@1']), picks, (statements, order) => {
        const chronological = statements.toSorted(
          (a, b) => a.occurredAt.localeCompare(b.occurredAt) || a.eventId.localeCompare(b.eventId),
        );
        expect(outcome(deliver(statements, order))).toEqual(
          outcome(deliver(chronological, inOrder)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('an address is used by nobody while two have it, and by the one who is left with it', () => {
    const students = ['@1', '@2', '@3'];
    fc.assert(
      fc.property(statementsOf(students), picks, (statements, order) => {
        const registry = deliver(statements, order);
        const people = [...registry.persons.values()];
        for (const person of people) {
          for (const { addressId, address, status } of person.addresses) {
            if (status === 'not-an-address') continue;
            const others = people.filter(
              (other) =>
                other !== person && other.addresses.some((each) => each.addressId === addressId),
            );
            expect(status, address).toBe(others.length > 0 ? 'shared' : 'usable');
          }
        }
        for (const { addressId, claimants } of registry.claims.values()) {
          const holders = people.filter(({ addresses }) =>
            addresses.some((each) => each.addressId === addressId),
          );
          expect(claimants.toSorted()).toEqual(holders.map(({ personId }) => personId).toSorted());
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a revocation that arrives before its graduation leaves no person', () => {
    const graduation = aSubmission({}, earlier);
    const revocation = aSubmission({ degrees: [degree('revoked')] }, later);
    const registry = after(revocation, graduation, revocation, graduation);
    expect(registry.persons.size).toBe(0);
    expect(registry.identities.get('@75548223')).toMatchObject({ statedBy: 'later' });
  });
});
