import {
  DescribeEventBusCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListArchivesCommand,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anyUuid, textContaining } from './expected.ts';
import { queueArn, startWireServices, type WireServices } from './wire-services.ts';

const MIB = 1_048_576;
const retry = { attempts: 185, maxAgeSeconds: 86_400 };
let wire: WireServices;
let events: EventBridgeClient;

beforeAll(async () => {
  wire = await startWireServices();
  events = new EventBridgeClient(wire.client());
  wire.buses.createBus('rollcall');
  wire.queue('seen');
  wire.buses.createArchive({ name: 'year', busName: 'rollcall', retentionDays: 400 });
  wire.buses.createRule({
    busName: 'rollcall',
    name: 'everything',
    pattern: { source: [{ prefix: '' }] },
    targets: [{ id: 'seen', arn: queueArn('seen'), retry }],
  });
});
afterAll(async () => {
  events.destroy();
  await wire.stop();
});
beforeEach(() => wire.queues.purge(queueArn('seen')));

const good: PutEventsRequestEntry = {
  EventBusName: 'rollcall',
  Source: 'rollcall.registry',
  DetailType: 'candidate.graduated.v1',
  Detail: '{"eventId":"1"}',
};
const put = (...Entries: PutEventsRequestEntry[]) => events.send(new PutEventsCommand({ Entries }));
const delivered = (): unknown[] =>
  wire.queues.receive(queueArn('seen'), 10).map(({ body }) => {
    const event: unknown = JSON.parse(body);
    return event;
  });

