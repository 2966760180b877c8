import { describe, expect, test } from 'vitest';
import { addAddress } from '../../../../functions/preferences/add-address.ts';
import { chooseMessages, choosePause } from '../../../../functions/preferences/choose-messages.ts';
import { readNewAddress } from '../../../../functions/preferences/read-new-address.ts';
import { readPause } from '../../../../functions/preferences/read-pause.ts';
import { refuseAddress } from '../../../../functions/preferences/refuse-address.ts';
import type { Changes } from '../../../../shared/ports.ts';
import type { AddressClaim } from '../../../../shared/records/address-claim.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { anAddress, aPerson, chen, ngozi, programId } from '../../../support/made-up-records.ts';

const now = '2027-05-05T12:00:00Z';

function done(changes: Changes) {
  if (changes.outcome !== 'done') throw new Error(`nothing was done: ${changes.because}`);
  return changes;
}

function personIn(changes: Changes): Person {
  const [write] = done(changes).writes;
  if (write === undefined || !('put' in write) || write.put !== 'person') {
    throw new Error('no person was stored');
  }
  return write.item;
}

function aClaim(claimants: string[], more: Partial<AddressClaim> = {}): AddressClaim {
  return { programId, addressId: 'a2', version: 1, claimants, ...more };
}

describe('stopping survey emails', () => {
  const stop = { purposes: ['surveys'], wanted: false, via: 'page' } as const;

  test('notes the wish, that the person is not to be written to, and announces it', () => {
    const changes = done(chooseMessages(aPerson({ version: 4 }), stop, now));
    expect(personIn(changes)).toMatchObject({ unwanted: ['surveys'], reach: 'opted-out' });
    expect(changes.emits?.[0]).toMatchObject({
      type: 'alumni.preference.changed.v1',
      detail: {
        eventId: `${ngozi}/preference/surveys/5`,
        data: { purpose: 'surveys', wanted: false, via: 'page' },
      },
    });
  });

  test('a second time changes nothing', () => {
    expect(chooseMessages(aPerson({ unwanted: ['surveys'] }), stop, now).outcome).toBe('skipped');
    expect(chooseMessages(aPerson(), { ...stop, wanted: true }, now).outcome).toBe('skipped');
  });

  test('undone, the person is as reachable as their addresses are', () => {
    const allow = { purposes: ['surveys'], wanted: true, via: 'page' } as const;
    const reachAfter = (person: Partial<Person>) =>
      personIn(chooseMessages(aPerson({ unwanted: ['surveys'], ...person }), allow, now)).reach;
    expect(reachAfter({})).toBe('reachable');
    expect(reachAfter({ addresses: [anAddress({ status: 'shared' })] })).toBe('shared-address');
    expect(reachAfter({ addresses: [] })).toBe('no-address');
  });

  test('stops one purpose and no other, and can be reached for the rest', () => {
    const checkIns = { purposes: ['checkIns'], wanted: false, via: 'one-click' } as const;
    const changes = done(chooseMessages(aPerson({ unwanted: ['events'] }), checkIns, now));
    expect(personIn(changes)).toMatchObject({
      unwanted: ['events', 'checkIns'],
      reach: 'reachable',
    });
    expect(changes).toMatchObject({
      what: 'messages-stopped',
      details: { purposes: 'checkIns', via: 'one-click' },
    });
  });

  test('of every purpose at once announces only what changed', () => {
    const all = {
      purposes: ['surveys', 'checkIns', 'mentoring', 'events'],
      wanted: false,
      via: 'page',
    } as const;
    const changes = done(chooseMessages(aPerson({ unwanted: ['mentoring'] }), all, now));
    expect(changes.emits?.map(({ detail }) => detail.eventId)).toStrictEqual([
      `${ngozi}/preference/surveys/1`,
      `${ngozi}/preference/checkIns/1`,
      `${ngozi}/preference/events/1`,
    ]);
    const back = chooseMessages(personIn(changes), { ...all, wanted: true }, now);
    expect(personIn(back)).toMatchObject({ unwanted: [], reach: 'reachable' });
  });

  test('an erased person has no wishes any more', () => {
    expect(chooseMessages(aPerson({ erasedAt: now }), stop, now).outcome).toBe('skipped');
    expect(chooseMessages(undefined, stop, now).outcome).toBe('skipped');
  });
});

