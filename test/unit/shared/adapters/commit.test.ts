import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { alumniAddressShared } from '../../../../events/alumni-address-shared.ts';
import { outgoing } from '../../../../events/contract.ts';
import { committer } from '../../../../shared/adapters/commit.ts';
import { documentClient } from '../../../../shared/adapters/document-client.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { GoneError, PermanentError, StaleStateError } from '../../../../shared/domain/errors.ts';
import type { Changes, CommitContext, Write } from '../../../../shared/ports.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import { aMessage, anEnrolment, aPerson, programId } from '../../../support/made-up-records.ts';
import { failCalls } from '../../../support/table-faults.ts';
import { allItems, itemOf, putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const now = '2027-05-01T00:00:00.000Z';
let table: TestTable;
let faults: ReturnType<typeof failCalls> | undefined;

beforeAll(async () => {
  table = await startTable();
});
afterEach(() => {
  faults?.stop();
  faults = undefined;
});
afterAll(() => table.stop());

const commit = (changes: Done, more: Partial<CommitContext> = {}) =>
  committer(documentClient()).commit(changes, { ...context, ...more });

type Done = Extract<Changes, { outcome: 'done' }>;

const context: CommitContext = {
  workflow: 'owe-survey',
  eventId: 'event-1',
  programId,
  correlationId: 'story-1',
  occurredAt: '2027-04-30T00:00:00Z',
  cause: 'candidate.graduated.v1',
  now,
};

/** Each test has a person of its own. */
async function storedPerson(more: Partial<Person> = {}): Promise<Person> {
  const person = aPerson({ personId: crypto.randomUUID(), version: 1, ...more });
  await putRecord('person', person);
  return person;
}

function changesAbout(
  { personId }: Person,
  writes: readonly Write[],
  more: Partial<Done> = {},
): Done {
  return { outcome: 'done', what: 'survey-owed', about: `person#${personId}`, writes, ...more };
}

function entryKey({ personId }: Person, workflow = 'owe-survey', eventId = 'event-1') {
  return { partition: `person#${personId}`, workflow, eventId };
}

const shared = (personId: string) =>
  outgoing(alumniAddressShared, anEvent({ personId, addressId: 'a1' }));

describe('what a decision comes to', () => {
  test('is written as one: the records, and a line that says what happened and why', async () => {
    const person = await storedPerson();
    const enrolment = anEnrolment({ personId: person.personId });
    const changes = changesAbout(person, [{ put: 'enrolment', item: enrolment }], {
      details: { plan: 'annual-2027' },
    });
    expect(await commit(changes)).toBe('committed');
    expect(await itemOf('enrolment', enrolment)).toMatchObject({ version: 1, entity: 'enrolment' });
    expect(await itemOf('entry', entryKey(person))).toMatchObject({
      entity: 'entry',
      what: 'survey-owed',
      details: { plan: 'annual-2027' },
      cause: 'candidate.graduated.v1',
      correlationId: 'story-1',
      occurredAt: '2027-04-30T00:00:00Z',
      recordedAt: now,
    });
  });

  test('is written once: a repeat of the event changes nothing', async () => {
    const person = await storedPerson();
    const enrolment = anEnrolment({ personId: person.personId });
    const changes = changesAbout(person, [{ put: 'enrolment', item: enrolment }]);
    await commit(changes);
    const before = await allItems();
    expect(await commit(changes)).toBe('already-done');
    const later = {
      ...changes,
      writes: [{ put: 'enrolment', item: { ...enrolment, version: 1 } }] as const,
    };
    expect(await commit(later)).toBe('already-done');
    expect(await allItems()).toEqual(before);
  });

  test('is written once when the answer to the first time was lost', async () => {
    const person = await storedPerson();
    const enrolment = anEnrolment({ personId: person.personId });
    const changes = changesAbout(person, [{ put: 'enrolment', item: enrolment }]);
    faults = failCalls({ 1: 'answer lost' });
    await expect(commit(changes)).rejects.toThrow('answer lost');
    expect(await commit(changes)).toBe('already-done');
    expect(await itemOf('enrolment', enrolment)).toMatchObject({ version: 1 });
  });

  test('by another workflow, or for another event, is another line', async () => {
    const person = await storedPerson();
    expect(await commit(changesAbout(person, []))).toBe('committed');
    expect(await commit(changesAbout(person, []), { workflow: 'flag-shared-address' })).toBe(
      'committed',
    );
    expect(await commit(changesAbout(person, []), { eventId: 'event-2' })).toBe('committed');
  });

  test('leaves nothing behind when any part of it cannot be written', async () => {
    const person = await storedPerson();
    const message = aMessage({ personId: person.personId, version: 0 });
    const stale = anEnrolment({ personId: person.personId, version: 7 });
    const before = await allItems();
    const writes: Write[] = [
      { put: 'message', item: message },
      { put: 'enrolment', item: stale },
    ];
    await expect(commit(changesAbout(person, writes))).rejects.toThrow(StaleStateError);
    expect(await allItems()).toEqual(before);
  });

  test('can take records and lines away', async () => {
    const person = await storedPerson();
    const enrolment = anEnrolment({ personId: person.personId, version: 1 });
    await putRecord('enrolment', enrolment);
    await commit(changesAbout(person, []), { eventId: 'old' });
    const writes: Write[] = [
      { remove: 'enrolment', item: enrolment },
      { removeEntry: entryKey(person, 'owe-survey', 'old') },
    ];
    await commit(changesAbout(person, writes));
    expect(await itemOf('enrolment', enrolment)).toBeUndefined();
    expect(await itemOf('entry', entryKey(person, 'owe-survey', 'old'))).toBeUndefined();
  });
});

describe('what somebody else changed meanwhile', () => {
  test('is not overwritten: it is to be read and decided again', async () => {
    const person = await storedPerson({ version: 2 });
    const write = (version: number): Write[] => [{ put: 'person', item: { ...person, version } }];
    await expect(commit(changesAbout(person, write(1)))).rejects.toThrow(StaleStateError);
    await expect(commit(changesAbout(person, write(0)))).rejects.toThrow(StaleStateError);
    expect(await commit(changesAbout(person, write(2)))).toBe('committed');
    expect(await itemOf('person', person)).toMatchObject({ version: 3 });
  });

  test('is not taken away either', async () => {
    const person = await storedPerson();
    const enrolment = anEnrolment({ personId: person.personId, version: 2 });
    await putRecord('enrolment', enrolment);
    const writes: Write[] = [{ remove: 'enrolment', item: { ...enrolment, version: 1 } }];
    await expect(commit(changesAbout(person, writes))).rejects.toThrow(StaleStateError);
  });
});

describe('a line that must still be missing', () => {
  test('lets nothing be written once it is there: it is to be decided again', async () => {
    const person = await storedPerson();
    const absentEntry = entryKey(person, 'owe-survey', 'owing');
    const write = (eventId: string) =>
      commit(changesAbout(person, [{ absentEntry }]), { workflow: 'take-back-import', eventId });
    expect(await write('before')).toBe('committed');
    await commit(changesAbout(person, []), { eventId: 'owing' });
    await expect(write('after')).rejects.toThrow(StaleStateError);
    expect(await itemOf('entry', entryKey(person, 'take-back-import', 'after'))).toBeUndefined();
  });
});

describe('a person who was erased, or is not there', () => {
  test('has nothing written about them', async () => {
    const erased = await storedPerson({ erasedAt: now });
    const gone = aPerson({ personId: crypto.randomUUID() });
    for (const person of [erased, gone]) {
      const enrolment = anEnrolment({ personId: person.personId });
      const changes = changesAbout(person, [{ put: 'enrolment', item: enrolment }]);
      await expect(commit(changes)).rejects.toThrow(GoneError);
      expect(await itemOf('enrolment', enrolment)).toBeUndefined();
    }
  });

  test('is not brought back by a change of the person themselves', async () => {
    const erased = await storedPerson({ erasedAt: now, version: 4 });
    for (const version of [0, 3, 4]) {
      const back = { ...erased, version, erasedAt: undefined };
      const changes = changesAbout(erased, [{ put: 'person', item: back }]);
      await expect(commit(changes)).rejects.toThrow(GoneError);
    }
    expect(await itemOf('person', erased)).toMatchObject({ erasedAt: now });
  });

  test('is not hidden by a change of somebody else', async () => {
    const erased = await storedPerson({ erasedAt: now });
    const other = await storedPerson();
    const changes = changesAbout(erased, [{ put: 'person', item: other }]);
    await expect(commit(changes)).rejects.toThrow(GoneError);
  });
});

describe('what is to be announced', () => {
  test('lies with the line, and waits in the outbox until five minutes from now', async () => {
    const person = await storedPerson();
    await commit(changesAbout(person, [], { emits: [shared(person.personId)] }));
    const entry = await itemOf('entry', entryKey(person));
    expect(entry?.['due']).toMatch(/^outbox#\d$/);
    expect(entry).toMatchObject({
      dueAt: '2027-05-01T00:05:00.000Z',
      emits: [
        { bus: 'inner', type: 'alumni.address-shared.v1', detail: { data: { addressId: 'a1' } } },
      ],
    });
  });

  test('when it is nothing, waits nowhere', async () => {
    const person = await storedPerson();
    await commit(changesAbout(person, [], { emits: [] }));
    const entry = await itemOf('entry', entryKey(person));
    for (const field of ['due', 'dueAt', 'emits']) expect(entry).not.toHaveProperty(field);
  });
});

describe('how long a line stays', () => {
  const seconds = Date.parse(now) / 1000;

  test('is for ever with a person, and as long as it is told elsewhere', async () => {
    const person = await storedPerson();
    await commit(changesAbout(person, []));
    expect(await itemOf('entry', entryKey(person))).not.toHaveProperty('expiresAt');
    const about = `import#${crypto.randomUUID()}`;
    const key = { partition: about, workflow: 'owe-survey', eventId: 'event-1' };
    await commit({ ...changesAbout(person, []), about, keepForDays: 90 });
    expect(await itemOf('entry', key)).toMatchObject({ expiresAt: seconds + 90 * 86_400 });
    await commit({ ...changesAbout(person, []), about }, { eventId: 'event-2', expiresAt: 99 });
    expect(await itemOf('entry', { ...key, eventId: 'event-2' })).toMatchObject({ expiresAt: 99 });
  });
});

describe('what the table refuses', () => {
  const cancelled = (...codes: string[]) =>
    new TransactionCanceledException({
      message: 'cancelled',
      $metadata: {},
      CancellationReasons: codes.map((Code) => ({ Code })),
    });

  test.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'for the moment (%s) is tried again in place',
    async (code) => {
      const person = await storedPerson();
      faults = failCalls({ 1: cancelled('None', code), 2: cancelled(code, 'None') });
      expect(await commit(changesAbout(person, []))).toBe('committed');
      expect(faults.calls).toHaveLength(3);
    },
  );

  test('again and again is left for later', async () => {
    const person = await storedPerson();
    const conflict = cancelled('TransactionConflict', 'None');
    faults = failCalls(
      Object.fromEntries(Array.from({ length: 20 }, (_, at) => [at + 1, conflict])),
    );
    await expect(commit(changesAbout(person, []))).rejects.toThrow(TransactionCanceledException);
    expect(faults.calls).toHaveLength(6);
  });

  test('both for the moment and because something changed has changed', async () => {
    const person = await storedPerson();
    const item = anEnrolment({ personId: person.personId });
    faults = failCalls({ 1: cancelled('TransactionConflict', 'ConditionalCheckFailed', 'None') });
    await expect(commit(changesAbout(person, [{ put: 'enrolment', item }]))).rejects.toThrow(
      StaleStateError,
    );
  });

  test('for another reason is thrown, to be tried later', async () => {
    const person = await storedPerson();
    faults = failCalls({ 1: cancelled('None', 'ItemCollectionSizeLimitExceeded') });
    await expect(commit(changesAbout(person, []))).rejects.toThrow(TransactionCanceledException);
    faults.stop();
    faults = failCalls({ 1: 'request lost' });
    await expect(commit(changesAbout(person, []))).rejects.toThrow('request lost');
  });

  test('as malformed is never tried again: the same record twice, or too large', async () => {
    const person = await storedPerson();
    const item = anEnrolment({ personId: person.personId });
    const twice: Write[] = [
      { put: 'enrolment', item },
      { put: 'enrolment', item },
    ];
    await expect(commit(changesAbout(person, twice))).rejects.toThrow(PermanentError);
    const large: Write[] = [{ put: 'enrolment', item: { ...item, listBy: 'x'.repeat(420_000) } }];
    await expect(commit(changesAbout(person, large))).rejects.toThrow(PermanentError);
  });

  test('for holding more than a hundred parts is never sent', async () => {
    const person = await storedPerson();
    const writes = (count: number): Write[] =>
      Array.from({ length: count }, (_, at) => ({
        put: 'enrolment',
        item: anEnrolment({ personId: person.personId, plan: `annual-${2000 + at}` }),
      }));
    // The line itself and the check of the person are parts too.
    faults = failCalls({});
    await expect(commit(changesAbout(person, writes(99)))).rejects.toThrow(PermanentError);
    expect(faults.calls).toEqual([]);
    expect(await commit(changesAbout(person, writes(98)))).toBe('committed');
  });
});

test('a decision meets the store as it was read', async () => {
  const person = await storedPerson();
  const store = records(() => now);
  const { read } = await store.read({ read: { record: 'person', key: person } });
  expect(read).toMatchObject({ personId: person.personId, version: 1 });
});
