import { describe, expect, test } from 'vitest';
import { admitGraduation } from '../../../../functions/admit-graduation/admit-graduation.ts';
import {
  type ImportedStudent,
  takeBackImport,
} from '../../../../functions/take-back-import/take-back-import.ts';
import type { Changes } from '../../../../shared/ports.ts';
import type { Entry } from '../../../../shared/records/entry.ts';
import {
  anEvent,
  announced,
  aSubmission,
  degree,
  done,
  mail,
  skipped,
  type Submission,
} from '../../../support/made-up-events.ts';
import {
  aMessage,
  anEnrolment,
  anImport,
  chen,
  programId,
} from '../../../support/made-up-records.ts';
import { removed, stored } from '../../../support/written.ts';
import { addressIdOf, personIdOf, Registry } from '../admit-graduation/registry.ts';

const now = '2026-05-20T00:00:00Z';
const ngozi = personIdOf('@75548223');
const before = { eventId: 'sis-1', occurredAt: '2026-05-01T00:00:00Z' };
const ofImport = {
  eventId: 'import-1/row-2',
  occurredAt: '2026-05-15T17:00:00Z',
  correlationId: 'import-1',
};
const since = { eventId: 'sis-2', occurredAt: '2026-05-18T00:00:00Z' };

const imported = (data: Parameters<typeof aSubmission>[0] = {}) =>
  aSubmission({ ...data, importId: 'import-1' }, ofImport);

/** A student of the file as they stand after these statements, one of them the import's. */
function studentAfter(...statements: Submission[]): ImportedStudent & { registry: Registry } {
  const registry = new Registry();
  let admission: Entry | undefined;
  for (const statement of statements) {
    const changes = admitGraduation(registry.state(statement), statement, now);
    registry.take(statement, now);
    if (statement.eventId === ofImport.eventId) admission = entryOf(changes);
  }
  const person = registry.persons.get(ngozi);
  return {
    registry,
    candidateIdentifier: '@75548223',
    identity: registry.identities.get('@75548223'),
    dossier: {
      ...(person === undefined ? {} : { person }),
      entries: admission === undefined ? [] : [admission],
      enrolments: [],
      messages: [],
      responses: [],
      facts: [],
      employments: [],
      checkIns: [],
      callTasks: [],
      mentorNeeds: [],
      mentorInvitations: [],
      pairs: [],
      introductions: [],
      statedTerms: [],
      credentials: [],
      recognitions: [],
    },
    claims: [...registry.claims.values()],
    admission,
  };
}

function entryOf(changes: Changes): Entry | undefined {
  if (changes.outcome === 'skipped') return undefined;
  const { what, about, details, before: former } = changes;
  return {
    partition: about,
    workflow: 'admit-graduation',
    eventId: ofImport.eventId,
    programId,
    what,
    details,
    before: former,
    cause: 'graduation.submitted.v1',
    correlationId: 'import-1',
    occurredAt: now,
    recordedAt: now,
  };
}

const request = anEvent(
  { importId: 'import-1', from: 0 },
  { eventId: 'import-1/take-back/0', correlationId: 'import-1' },
);
const takingBack = anImport({ status: 'taking-back', total: 1, done: 1 });

function takeBack(...students: ImportedStudent[]): Changes {
  return takeBackImport({ import: takingBack, students, total: 1 }, request, now);
}

