import { setImmediate as nextStep } from 'node:timers/promises';
import {
  CancelReplayCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  EventBridgeClient,
  ListArchivesCommand,
  ListReplaysCommand,
  PutEventsCommand,
  StartReplayCommand,
  type StartReplayCommandInput,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textContaining } from './expected.ts';
import { ACCOUNT, queueArn, startWireServices, turn, type WireServices } from './wire-services.ts';

const place = `arn:aws:events:us-east-1:${ACCOUNT}`;
const busArn = `${place}:event-bus/rollcall`;
const archiveArn = `${place}:archive/facts`;
const retry = { attempts: 185, maxAgeSeconds: 86_400 };
const day = { from: '2027-05-03T00:00:00Z', to: '2027-05-04T00:00:00Z' };

let wire: WireServices;
let client: EventBridgeClient;
beforeEach(async () => {
  wire = await startWireServices();
  furnish(wire);
  client = new EventBridgeClient(wire.client());
});
afterEach(async () => {
  client.destroy();
  await wire.stop();
});

/** One bus whose archive keeps facts, and two rules for them, one with a queue of its own. */
function furnish({ buses, queue }: WireServices): void {
  buses.createBus('rollcall');
  buses.createArchive({
    name: 'facts',
    busName: 'rollcall',
    retentionDays: 400,
    description: 'Every fact.',
    pattern: { source: [{ prefix: 'rollcall.' }] },
  });
  for (const name of ['work', 'more']) {
    buses.createRule({
      busName: 'rollcall',
      name,
      pattern: { source: [{ prefix: '' }] },
      targets: [{ id: 't', arn: queue(name), retry }],
    });
  }
  buses.createRule({
    busName: 'rollcall',
    name: 'first-time',
    pattern: { source: [{ prefix: '' }], 'replay-name': [{ exists: false }] },
    targets: [{ id: 't', arn: queue('first-time'), retry }],
  });
}

async function put(time: string, number: string, source = 'rollcall.registry'): Promise<void> {
  await client.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: 'rollcall',
          Source: source,
          DetailType: 'alumni.hired.v1',
          Detail: `{"number":${number}}`,
          Time: new Date(time),
        },
      ],
    }),
  );
}

/** More than one step of a replay brings; what they came to the first time is gone. */
function publishMany(count: number): void {
  wire.buses.publish(
    Array.from({ length: count }, (_, number) => ({
      source: 'rollcall.registry',
      detailType: 'alumni.hired.v1',
      detail: `{"number":${number}}`,
      resources: [],
      time: Date.parse('2027-05-03T12:00:00Z'),
      bus: 'rollcall',
      traceHeader: undefined,
    })),
  );
  wire.queues.purge(queueArn('work'));
}

/** Everything that lies in a queue; it is empty after. */
function received(name: string, from = wire): string[] {
  const messages = from.queues.receive(queueArn(name), 10);
  for (const { receiptHandle } of messages) from.queues.remove(queueArn(name), receiptHandle);
  if (messages.length === 0) return [];
  return [...messages.map(({ body }) => body), ...received(name, from)];
}

const numbers = (bodies: readonly string[]) =>
  bodies.map((body) => /"number":([\d.]+)/.exec(body)?.[1]);

function start(more: Partial<StartReplayCommandInput> = {}) {
  return client.send(
    new StartReplayCommand({
      ReplayName: 'the-day',
      EventSourceArn: archiveArn,
      EventStartTime: new Date(day.from),
      EventEndTime: new Date(day.to),
      Destination: { Arn: busArn },
      ...more,
    }),
  );
}

async function over(from = wire): Promise<void> {
  while (!from.buses.idle()) await turn();
}

