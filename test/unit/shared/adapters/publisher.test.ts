import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { alumniAddressShared } from '../../../../events/alumni-address-shared.ts';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { outgoing, type OutgoingEvent } from '../../../../events/contract.ts';
import { publish } from '../../../../shared/adapters/publisher.ts';
import { anEvent, aSubmission } from '../../../support/made-up-events.ts';
import { ngozi } from '../../../support/made-up-records.ts';

const buses = { intake: 'rollcall-intake', inner: 'rollcall' };
const eventBridge = mockClient(EventBridgeClient);

/** The entries of each call. `refuses` says which entry AWS does not take, at which call (from 0). */
function answering(refuses: (entry: PutEventsRequestEntry, call: number) => boolean = () => false) {
  const calls: PutEventsRequestEntry[][] = [];
  eventBridge
    .on(PutEventsCommand)
    .callsFake(({ Entries }: { Entries: PutEventsRequestEntry[] }) => {
      calls.push(Entries);
      const answers = Entries.map((entry) =>
        refuses(entry, calls.length - 1)
          ? { ErrorCode: 'ThrottlingException', ErrorMessage: 'later' }
          : { EventId: 'id' },
      );
      const failed = answers.filter((answer) => 'ErrorCode' in answer).length;
      return { FailedEntryCount: failed, Entries: answers };
    });
  return calls;
}

function facts(count: number): OutgoingEvent[] {
  return Array.from({ length: count }, (_, at) =>
    outgoing(
      alumniAddressShared,
      anEvent({ personId: ngozi, addressId: 'a1' }, { eventId: `event-${at}` }),
    ),
  );
}

const idOf = ({ Detail = '' }: PutEventsRequestEntry): string =>
  /"eventId":"([^"]*)"/.exec(Detail)?.[1] ?? '';

beforeEach(() => eventBridge.reset());

describe('publishing', () => {
  test('puts each event on its own bus, with type, source, detail and the time it happened', async () => {
    const calls = answering();
    const submission = outgoing(graduationSubmitted, aSubmission());
    const [fact] = facts(1);
    if (fact === undefined) throw new Error('no fact');
    expect(await publish([submission, fact], buses)).toEqual(new Set());
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject([
      {
        EventBusName: 'rollcall-intake',
        Source: 'rollcall.intake',
        DetailType: 'graduation.submitted.v1',
        Time: new Date('2026-05-15T17:00:00Z'),
      },
      { EventBusName: 'rollcall', DetailType: 'alumni.address-shared.v1' },
    ]);
    const detail: unknown = JSON.parse(calls[0]?.[0]?.Detail ?? '');
    expect(detail).toEqual(submission.detail);
  });

  test('takes ten a call, as AWS allows', async () => {
    const calls = answering();
    await publish(facts(23), buses);
    expect(calls.map((entries) => entries.length)).toEqual([10, 10, 3]);
    expect(calls.flat().map(idOf)).toEqual(facts(23).map(({ detail }) => detail.eventId));
  });

  test('never puts more bytes into a call than AWS allows, in whatever script they are written', async () => {
    const calls = answering();
    const long = (at: number) => {
      const event = outgoing(graduationSubmitted, aSubmission({}, { eventId: `long-${at}` }));
      return { ...event, detail: { ...event.detail, data: { text: 'é'.repeat(110_000) } } };
    };
    await publish(
      Array.from({ length: 9 }, (_, at) => long(at)),
      buses,
    );
    const bytes = calls.map((entries) =>
      entries.reduce((sum, { Detail = '' }) => sum + Buffer.byteLength(Detail), 0),
    );
    expect(Math.max(...bytes)).toBeLessThan(1024 * 1024);
    expect(calls.map((entries) => entries.length)).toEqual([4, 4, 1]);
  });

  test('calls nobody when there is nothing to say', async () => {
    const calls = answering();
    expect(await publish([], buses)).toEqual(new Set());
    expect(calls).toEqual([]);
  });
});

describe('events that AWS did not take', () => {
  test('are offered again, and only those', async () => {
    const calls = answering(
      (entry, call) => call === 0 && ['event-2', 'event-7'].includes(idOf(entry)),
    );
    expect(await publish(facts(10), buses)).toEqual(new Set());
    expect(calls.map((entries) => entries.map(idOf))).toEqual([
      facts(10).map(({ detail }) => detail.eventId),
      ['event-2', 'event-7'],
    ]);
  });

  test('are named by their place when they are not taken again and again', async () => {
    const calls = answering((entry) => idOf(entry) === 'event-12');
    expect(await publish(facts(15), buses)).toEqual(new Set([12]));
    expect(calls.map((entries) => entries.length)).toEqual([10, 5, 1, 1]);
  });

  test('come once each to the bus, whatever is refused at random', async () => {
    let seed = 7;
    const taken: string[] = [];
    answering((entry) => {
      seed = (seed * 48_271) % 2_147_483_647;
      const refused = seed % 3 === 0;
      if (!refused) taken.push(idOf(entry));
      return refused;
    });
    const left = await publish(facts(200), buses);
    const all = [...taken, ...[...left].map((index) => `event-${index}`)];
    expect(all.toSorted()).toEqual(
      facts(200)
        .map(({ detail }) => detail.eventId)
        .toSorted(),
    );
  });

  test('include those of which AWS says nothing at all', async () => {
    eventBridge.on(PutEventsCommand).resolves({});
    expect(await publish(facts(2), buses)).toEqual(new Set([0, 1]));
  });

  test('are all of them when the call itself fails: nothing is swallowed', async () => {
    eventBridge.on(PutEventsCommand).rejects(new Error('EventBridge is away'));
    await expect(publish(facts(1), buses)).rejects.toThrow('EventBridge is away');
  });
});