describe('a graduate whom the import made', () => {
  test('goes, with all that followed, and announces nothing', () => {
    const student = studentAfter(imported());
    const enrolment = anEnrolment({ personId: ngozi, version: 1 });
    const changes = takeBack({
      ...student,
      dossier: { ...student.dossier, enrolments: [enrolment], messages: [aMessage()] },
    });
    expect(removed(changes).toSorted()).toEqual(['enrolment', 'entry', 'message', 'person']);
    expect(done(changes).emits).toEqual([]);
    expect(done(changes).details).toMatchObject({ kept: 0, done: 1 });
  });

  test('does not leave a survey behind that is just being owed to them', () => {
    const student = studentAfter(imported());
    const owing = {
      partition: `person#${ngozi}`,
      workflow: 'owe-survey',
      eventId: `${ngozi}/cedar-valley/1`,
    };
    expect(done(takeBack(student)).writes).toContainEqual({ absentEntry: owing });
    const [admission] = student.dossier.entries;
    const owed = admission === undefined ? [] : [admission, { ...admission, ...owing }];
    const changes = takeBack({ ...student, dossier: { ...student.dossier, entries: owed } });
    expect(done(changes).writes).toContainEqual({ removeEntry: owing });
    expect(done(changes).writes).not.toContainEqual({ absentEntry: owing });
  });

  test('is not made again by what still arrives of it, but by anything else', () => {
    const [identity] = stored(takeBack(studentAfter(imported()))).identity;
    expect(identity).toMatchObject({ takenBack: ['import-1'] });
    for (const field of ['personId', 'statedAt', 'statedBy'])
      expect(identity).not.toHaveProperty(field);
  });

  test('frees their addresses for others', () => {
    expect(stored(takeBack(studentAfter(imported()))).addressClaim).toMatchObject([
      { claimants: [] },
    ]);
  });

  test('leaves an address they shared to the other one, who hears of it', () => {
    const student = studentAfter(imported());
    const claims = student.claims.map((claim) => ({
      ...claim,
      claimants: [...claim.claimants, chen],
    }));
    const changes = takeBack({ ...student, claims });
    expect(stored(changes).addressClaim).toMatchObject([{ claimants: [chen] }]);
    expect(announced(changes)).toEqual(['alumni.address-released.v1']);
    expect(done(changes).emits?.[0]?.detail.data).toMatchObject({ personId: chen });
  });

  test.each(['claimed', 'sent', 'delivered', 'bounced', 'complained'] as const)(
    'stays once an email to them was %s',
    (status) => {
      const student = studentAfter(imported());
      const messages = [aMessage({ status })];
      const changes = takeBack({ ...student, dossier: { ...student.dossier, messages } });
      expect(done(changes).details).toMatchObject({ kept: 1 });
      expect(removed(changes)).toEqual([]);
      expect(stored(changes)).toMatchObject({ identity: [], addressClaim: [], person: [] });
    },
  );

  test('goes while their email was only planned or held back', () => {
    const student = studentAfter(imported());
    const messages = [aMessage(), aMessage({ step: 'reminder-1', status: 'not-sent' })];
    const changes = takeBack({ ...student, dossier: { ...student.dossier, messages } });
    expect(removed(changes)).toContain('person');
  });

  test('stays when another source has stated them since, the same or something else', () => {
    for (const data of [{}, { campus: 'Auburn' }]) {
      const changes = takeBack(studentAfter(imported(), aSubmission(data, since)));
      expect(done(changes).details).toMatchObject({ kept: 1 });
      expect(removed(changes)).toEqual([]);
    }
  });
});