describe('a replay', () => {
  test('sends what the archive holds of a time to the rules again, by the minute, and says its name', async () => {
    await put('2027-05-03T12:01:05Z', '2');
    await put('2027-05-03T12:00:50Z', '1.50');
    await put('2027-05-03T12:01:01Z', '3');
    await put('2027-05-05T12:00:00Z', '4');
    await put('2027-05-03T13:00:00Z', '5', 'somebody.else');
    const once = received('work');
    const begun = await start();
    expect(begun).toMatchObject({ ReplayArn: `${place}:replay/the-day`, State: 'STARTING' });
    await over();
    const again = received('work');
    expect(numbers(again)).toEqual(['1.50', '2', '3']);
    expect(again.map((body) => body.replace(',"replay-name":"the-day"', '')).toSorted()).toEqual(
      once.slice(0, 3).toSorted(),
    );
  });

  test('goes to the rules that let replays through, or to those named only', async () => {
    await put('2027-05-03T12:00:00Z', '1');
    for (const name of ['work', 'more', 'first-time']) expect(received(name)).toHaveLength(1);
    await start();
    await over();
    expect([received('work'), received('more'), received('first-time')].map(numbers)).toEqual([
      ['1'],
      ['1'],
      [],
    ]);
    await start({
      ReplayName: 'only-more',
      Destination: { Arn: busArn, FilterArns: [`${place}:rule/rollcall/more`] },
    });
    await over();
    expect([received('work'), received('more')].map(numbers)).toEqual([[], ['1']]);
  });

  test('is not archived: a second one brings each event once', async () => {
    await put('2027-05-03T12:00:00Z', '1');
    for (const ReplayName of ['first', 'second', 'third']) {
      received('work');
      await start({ ReplayName });
      await over();
      expect(numbers(received('work'))).toEqual(['1']);
    }
    const { Archives } = await client.send(new ListArchivesCommand({}));
    expect(Archives).toMatchObject([{ ArchiveName: 'facts', EventCount: 1 }]);
  });

  test('tells how it stands and how far it came', async () => {
    await put('2027-05-03T12:00:00Z', '1');
    await put('2027-05-03T15:30:00Z', '2');
    await start({ Description: 'After a mistake.' });
    await over();
    const replay = await client.send(new DescribeReplayCommand({ ReplayName: 'the-day' }));
    expect(replay).toMatchObject({
      ReplayName: 'the-day',
      ReplayArn: `${place}:replay/the-day`,
      Description: 'After a mistake.',
      State: 'COMPLETED',
      EventSourceArn: archiveArn,
      Destination: { Arn: busArn },
      EventStartTime: new Date(day.from),
      EventEndTime: new Date(day.to),
      EventLastReplayedTime: new Date('2027-05-03T15:30:00Z'),
    });
    expect(replay.ReplayEndTime?.getTime()).toBeGreaterThanOrEqual(
      replay.ReplayStartTime?.getTime() ?? Number.NaN,
    );
    const listed = async (filter: object) =>
      (await client.send(new ListReplaysCommand(filter))).Replays?.map(
        ({ ReplayName }) => ReplayName,
      );
    expect(await listed({ State: 'COMPLETED' })).toEqual(['the-day']);
    expect(await listed({ State: 'RUNNING' })).toEqual([]);
    expect(await listed({ EventSourceArn: archiveArn })).toEqual(['the-day']);
    expect(await listed({ NamePrefix: 'other' })).toEqual([]);
  });

  test('ends where it is when it is cancelled', async () => {
    publishMany(250);
    wire.buses.startReplay({
      name: 'the-day',
      archive: 'facts',
      from: Date.parse(day.from),
      to: Date.parse(day.to),
    });
    await nextStep();
    const cancelled = wire.buses.cancelReplay('the-day');
    expect(cancelled.state).toBe('CANCELLING');
    await over();
    const { State } = await client.send(new DescribeReplayCommand({ ReplayName: 'the-day' }));
    expect(State).toBe('CANCELLED');
    const came = wire.queues.depth(queueArn('work')).visible;
    expect(came).toBeGreaterThan(0);
    expect(came).toBeLessThan(250);
    await expect(
      client.send(new CancelReplayCommand({ ReplayName: 'the-day' })),
    ).rejects.toMatchObject({ name: 'IllegalStatusException' });
  });

  test('that a kill cut short goes on where it was, and sends everything', async () => {
    publishMany(250);
    wire.buses.startReplay({
      name: 'the-day',
      archive: 'facts',
      from: Date.parse(day.from),
      to: Date.parse(day.to),
      ruleArns: [`${place}:rule/rollcall/work`],
    });
    await nextStep();
    // As after SIGKILL: this process does nothing more, the next one only has the file.
    wire.buses.stop();
    const before = wire.queues.depth(queueArn('work')).visible;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(250);
    const after = await startWireServices({ path: wire.path });
    furnish(after);
    expect(after.buses.replay('the-day').state).toBe('RUNNING');
    after.buses.start();
    await over(after);
    expect(after.buses.replay('the-day').state).toBe('COMPLETED');
    expect(new Set(numbers(received('work', after))).size).toBe(250);
    await after.stop();
  });

  test('brings nothing that is older than the archive keeps', async () => {
    await put('2027-05-03T12:00:00Z', '1');
    received('work');
    await wire.pass(401 * 86_400);
    await start();
    await over();
    expect(received('work')).toEqual([]);
  });
});

