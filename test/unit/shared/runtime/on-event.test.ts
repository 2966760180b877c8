import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { alumniAddressReleased } from '../../../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../../../events/alumni-address-shared.ts';
import { records } from '../../../../shared/adapters/records.ts';
import type { Changes } from '../../../../shared/ports.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { describeWork, on, onEvent } from '../../../../shared/runtime/on-event.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import { aPerson } from '../../../support/made-up-records.ts';
import { batch, busMessage, message } from '../../../support/queue-messages.ts';
import { failCalls } from '../../../support/table-faults.ts';
import { allItems, itemOf, putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';
import '../../../support/quiet.ts';

const sqs = mockClient(SQSClient);
let table: TestTable;
let faults: ReturnType<typeof failCalls> | undefined;

beforeAll(async () => {
  table = await startTable();
});
beforeEach(() => {
  vi.stubEnv('WORKFLOW', 'flag-shared-address');
  vi.stubEnv('QUEUE_URL', 'http://localhost/queue');
  sqs.reset();
  sqs.on(ChangeMessageVisibilityCommand).resolves({});
});
afterEach(() => {
  faults?.stop();
  faults = undefined;
});
afterAll(() => table.stop());

/** A workflow that counts on the person how often it was done. */
function counting() {
  let decisions = 0;
  const use = on(alumniAddressShared, {
    read: ({ data: { personId } }, store) =>
      store.read({ person: { record: 'person', key: { personId } } }),
    decide: ({ person }, event, now): Changes => {
      decisions += 1;
      if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
      return {
        outcome: 'done',
        what: 'counted',
        details: { occurredAt: event.occurredAt, now },
        about: `person#${person.personId}`,
        writes: [{ put: 'person', item: { ...person, cohort: person.cohort + 1 } }],
      };
    },
  });
  return { run: onEvent(use), decisions: () => decisions };
}

async function storedPerson(): Promise<Person> {
  const person = aPerson({ personId: crypto.randomUUID(), version: 1, cohort: 0 });
  await putRecord('person', person);
  return person;
}

function news({ personId }: Person, eventId: string = crypto.randomUUID()) {
  return busMessage(alumniAddressShared, anEvent({ personId, addressId: 'a1' }, { eventId }));
}

const done = { batchItemFailures: [] };
const counted = async (person: Person) => (await itemOf('person', person))?.['cohort'];
const deadLetters = (programId = 'cedar-valley') =>
  records(() => '2027-05-01T00:00:00Z').deadLetters(programId);

describe('an event', () => {
  test('is done once, however often it is delivered', async () => {
    const person = await storedPerson();
    const { run } = counting();
    const same = news(person, 'same');
    expect(await run(batch(same))).toEqual(done);
    expect(await run(batch(same, same))).toEqual(done);
    expect(await run(batch(news(person, 'same')))).toEqual(done);
    expect(await counted(person)).toBe(1);
  });

  test('is done once when eight of it come at the same time', async () => {
    const person = await storedPerson();
    const { run } = counting();
    await run(batch(...Array.from({ length: 8 }, () => news(person, 'same'))));
    expect(await counted(person)).toBe(1);
  });

  test('is decided again on what is there now, when others changed it meanwhile', async () => {
    const person = await storedPerson();
    const { run, decisions } = counting();
    const five = Array.from({ length: 5 }, () => news(person));
    expect(await run(batch(...five))).toEqual(done);
    expect(await counted(person)).toBe(5);
    expect(decisions()).toBeGreaterThan(5);
  });

  test('leaves a line under its own workflow, with when it happened and what caused it', async () => {
    const person = await storedPerson();
    await counting().run(batch(news(person, 'line')));
    const partition = `person#${person.personId}`;
    expect(
      await itemOf('entry', { partition, workflow: 'flag-shared-address', eventId: 'line' }),
    ).toMatchObject({
      what: 'counted',
      cause: 'alumni.address-shared.v1',
      occurredAt: '2026-05-15T17:00:00Z',
      details: { occurredAt: '2026-05-15T17:00:00Z' },
    });
  });

  test('that comes to nothing leaves nothing', async () => {
    const before = await allItems();
    const nobody = aPerson({ personId: crypto.randomUUID() });
    expect(await counting().run(batch(news(nobody)))).toEqual(done);
    expect(await allItems()).toEqual(before);
  });

  test('about somebody who was erased comes to nothing, and is not tried again', async () => {
    const person = { ...(await storedPerson()), erasedAt: '2027-01-01T00:00:00Z' };
    await putRecord('person', person);
    expect(await counting().run(batch(news(person)))).toEqual(done);
    expect(await counted(person)).toBe(0);
  });

  test('is tried again later when the table is away', async () => {
    const person = await storedPerson();
    faults = failCalls({ 1: 'request lost' });
    const record = news(person, 'away');
    expect(await counting().run(batch(record))).toEqual({
      batchItemFailures: [{ itemIdentifier: record.messageId }],
    });
    expect(await counting().run(batch(record))).toEqual(done);
    expect(await counted(person)).toBe(1);
  });

  test('was done when only the answer to it was lost', async () => {
    const person = await storedPerson();
    faults = failCalls({ 2: 'answer lost' });
    const record = news(person, 'unanswered');
    expect((await counting().run(batch(record))).batchItemFailures).toHaveLength(1);
    expect(await counting().run(batch(record))).toEqual(done);
    expect(await counted(person)).toBe(1);
  });
});

describe('an event that is none of ours', () => {
  test('breaking its contract is a dead letter that names the fields; the others go on', async () => {
    const person = await storedPerson();
    const { personId } = person;
    const broken = busMessage(alumniAddressShared, {
      ...anEvent({ personId: 'Ngozi' }, { eventId: 'broken' }),
      programId: 'broken-program',
    });
    expect(await counting().run(batch(broken, news(person)))).toEqual(done);
    expect(await counted({ ...person, personId })).toBe(1);
    const [letter] = await deadLetters('broken-program');
    expect(letter).toMatchObject({
      workflow: 'flag-shared-address',
      eventId: 'broken',
      type: 'alumni.address-shared.v1',
      bus: 'inner',
    });
    expect(letter?.reason).toContain('data.personId: a person id as Rollcall gives it (a UUID)');
    expect(letter?.reason).toContain('data.addressId: is missing');
  });

  test.each(['', '{', 'null', '"text"', '{"detail":{}}'])(
    'being %j is a dead letter for all to see',
    async (body) => {
      const record = message(body);
      expect(await counting().run(batch(record))).toEqual(done);
      const letters = await deadLetters('unattributed');
      expect(letters).toContainEqual(
        expect.objectContaining({
          eventId: record.messageId,
          reason: 'the message is not an event of EventBridge',
          bus: 'none',
          detail: body,
        }),
      );
    },
  );

  test('being of another type is a dead letter', async () => {
    const person = await storedPerson();
    const other = busMessage(
      alumniAddressReleased,
      anEvent(
        { personId: person.personId, addressId: 'a1' },
        { eventId: 'other', programId: 'other-type' },
      ),
    );
    expect(await counting().run(batch(other))).toEqual(done);
    expect(await deadLetters('other-type')).toMatchObject([
      { reason: 'no use case here for events of type alumni.address-released.v1' },
    ]);
  });
});

describe('how lost work reads', () => {
  const person = aPerson();

  test('is by its program, event and type, with all it said', () => {
    const record = news(person, 'e1');
    expect(describeWork(record, 'inner')).toEqual({
      programId: 'cedar-valley',
      eventId: 'e1',
      type: 'alumni.address-shared.v1',
      source: 'rollcall.registry',
      bus: 'inner',
      detail: JSON.stringify(
        anEvent({ personId: person.personId, addressId: 'a1' }, { eventId: 'e1' }),
      ),
    });
  });

  test('is by its program also when it is no event but says whose it is', () => {
    const body = JSON.stringify({ programId: 'cedar-valley', personId: 'p' });
    expect(describeWork(message(body, { messageId: 'm1' }), 'inner')).toMatchObject({
      programId: 'cedar-valley',
      eventId: 'm1',
      bus: 'none',
      detail: body,
    });
  });

  test.each(['Cedar Valley', '', 'x'.repeat(41), 7])(
    'is shown to all when its program is %j, which nobody has',
    (programId) => {
      const record = busMessage(alumniAddressShared, { programId, eventId: 'with a space' });
      expect(describeWork(record, 'inner')).toMatchObject({
        programId: 'unattributed',
        eventId: record.messageId,
      });
    },
  );
});