describe('a graduate whom the import changed', () => {
  const known = aSubmission({ electronicMail: [mail('old@example.com')] }, before);
  const changed = imported({ electronicMail: [mail('new@example.com')], campus: 'Auburn' });

  test('gets back what was there before, as a new revision that is announced', () => {
    const changes = takeBack(studentAfter(known, changed));
    const former = studentAfter(known).dossier.person;
    expect(stored(changes).person).toEqual([{ ...former, version: 2, revision: 3 }]);
    expect(announced(changes)).toEqual(['candidate.graduated.v1']);
    expect(done(changes).emits?.[0]?.detail).toMatchObject({ eventId: `${ngozi}/cedar-valley/3` });
  });

  test('gets back their addresses: the old ones are claimed again, the new ones let go', () => {
    const claims = stored(takeBack(studentAfter(known, changed))).addressClaim;
    expect(Object.fromEntries(claims.map((claim) => [claim.addressId, claim.claimants]))).toEqual({
      [addressIdOf('old@example.com')]: [ngozi],
      [addressIdOf('new@example.com')]: [],
    });
  });

  test('shares an old address that somebody else has meanwhile, who hears of it', () => {
    const student = studentAfter(known, changed);
    const claims = student.claims.map((claim) =>
      claim.addressId === addressIdOf('old@example.com') ? { ...claim, claimants: [chen] } : claim,
    );
    const changes = takeBack({ ...student, claims });
    expect(stored(changes).person[0]).toMatchObject({
      reach: 'shared-address',
      addresses: [{ status: 'shared' }],
    });
    expect(announced(changes)).toEqual(['candidate.graduated.v1', 'alumni.address-shared.v1']);
    expect(done(changes).emits?.[1]?.detail.data).toMatchObject({ personId: chen });
  });

  test('keeps what they told us and what a mailbox taught us meanwhile', () => {
    const student = studentAfter(aSubmission({}, before), imported({ campus: 'Auburn' }));
    const { person } = student.dossier;
    if (person === undefined) throw new Error('there is no person');
    const learned = {
      ...person,
      addresses: person.addresses.map((address) => ({ ...address, status: 'bounced' as const })),
      unwanted: ['surveys' as const],
      answered: 'annual-2026',
    };
    const changes = takeBack({ ...student, dossier: { ...student.dossier, person: learned } });
    expect(stored(changes).person[0]).toMatchObject({
      addresses: [{ status: 'bounced' }],
      unwanted: ['surveys'],
      reach: 'opted-out',
      answered: 'annual-2026',
    });
    expect(stored(changes).person[0]).not.toHaveProperty('campus');
  });

  test('whose degree the import had given back is revoked again, and that is announced', () => {
    const revoked = aSubmission(
      { degrees: [degree('revoked')] },
      { ...before, eventId: 'sis-1b', occurredAt: '2026-05-02T00:00:00Z' },
    );
    const changes = takeBack(studentAfter(aSubmission({}, before), revoked, imported()));
    expect(announced(changes)).toEqual(['candidate.graduation-revoked.v1']);
    expect(done(changes).emits?.[0]?.detail.data).toMatchObject({ reason: 'import-taken-back' });
    expect(stored(changes).person[0]).toMatchObject({ graduation: 'revoked' });
  });

  test('is left as they are when another source has stated them since', () => {
    const changes = takeBack(
      studentAfter(known, changed, aSubmission({ campus: 'Mobile' }, since)),
    );
    expect(stored(changes)).toMatchObject({
      person: [],
      addressClaim: [],
      identity: [{ takenBack: ['import-1'] }],
    });
  });
});

describe('a student of the file', () => {
  test('whom the import had not changed only remembers that it was taken back', () => {
    const changes = takeBack(studentAfter(aSubmission({}, before)));
    expect(stored(changes)).toMatchObject({ person: [], identity: [{ takenBack: ['import-1'] }] });
    expect(removed(changes)).toEqual([]);
  });

  test('who never became anybody remembers it too', () => {
    const changes = takeBack(studentAfter());
    expect(stored(changes).identity).toMatchObject([
      { candidateIdentifier: '@75548223', version: 0, takenBack: ['import-1'] },
    ]);
  });
});

describe('taking back, three students a step', () => {
  const long = anImport({ status: 'taking-back', total: 7, done: 7 });

  test('notes how far it is and calls for the next three, then ends', () => {
    const first = takeBackImport({ import: long, students: [], total: 7 }, request, now);
    expect(stored(first).import).toMatchObject([{ done: 4, status: 'taking-back' }]);
    expect(done(first).emits).toMatchObject([
      { detail: { eventId: 'import-1/take-back/3', data: { importId: 'import-1', from: 3 } } },
    ]);
    const last = anEvent({ importId: 'import-1', from: 6 });
    const ended = takeBackImport(
      { import: { ...long, done: 1 }, students: [], total: 7 },
      last,
      now,
    );
    expect(stored(ended).import).toMatchObject([
      { done: 0, status: 'taken-back', finishedAt: now },
    ]);
    expect(done(ended).emits).toEqual([]);
  });

  test('takes no step twice, and none of an import that is not being taken back', () => {
    const because = (state: Partial<Parameters<typeof takeBackImport>[0]>) =>
      skipped(takeBackImport({ import: long, students: [], total: 7, ...state }, request, now));
    expect(because({ import: { ...long, done: 4 } })).toBe('step-already-taken');
    expect(because({ import: { ...long, status: 'done' } })).toBe('not-taking-back');
    expect(because({ import: undefined })).toBe('no-such-import');
  });
});
