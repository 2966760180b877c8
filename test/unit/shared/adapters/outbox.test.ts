import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alumniAddressShared } from '../../../../events/alumni-address-shared.ts';
import { outgoing, type OutgoingEvent } from '../../../../events/contract.ts';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { committer } from '../../../../shared/adapters/commit.ts';
import { documentClient } from '../../../../shared/adapters/document-client.ts';
import { inTens, missed, pendingIn, pendingOf, relay } from '../../../../shared/adapters/outbox.ts';
import type { StoredItem } from '../../../../shared/adapters/stored-item.ts';
import { anEvent, aSubmission } from '../../../support/made-up-events.ts';
import { aPerson, ngozi, programId } from '../../../support/made-up-records.ts';
import { failCalls } from '../../../support/table-faults.ts';
import { itemOf, putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const buses = { intake: 'rollcall-intake', inner: 'rollcall' };
const now = '2027-05-01T00:00:00.000Z';
const grace = '2027-05-01T00:05:00.000Z';
const eventBridge = mockClient(EventBridgeClient);
let table: TestTable;
let faults: ReturnType<typeof failCalls> | undefined;
let refused: readonly string[] = [];
let published: string[] = [];

beforeAll(async () => {
  table = await startTable();
  await putRecord('person', aPerson({ version: 1 }));
});
beforeEach(() => {
  [refused, published] = [[], []];
  eventBridge.reset();
  eventBridge
    .on(PutEventsCommand)
    .callsFake(({ Entries }: { Entries: PutEventsRequestEntry[] }) => ({
      Entries: Entries.map(({ Detail = '' }) => {
        const id = /"eventId":"([^"]*)"/.exec(Detail)?.[1] ?? '';
        if (refused.includes(id)) return { ErrorCode: 'InternalFailure' };
        published.push(id);
        return { EventId: id };
      }),
    }));
});
afterEach(async () => {
  faults?.stop();
  faults = undefined;
  // The next test finds an empty outbox.
  refused = [];
  await relay(await missed('2099-01-01T00:00:00Z', 100), buses);
});
afterAll(() => table.stop());

const keyOf = (eventId: string) => ({ partition: `person#${ngozi}`, workflow: 'w', eventId });

function facts(eventId: string, count: number): OutgoingEvent[] {
  return Array.from({ length: count }, (_, number) =>
    outgoing(
      alumniAddressShared,
      anEvent({ personId: ngozi, addressId: 'a1' }, { eventId: `${eventId}/${number}` }),
    ),
  );
}

/** Commits an entry that announces some events; gives it as the table's stream shows it. */
async function entry(
  eventId: string,
  count = 1,
  at = now,
  emits = facts(eventId, count),
): Promise<StoredItem> {
  await committer(documentClient()).commit(
    {
      outcome: 'done',
      what: 'x',
      about: `person#${ngozi}`,
      writes: [],
      emits,
    },
    {
      workflow: 'w',
      eventId,
      programId,
      correlationId: 'c',
      occurredAt: at,
      cause: 'test',
      now: at,
    },
  );
  const item = await itemOf('entry', keyOf(eventId));
  if (item === undefined) throw new Error('the entry was not written');
  return item;
}

const waiting = async (eventId: string) =>
  (await itemOf('entry', keyOf(eventId)))?.['due'] !== undefined;

function pending(...items: StoredItem[]) {
  return items.flatMap((item) => pendingIn(item) ?? []);
}