describe('taking a break', () => {
  const until = (day: string | undefined) => ({ until: day, via: 'page' }) as const;

  test('notes the day and announces it; nothing else about the person changes', () => {
    const changes = done(choosePause(aPerson({ version: 4 }), until('2027-08-15'), now));
    expect(personIn(changes)).toStrictEqual(aPerson({ version: 4, pausedUntil: '2027-08-15' }));
    expect(changes).toMatchObject({
      what: 'pause-begun',
      emits: [
        {
          type: 'alumni.pause-changed.v1',
          detail: {
            eventId: `${ngozi}/pause/5`,
            data: { personId: ngozi, pausedUntil: '2027-08-15', via: 'page' },
          },
        },
      ],
    });
  });

  test('is ended by the same person', () => {
    const changes = done(
      choosePause(aPerson({ pausedUntil: '2027-08-15' }), until(undefined), now),
    );
    expect(personIn(changes)).not.toHaveProperty('pausedUntil');
    expect(changes.what).toBe('pause-ended');
    expect(changes.emits?.[0]?.detail.data).toStrictEqual({ personId: ngozi, via: 'page' });
  });

  test('a second time changes nothing', () => {
    expect(choosePause(aPerson(), until(undefined), now).outcome).toBe('skipped');
    const paused = aPerson({ pausedUntil: '2027-08-15' });
    expect(choosePause(paused, until('2027-08-15'), now).outcome).toBe('skipped');
    expect(choosePause(aPerson({ erasedAt: now }), until('2027-08-15'), now).outcome).toBe(
      'skipped',
    );
  });

  const read = (fields: Record<string, string>) =>
    readPause(new Map(Object.entries(fields)), {
      timeZone: 'America/Chicago',
      now: '2027-02-01T03:00:00Z',
    });

  test('lasts a month, three months, or until a day of their choice', () => {
    // February has no 31st.
    expect(read({ pause: '1-month' })).toStrictEqual({ ok: true, until: '2027-02-28' });
    expect(read({ pause: '3-months' })).toStrictEqual({ ok: true, until: '2027-04-30' });
    expect(read({ pause: 'until', until: ' 2027-08-15 ' })).toStrictEqual({
      ok: true,
      until: '2027-08-15',
    });
  });

  test.each([
    ['', '', 'no-length'],
    ['forever', '2027-08-15', 'no-length'],
    ['until', '', 'no-day'],
    ['until', '08/15/2027', 'no-day'],
    ['until', '2027-02-30', 'no-day'],
    ['until', '2027-01-31', 'not-ahead'],
    ['until', '2029-02-01', 'too-far'],
  ])('“%s” “%s” is asked for again: %s', (pause, day, problem) => {
    expect(read({ pause, until: day })).toMatchObject({ ok: false, problem, form: { until: day } });
  });
});

describe('“This is not me”', () => {
  const refusal = { addressId: 'a1', act: 'not-me' } as const;
  const undo = { addressId: 'a1', act: 'undo' } as const;

  test('the address is not used again, and another one of the person takes its place', () => {
    const person = aPerson({
      addresses: [anAddress(), anAddress({ addressId: 'a2', primary: false })],
    });
    const changes = done(refuseAddress({ person, claim: undefined }, refusal, now));
    expect(personIn(changes)).toMatchObject({
      reach: 'reachable',
      addresses: [{ addressId: 'a1', status: 'not-me', since: now }, { status: 'usable' }],
    });
    expect(changes.emits?.[0]?.detail).toMatchObject({
      data: { addressId: 'a1', change: 'not-me' },
    });
    expect(JSON.stringify(changes.emits)).not.toContain('@');
  });

  test('without another address the person cannot be reached', () => {
    const changes = refuseAddress({ person: aPerson(), claim: undefined }, refusal, now);
    expect(personIn(changes).reach).toBe('unusable-address');
  });

  test('undone, the address is used again, unless somebody else says it is theirs', () => {
    const person = aPerson({ addresses: [anAddress({ status: 'not-me' })] });
    const statusAfter = (claim: AddressClaim | undefined) =>
      personIn(refuseAddress({ person, claim }, undo, now)).addresses[0]?.status;
    expect(statusAfter(undefined)).toBe('usable');
    expect(statusAfter(aClaim([ngozi]))).toBe('usable');
    expect(statusAfter(aClaim([ngozi, chen]))).toBe('shared');
    expect(statusAfter(aClaim([ngozi, chen], { owner: chen }))).toBe('someone-else');
    expect(statusAfter(aClaim([ngozi, chen], { owner: ngozi }))).toBe('usable');
  });

  test('what a mailbox taught us of an address is neither overwritten nor undone', () => {
    for (const status of ['bounced', 'complained', 'not-an-address', 'someone-else'] as const) {
      const person = aPerson({ addresses: [anAddress({ status })] });
      expect(refuseAddress({ person, claim: undefined }, refusal, now).outcome).toBe('skipped');
      expect(refuseAddress({ person, claim: undefined }, undo, now).outcome).toBe('skipped');
    }
  });

  test('pressed twice it changes nothing more', () => {
    const person = aPerson({ addresses: [anAddress({ status: 'not-me' })] });
    expect(refuseAddress({ person, claim: undefined }, refusal, now).outcome).toBe('skipped');
  });

  test('an address that the person no longer has is left alone', () => {
    const state = { person: aPerson(), claim: undefined };
    expect(refuseAddress(state, { ...refusal, addressId: 'gone' }, now).outcome).toBe('skipped');
  });
});