describe('PutEvents', () => {
  test('hands an event on with all members that AWS gives it', async () => {
    const answer = await put({
      ...good,
      Time: new Date('2027-05-03T15:00:00.789Z'),
      Resources: ['arn:aws:rollcall:person/1'],
      TraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
      Detail: ' {"n": 12345678901234567890, "text": "é"} ',
    });
    expect(answer).toMatchObject({
      FailedEntryCount: 0,
      Entries: [{ EventId: anyUuid }],
    });
    const [message] = wire.queues.receive(queueArn('seen'), 10);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      version: '0',
      id: answer.Entries?.[0]?.EventId,
      'detail-type': 'candidate.graduated.v1',
      source: 'rollcall.registry',
      account: '000000000000',
      time: '2027-05-03T15:00:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:rollcall:person/1'],
      detail: { text: 'é' },
    });
    // Digits that a JavaScript number would lose are kept.
    expect(message?.body).toContain('"n": 12345678901234567890');
    expect(message?.attributes['AWSTraceHeader']).toBe('Root=1-5759e988-bd862e3fe1be46a994272793');
  });

  test('stamps an event without a time with the present virtual time', async () => {
    await wire.pass(86_400);
    await put(good);
    const [event] = delivered();
    const expected = new Date(wire.clock.now()).toISOString().slice(0, 16);
    expect(event).toMatchObject({ time: textContaining(expected), resources: [] });
  });

  test('fails each wrong entry at its own index, with the reason, and takes the others', async () => {
    const { Source: _s, ...noSource } = good;
    const { DetailType: _t, ...noType } = good;
    const { Detail: _d, ...noDetail } = good;
    const answer = await put(
      good,
      noSource,
      noType,
      noDetail,
      { ...good, Detail: '{"a":' },
      { ...good, Detail: '["no object"]' },
      { ...good, Detail: '"text"' },
      { ...good, Source: 'aws.ec2' },
      { ...good, DetailType: 'x'.repeat(129) },
      { ...good, DetailType: 'x'.repeat(128) },
    );
    expect(answer.FailedEntryCount).toBe(8);
    const required = (name: string) =>
      `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
    expect(answer.Entries?.map(({ ErrorCode, ErrorMessage }) => [ErrorCode, ErrorMessage])).toEqual(
      [
        [undefined, undefined],
        ['InvalidArgument', required('Source')],
        ['InvalidArgument', required('DetailType')],
        ['InvalidArgument', required('Detail')],
        ['MalformedDetail', 'Detail is malformed.'],
        ['MalformedDetail', 'Detail is malformed.'],
        ['MalformedDetail', 'Detail is malformed.'],
        ['NotAuthorizedForSourceException', 'Not authorized for the source.'],
        ['InvalidArgument', textContaining('128 characters')],
        [undefined, undefined],
      ],
    );
    expect(answer.Entries?.map(({ EventId }) => EventId !== undefined)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(delivered()).toHaveLength(2);
  });

  test.each([
    [0, undefined],
    [1, 'ValidationException'],
  ])('takes entries of 1 MiB and %i bytes together: %s', async (more, name) => {
    const time = new Date('2027-05-03T15:00:00Z');
    const resource = 'é';
    const fixed =
      2 * ('rollcall.registry'.length + 'candidate.graduated.v1'.length) +
      14 +
      2 +
      '{"a":""}'.length * 2;
    const half = Math.floor((MIB - fixed) / 2);
    const sending = put(
      { ...good, Time: time, Resources: [resource], Detail: `{"a":"${'x'.repeat(half)}"}` },
      { ...good, Detail: `{"a":"${'x'.repeat(MIB - fixed - half + more)}"}` },
    );
    if (name === undefined) {
      await expect(sending).resolves.toMatchObject({ FailedEntryCount: 0 });
      expect(delivered()).toHaveLength(2);
      return;
    }
    await expect(sending).rejects.toMatchObject({
      name,
      message: 'Total size of the entries in the request is over the limit.',
      $metadata: { httpStatusCode: 400 },
    });
    expect(delivered()).toHaveLength(0);
  });

  test.each([
    ['no entries', [], 'Member must have length greater than or equal to 1'],
    ['eleven entries', Array.from({ length: 11 }, () => good), 'length less than or equal to 10'],
    ['a bus without a name', [{ ...good, EventBusName: '' }], 'greater than or equal to 1'],
    ['a bus name with a blank', [{ ...good, EventBusName: 'a b' }], 'regular expression pattern'],
    ['a trace header of 501', [{ ...good, TraceHeader: 'x'.repeat(501) }], 'length'],
    ['a resource of 2049', [{ ...good, Resources: ['x'.repeat(2049)] }], 'equal to 2048'],
  ])('refuses the whole request for %s', async (_, Entries, sentence) => {
    await expect(put(...Entries)).rejects.toMatchObject({
      name: 'ValidationException',
      message: textContaining(sentence),
    });
    expect(delivered()).toHaveLength(0);
  });

  test('refuses a time that is none', async () => {
    const response = await fetch(wire.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
      body: JSON.stringify({ Entries: [{ ...good, Time: 1e20 }] }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('SerializationException');
  });

  test('takes a bus by its ARN, and takes and drops events for a bus that does not exist', async () => {
    const answer = await put(
      { ...good, EventBusName: 'arn:aws:events:us-east-1:000000000000:event-bus/rollcall' },
      { ...good, EventBusName: 'nobody' },
      { ...good, EventBusName: 'arn:aws:events:eu-west-1:000000000000:event-bus/rollcall' },
    );
    expect(answer.FailedEntryCount).toBe(0);
    expect(answer.Entries?.every(({ EventId }) => EventId !== undefined)).toBe(true);
    expect(delivered()).toHaveLength(1);
  });

  test('counts the entries it took, by caller', async () => {
    const caller = new EventBridgeClient(wire.client('relay-outbox'));
    await caller.send(new PutEventsCommand({ Entries: [good, { ...good, Detail: 'no' }] }));
    caller.destroy();
    expect(wire.counts.snapshot()['relay-outbox']).toEqual({ 'events:PutEvents': 1, events: 1 });
  });
});

describe('the other operations', () => {
  test('tell buses, rules, targets and archives', async () => {
    const buses = await events.send(new ListEventBusesCommand({}));
    expect(buses.EventBuses?.map(({ Name }) => Name)).toEqual(['default', 'rollcall']);
    const arn = 'arn:aws:events:us-east-1:000000000000:event-bus/rollcall';
    expect(await events.send(new DescribeEventBusCommand({ Name: arn }))).toMatchObject({
      Name: 'rollcall',
      Arn: arn,
    });
    const rules = await events.send(new ListRulesCommand({ EventBusName: 'rollcall' }));
    expect(rules.Rules).toMatchObject([{ Name: 'everything', State: 'ENABLED' }]);
    const rule = { Name: 'everything', EventBusName: 'rollcall' };
    expect(await events.send(new DescribeRuleCommand(rule))).toMatchObject({
      Arn: 'arn:aws:events:us-east-1:000000000000:rule/rollcall/everything',
      EventPattern: '{"source":[{"prefix":""}]}',
    });
    const targets = await events.send(
      new ListTargetsByRuleCommand({ Rule: 'everything', EventBusName: 'rollcall' }),
    );
    expect(targets.Targets).toMatchObject([{ Id: 'seen', Arn: queueArn('seen') }]);
    const archives = await events.send(new ListArchivesCommand({}));
    expect(archives.Archives).toMatchObject([
      { ArchiveName: 'year', EventSourceArn: arn, RetentionDays: 400, State: 'ENABLED' },
    ]);
  });

  test('test a pattern against an event, and refuse a pattern that is none', async () => {
    const Event = JSON.stringify({
      id: '1',
      account: '0',
      source: 'a',
      time: '2027-05-03T15:00:00Z',
      region: 'us-east-1',
      resources: [],
      'detail-type': 't',
      detail: { n: 5 },
    });
    const ask = (EventPattern: string) =>
      events.send(new TestEventPatternCommand({ EventPattern, Event }));
    expect(await ask('{"detail":{"n":[{"numeric":[">",4]}]}}')).toMatchObject({ Result: true });
    expect(await ask('{"source":["b"]}')).toMatchObject({ Result: false });
    await expect(ask('{"source":"b"}')).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
      message: textContaining('Event pattern is not valid. Reason:'),
    });
  });

  test('refuse what is not there or not built, by name', async () => {
    await expect(
      events.send(new DescribeEventBusCommand({ Name: 'nobody' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Event bus nobody does not exist.',
    });
    await expect(events.send(new DescribeRuleCommand({ Name: 'nobody' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Rule nobody does not exist on EventBus default.',
    });
    await expect(events.send(new PutRuleCommand({ Name: 'by-hand' }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: textContaining('PutRule'),
    });
  });
});