describe('the relay', () => {
  test('publishes what an entry announces, and takes it out of the outbox', async () => {
    const item = await entry('relayed', 2);
    expect(await relay(pending(item), buses)).toEqual(new Set());
    expect(published).toEqual(['relayed/0', 'relayed/1']);
    const left = await itemOf('entry', keyOf('relayed'));
    for (const field of ['due', 'dueAt']) expect(left).not.toHaveProperty(field);
    expect(left?.['emits']).toHaveLength(2);
  });

  test('keeps no submission once it is on the bus: it carries personal data', async () => {
    const submission = outgoing(graduationSubmitted, aSubmission({}, { eventId: 'submitted' }));
    const item = await entry('intake', 1, now, [submission]);
    expect(JSON.stringify(item)).toContain('Ivanova');
    await relay(pending(item), buses);
    expect(published).toEqual(['submitted']);
    const left = await itemOf('entry', keyOf('intake'));
    expect(left).toMatchObject({ what: 'x', eventId: 'intake' });
    expect(JSON.stringify(left)).not.toContain('Ivanova');
  });

  test('leaves in the outbox what was not published whole, and names it', async () => {
    const items = [await entry('whole'), await entry('partly', 3)];
    refused = ['partly/1'];
    const failed = await relay(pending(...items), buses);
    expect(failed).toEqual(new Set([`person#${ngozi}\nentry#w#partly`]));
    expect(await waiting('whole')).toBe(false);
    expect(await waiting('partly')).toBe(true);
  });

  test('leaves everything in the outbox when the bus is away', async () => {
    const item = await entry('away');
    eventBridge.on(PutEventsCommand).rejects(new Error('EventBridge is away'));
    await expect(relay(pending(item), buses)).rejects.toThrow('EventBridge is away');
    expect(await waiting('away')).toBe(true);
    eventBridge.on(PutEventsCommand).resolves({ Entries: [{ EventId: 'x' }] });
  });

  test('publishes again rather than not at all when taking out fails', async () => {
    const item = await entry('kept');
    faults = failCalls({ 1: 'request lost' });
    await expect(relay(pending(item), buses)).rejects.toThrow('request lost');
    expect(published).toEqual(['kept/0']);
    expect(await waiting('kept')).toBe(true);
    expect(await relay(pending(item), buses)).toEqual(new Set());
    expect(await waiting('kept')).toBe(false);
  });

  test('does not bring back an entry that was taken away meanwhile', async () => {
    const item = await entry('removed');
    await committer(documentClient()).commit(
      {
        outcome: 'done',
        what: 'x',
        about: `person#${ngozi}`,
        writes: [{ removeEntry: keyOf('removed') }],
      },
      {
        workflow: 'w2',
        eventId: 'e',
        programId,
        correlationId: 'c',
        occurredAt: now,
        cause: 'test',
        now,
      },
    );
    expect(await relay(pending(item), buses)).toEqual(new Set());
    expect(await itemOf('entry', keyOf('removed'))).toBeUndefined();
  });
});

describe('what the stream shows', () => {
  test('is an entry of the outbox when it announces something', async () => {
    const item = await entry('streamed');
    expect(pendingOf(marshall(item))).toEqual(pendingIn(item));
    expect(pendingOf(marshall(item))?.emits).toHaveLength(1);
  });

  test('is none when it is another record, an entry that announces nothing, or nothing', async () => {
    const { due: _, dueAt: __, ...settled } = await entry('settled');
    expect(pendingIn(settled)).toBeUndefined();
    const person = (await itemOf('person', { personId: ngozi })) ?? {};
    expect(pendingIn(person)).toBeUndefined();
    for (const image of [undefined, null, 'text', {}]) expect(pendingOf(image)).toBeUndefined();
  });
});

describe('the sweep', () => {
  test('finds what the relay missed once its five minutes have passed, and not before', async () => {
    await entry('missed');
    expect(await missed('2027-05-01T00:04:59.999Z', 100)).toEqual([]);
    const found = await missed(grace, 100);
    expect(found.map(({ sk }) => sk)).toEqual(['entry#w#missed']);
    await relay(found, buses);
    expect(published).toEqual(['missed/0']);
    expect(await missed(grace, 100)).toEqual([]);
  });

  test('finds the oldest first, no more than it can do', async () => {
    for (const at of [3, 1, 2]) await entry(`old-${at}`, 1, `2027-05-01T00:0${at}:00.000Z`);
    const found = await missed('2027-05-02T00:00:00Z', 2);
    expect(found.map(({ sk }) => sk).toSorted()).toEqual(['entry#w#old-1', 'entry#w#old-2']);
  });

  test('publishes nothing that the relay has published since the index was read', async () => {
    const item = await entry('raced');
    await relay(pending(item), buses);
    // The index still shows it, as an eventually consistent one may: the entry itself is read again.
    expect(await missed(grace, 100)).toEqual([]);
  });
});

test('many things are done ten at a time, each once', async () => {
  let [running, most] = [0, 0];
  const did: number[] = [];
  await inTens(
    Array.from({ length: 25 }, (_, at) => at),
    async (item) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      did.push(item);
      running -= 1;
    },
  );
  expect(did.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, at) => at));
  expect(most).toBeLessThanOrEqual(10);
});