describe('what is asked of an archive', () => {
  test('tells what it keeps, how long and how much', async () => {
    await put('2027-05-03T12:00:00Z', '1');
    expect(await client.send(new DescribeArchiveCommand({ ArchiveName: 'facts' }))).toMatchObject({
      ArchiveArn: archiveArn,
      EventSourceArn: busArn,
      Description: 'Every fact.',
      State: 'ENABLED',
      RetentionDays: 400,
      EventCount: 1,
      EventPattern: '{"source":[{"prefix":"rollcall."}]}',
    });
  });

  test('refuses what is not there, two filters at once, and names that are none', async () => {
    const refusals: [Promise<unknown>, string, string][] = [
      [
        client.send(new DescribeArchiveCommand({ ArchiveName: 'no' })),
        'ResourceNotFoundException',
        'Archive no does not exist.',
      ],
      [
        client.send(new DescribeReplayCommand({ ReplayName: 'no' })),
        'ResourceNotFoundException',
        'Replay no does not exist.',
      ],
      [
        client.send(new CancelReplayCommand({ ReplayName: 'no' })),
        'ResourceNotFoundException',
        'Replay no does not exist.',
      ],
      [
        client.send(new ListArchivesCommand({ NamePrefix: 'f', State: 'ENABLED' })),
        'ValidationException',
        'At most one filter is allowed for ListArchives.',
      ],
      [
        client.send(new DescribeReplayCommand({ ReplayName: 'a b' })),
        'ValidationException',
        'regular expression',
      ],
    ];
    for (const [answer, name, message] of refusals) {
      await expect(answer).rejects.toMatchObject({ name, message: textContaining(message) });
    }
  });
});

describe('a replay is refused', () => {
  test.each([
    [
      'of an archive that is not there',
      { EventSourceArn: `${place}:archive/no` },
      'ValidationException',
      'Archive no does not exist.',
    ],
    [
      'to another bus',
      { Destination: { Arn: `${place}:event-bus/default` } },
      'ValidationException',
      'Cross event bus replay is not permitted.',
    ],
    [
      'to a bus that is not there',
      { Destination: { Arn: `${place}:event-bus/no` } },
      'ResourceNotFoundException',
      'Event bus no does not exist.',
    ],
    [
      'to what is no bus',
      { Destination: { Arn: archiveArn } },
      'ValidationException',
      'Must contain an event bus ARN.',
    ],
    [
      'to a rule that is not there',
      { Destination: { Arn: busArn, FilterArns: [`${place}:rule/rollcall/no`] } },
      'ResourceNotFoundException',
      'rule/rollcall/no',
    ],
    [
      'that ends before it begins',
      { EventEndTime: new Date('2027-05-01T00:00:00Z') },
      'ValidationException',
      'EventStartTime must be before EventEndTime.',
    ],
  ])('%s', async (_, more, name, message) => {
    await expect(start(more)).rejects.toMatchObject({
      name,
      message: textContaining(message),
    });
    expect(wire.buses.replays()).toEqual([]);
  });

  test('when its name is taken, or ten are under way', async () => {
    const request = { archive: 'facts', from: Date.parse(day.from), to: Date.parse(day.to) };
    for (let number = 1; number <= 10; number += 1) {
      wire.buses.startReplay({ ...request, name: `replay-${number}` });
    }
    expect(() => wire.buses.startReplay({ ...request, name: 'replay-1' })).toThrow(
      'Replay replay-1 already exists.',
    );
    expect(() => wire.buses.startReplay({ ...request, name: 'replay-11' })).toThrow('10 replays');
    await over();
    await start({ ReplayName: 'replay-11' });
    await expect(start({ ReplayName: 'replay-11' })).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
  });
});

test('a store of an earlier version keeps what its archive held', async () => {
  wire.store.exec(`
    DROP TABLE bus_events;
    CREATE TABLE bus_events (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, bus TEXT NOT NULL,
      at INTEGER NOT NULL, source TEXT NOT NULL, detail_type TEXT NOT NULL, deliveries INTEGER NOT NULL,
      event TEXT, expires_at INTEGER) STRICT;
    INSERT INTO bus_events (id, bus, at, source, detail_type, deliveries, event)
      VALUES ('an-id', 'rollcall', ${wire.clock.now()}, 'rollcall.registry', 'alumni.hired.v1', 0,
        '{"time":"2027-05-03T12:00:00Z","source":"rollcall.registry","detail":{"number":7}}');`);
  const after = await startWireServices({ path: wire.path });
  furnish(after);
  after.buses.startReplay({
    name: 'the-day',
    archive: 'facts',
    from: Date.parse(day.from),
    to: Date.parse(day.to),
  });
  await over(after);
  expect(numbers(received('work', after))).toEqual(['7']);
  await after.stop();
});