describe('“I have a new address”', () => {
  const given = {
    addressId: 'a2',
    address: 'ngozi@new.example',
    electronicMailType: 'Home/Personal',
  } as const;

  test('it becomes the preferred one, claimed for the person', () => {
    const changes = done(addAddress({ person: aPerson(), claim: undefined }, given, now));
    expect(personIn(changes)).toMatchObject({
      reach: 'reachable',
      addresses: [
        { addressId: 'a2', primary: true, status: 'usable', source: 'self-report' },
        { addressId: 'a1', primary: false },
      ],
    });
    expect(changes.writes[1]).toEqual({
      put: 'addressClaim',
      item: { programId, addressId: 'a2', version: 0, claimants: [ngozi] },
    });
    expect(changes.emits?.map(({ type }) => type)).toEqual(['alumni.contact.changed.v1']);
    expect(JSON.stringify(changes.emits)).not.toContain('new.example');
  });

  test('an address that somebody else has too is used for neither, and the other one is told', () => {
    const state = { person: aPerson({ addresses: [] }), claim: aClaim([chen], { version: 7 }) };
    const changes = done(addAddress(state, given, now));
    expect(personIn(changes)).toMatchObject({
      reach: 'shared-address',
      addresses: [{ status: 'shared' }],
    });
    expect(changes.writes[1]).toMatchObject({ item: { version: 7, claimants: [chen, ngozi] } });
    expect(changes.emits?.[1]).toMatchObject({
      type: 'alumni.address-shared.v1',
      detail: { data: { personId: chen, addressId: 'a2' } },
    });
  });

  test('an address that an admin gave to somebody else stays theirs', () => {
    const claim = aClaim([chen], { owner: chen });
    const changes = done(addAddress({ person: aPerson(), claim }, given, now));
    expect(personIn(changes)).toMatchObject({
      reach: 'reachable',
      addresses: [{ addressId: 'a2', status: 'someone-else' }, { addressId: 'a1' }],
    });
    expect(changes.emits).toHaveLength(1);
  });

  test('the same address sent twice changes nothing more', () => {
    const first = addAddress({ person: aPerson(), claim: undefined }, given, now);
    const again = addAddress({ person: personIn(first), claim: aClaim([ngozi]) }, given, now);
    expect(again).toEqual({ outcome: 'skipped', because: 'known-already' });
  });

  test('an address once refused as “not me” counts again when the person gives it', () => {
    const person = aPerson({ addresses: [anAddress({ addressId: 'a2', status: 'not-me' })] });
    const changes = addAddress({ person, claim: aClaim([ngozi]) }, given, now);
    expect(personIn(changes).addresses).toMatchObject([{ status: 'usable', primary: true }]);
  });

  test('an address from which mail came back is not taken again', () => {
    for (const status of ['bounced', 'complained'] as const) {
      const person = aPerson({ addresses: [anAddress({ addressId: 'a2', status })] });
      expect(addAddress({ person, claim: undefined }, given, now)).toMatchObject({
        because: 'came-back',
      });
    }
  });

  test('nobody collects addresses without end', () => {
    const addresses = Array.from({ length: 12 }, (_, n) => anAddress({ addressId: `x${n}` }));
    const state = { person: aPerson({ addresses }), claim: undefined };
    expect(addAddress(state, given, now)).toMatchObject({ because: 'too-many' });
  });
});

describe('the form of the new address', () => {
  const read = (fields: Record<string, string>) => readNewAddress(new Map(Object.entries(fields)));

  test('an address is taken in lower case, as a personal one unless said otherwise', () => {
    expect(read({ address: ' Ngozi@New.Example ' })).toEqual({
      ok: true,
      given: { address: 'ngozi@new.example', electronicMailType: 'Home/Personal' },
    });
    expect(read({ address: 'a@b.org', kind: 'work' })).toMatchObject({
      given: { electronicMailType: 'Work' },
    });
    expect(read({ address: 'a@b.org', kind: 'Organization' })).toMatchObject({
      given: { electronicMailType: 'Home/Personal' },
    });
  });

  test('what is no address comes back as it was typed', () => {
    expect(read({})).toEqual({ ok: false, problem: 'missing', typed: '' });
    for (const typed of ['ngozi', 'ngozi@@x.org', 'a@b', 'a@b.org\r\nBcc: c@d.org', 'a b@c.org']) {
      expect(read({ address: typed })).toEqual({ ok: false, problem: 'no-address', typed });
    }
  });
});
