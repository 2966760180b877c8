import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventEntry } from '../../../infra/local/put-events.ts';
import { queueArn, startWireServices, turn, type WireServices } from './wire-services.ts';

const HOUR = 3600;
const retry = { attempts: 185, maxAgeSeconds: 86_400 };
const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:record-hire';
const ruleArn = 'arn:aws:events:us-east-1:000000000000:rule/rollcall/hires';
const hired: EventEntry = {
  source: 'rollcall.registry',
  detailType: 'alumni.hired.v1',
  detail: '{"eventId":"1","data":{"personId":"p-1","quote":"say \\"hi\\""}}',
  resources: [],
  time: undefined,
  bus: 'rollcall',
  traceHeader: undefined,
};

let wire: WireServices;
beforeEach(async () => {
  wire = await startWireServices();
  wire.buses.createBus('rollcall');
  wire.queue('undelivered');
  wire.queue('work');
});
afterEach(() => wire.stop());

function rule(
  target: object,
  pattern: Readonly<Record<string, unknown>> = { source: [{ prefix: '' }] },
) {
  wire.buses.createRule({
    busName: 'rollcall',
    name: 'hires',
    pattern,
    targets: [
      { id: 't', arn: functionArn, deadLetterArn: queueArn('undelivered'), retry, ...target },
    ],
  });
}

/** Moves virtual time on in steps, as the runtime does, until everything settled in between. */
async function passHours(hours: number): Promise<void> {
  for (let minute = 0; minute < hours * 60; minute += 5) {
    await wire.pass(300);
    while (!wire.buses.idle()) await turn();
  }
}

const undelivered = () => wire.queues.receive(queueArn('undelivered'), 10);

describe('a rule', () => {
  test('delivers only what its pattern lets through', () => {
    rule({ arn: queueArn('work') }, { 'detail-type': ['alumni.hired.v1'] });
    wire.buses.publish([hired, { ...hired, detailType: 'alumni.left.v1' }]);
    expect(wire.queues.depth(queueArn('work')).visible).toBe(1);
  });

  test.each([
    ['names its type among others', { 'detail-type': ['alumni.left.v1', 'alumni.hired.v1'] }, 1],
    ['asks for how the type begins', { 'detail-type': [{ prefix: 'alumni.' }] }, 1],
    ['names a type or how one begins', { 'detail-type': ['x', { prefix: 'alumni.h' }] }, 1],
    ['says nothing of the type', { detail: { data: { personId: ['p-1'] } } }, 1],
    [
      'asks for the type or for another source',
      { $or: [{ source: ['x'] }, { 'detail-type': ['alumni.hired.v1'] }] },
      1,
    ],
    ['names another type', { 'detail-type': ['alumni.left.v1'] }, 0],
    [
      'names the type, of another person',
      { 'detail-type': ['alumni.hired.v1'], detail: { data: { personId: ['p-2'] } } },
      0,
    ],
  ])('that %s is tried on every event that it may be about', (_, pattern, deliveries) => {
    rule({ arn: queueArn('work') }, pattern);
    wire.buses.publish([hired]);
    expect(wire.queues.depth(queueArn('work')).visible).toBe(deliveries);
  });

  test('that is changed is no longer what it was', () => {
    rule({ arn: queueArn('work') }, { 'detail-type': ['alumni.hired.v1'] });
    rule({ arn: queueArn('work') }, { 'detail-type': ['alumni.left.v1'] });
    wire.buses.publish([hired]);
    expect(wire.queues.depth(queueArn('work')).visible).toBe(0);
  });

  test('delivers nothing while it is disabled', () => {
    wire.buses.createRule({
      busName: 'rollcall',
      name: 'hires',
      enabled: false,
      pattern: { source: [{ prefix: '' }] },
      targets: [{ id: 't', arn: queueArn('work'), retry }],
    });
    wire.buses.publish([hired]);
    expect(wire.queues.depth(queueArn('work')).visible).toBe(0);
  });

  test('with a target of a kind not known here is an error that names it', () => {
    expect(() => rule({ arn: 'arn:aws:states:us-east-1:000000000000:stateMachine:x' })).toThrow(
      /hires has a target .*stateMachine:x/,
    );
  });

  test.each([
    ['a fixed text', { input: '{"fixed":true}' }, { fixed: true }],
    ['a part of the event', { inputPath: '$.detail.data.personId' }, 'p-1'],
    [
      'a text with parts put in',
      {
        inputTransformer: {
          paths: {
            person: '$.detail.data.personId',
            quote: '$.detail.data.quote',
            none: '$.detail.x',
          },
          template:
            '{"who":<person>,"said":"<person>: <quote>","none":"<none>","rule":"<aws.events.rule-name>"}',
        },
      },
      { who: 'p-1', said: 'p-1: say "hi"', none: '', rule: 'hires' },
    ],
  ])('hands its target %s when the template says so', (_, input, expected) => {
    rule({ arn: queueArn('work'), ...input });
    wire.buses.publish([hired]);
    const [message] = wire.queues.receive(queueArn('work'), 1);
    expect(JSON.parse(message?.body ?? '')).toEqual(expected);
  });
});

describe('a function that fails', () => {
  test('for 23 hours gets its event once it works again; nothing is lost', async () => {
    rule({});
    const from = wire.clock.now();
    const seen: unknown[] = [];
    wire.buses.deliverWith(async (_, event) => {
      if (wire.clock.now() < from + 23 * HOUR * 1000) throw new Error('down');
      seen.push(event);
    });
    wire.buses.publish([hired]);
    await passHours(24.2);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ 'detail-type': 'alumni.hired.v1' });
    expect(undelivered()).toEqual([]);
  });

  test('for 25 hours leaves its event in the dead-letter queue, with the reason', async () => {
    rule({});
    let tries = 0;
    wire.buses.deliverWith(async () => {
      tries += 1;
      throw new Error('down');
    });
    const [id] = wire.buses.publish([hired]);
    await passHours(25);
    const [message, ...others] = undelivered();
    expect(others).toEqual([]);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ id, 'detail-type': 'alumni.hired.v1' });
    expect(message?.messageAttributes).toMatchObject({
      RULE_ARN: { dataType: 'String', stringValue: ruleArn },
      TARGET_ARN: { dataType: 'String', stringValue: functionArn },
      ERROR_CODE: { stringValue: 'ERROR_FROM_TARGET' },
      ERROR_MESSAGE: { stringValue: 'down' },
      EXHAUSTED_RETRY_CONDITION: { stringValue: 'MaximumEventAgeInSeconds' },
      RETRY_ATTEMPTS: { stringValue: String(tries - 1) },
    });
    expect(tries).toBeGreaterThan(100);
    expect(wire.buses.idle()).toBe(true);
  });

  test('is repeated as often as its retry policy says, further apart each time', async () => {
    rule({ retry: { attempts: 4, maxAgeSeconds: 86_400 } });
    const at: number[] = [];
    wire.buses.deliverWith(async () => {
      at.push(wire.clock.now());
      throw new Error('down');
    });
    wire.buses.publish([hired]);
    for (let second = 0; second < 60; second += 1) {
      await wire.pass(1);
      while (!wire.buses.idle()) await turn();
    }
    expect(at).toHaveLength(5);
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(gaps.toSorted((a, b) => a - b)).toEqual(gaps);
    expect(undelivered()[0]?.messageAttributes).toMatchObject({
      EXHAUSTED_RETRY_CONDITION: { stringValue: 'MaximumRetryAttempts' },
      RETRY_ATTEMPTS: { stringValue: '4' },
    });
  });
});

describe('fault plans', () => {
  test('deliver an event as often as they say', async () => {
    const doubled = await startWireServices({ faults: { copies: () => 3 } });
    doubled.queue('work');
    doubled.buses.createRule({
      busName: 'default',
      name: 'all',
      pattern: { source: [{ prefix: '' }] },
      targets: [{ id: 't', arn: queueArn('work'), retry }],
    });
    doubled.buses.publish([{ ...hired, bus: 'default' }]);
    expect(doubled.queues.receive(queueArn('work'), 10)).toHaveLength(3);
    await doubled.stop();
  });

  test.each([
    [23, 1, 0],
    [25, 0, 1],
  ])('keep a queue out of reach for %i hours', async (hours, arrived, given) => {
    await wire.stop();
    let until = 0;
    wire = await startWireServices({ faults: { isDown: () => wire.clock.now() < until } });
    until = wire.clock.now() + hours * HOUR * 1000;
    wire.buses.createBus('rollcall');
    wire.queue('undelivered');
    wire.queue('work');
    rule({ arn: queueArn('work') });
    wire.buses.publish([hired]);
    await passHours(25.2);
    expect(wire.queues.receive(queueArn('work'), 10)).toHaveLength(arrived);
    expect(undelivered()).toHaveLength(given);
  });
});

describe('characters that SQS cannot carry', () => {
  test('reach the target escaped, so that the event is the same', () => {
    rule({ arn: queueArn('work') });
    wire.buses.publish([{ ...hired, detail: '{"a":"\uffff\ud800x\ud83c\udf93"}' }]);
    const [message] = wire.queues.receive(queueArn('work'), 1);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      detail: { a: '\uffff\ud800x\ud83c\udf93' },
    });
    expect(undelivered()).toEqual([]);
  });
});

describe('what no repetition can mend', () => {
  test('a queue that does not exist: the event goes to the dead-letter queue at once', () => {
    rule({ arn: queueArn('nobody') });
    wire.buses.publish([hired]);
    const [message] = undelivered();
    expect(message?.messageAttributes).toMatchObject({
      TARGET_ARN: { stringValue: queueArn('nobody') },
      ERROR_CODE: { stringValue: 'NO_RESOURCE' },
      RETRY_ATTEMPTS: { stringValue: '0' },
    });
    expect(message?.messageAttributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  });

  test('an event too large for its queue is kept whole in the dead-letter queue', () => {
    rule({ arn: queueArn('work') });
    const detail = `{"a":"${'x'.repeat(1_048_400)}"}`;
    wire.buses.publish([{ ...hired, detail }]);
    expect(wire.queues.depth(queueArn('work')).visible).toBe(0);
    const [message] = undelivered();
    expect(message?.body).toContain(detail);
    expect(message?.messageAttributes).toMatchObject({
      ERROR_CODE: { stringValue: 'INVALID_PARAMETER' },
    });
  });
});

describe('what passed', () => {
  test('is kept whole only where an archive asks for it, and no longer than it says', async () => {
    wire.buses.createBus('rollcall-intake');
    wire.buses.createArchive({ name: 'inner', busName: 'rollcall', retentionDays: 400 });
    rule({ arn: queueArn('work') });
    wire.buses.publish([hired, { ...hired, bus: 'rollcall-intake', detail: '{"name":"Ada"}' }]);
    const [inner, intake] = wire.buses.events();
    expect(inner).toMatchObject({ bus: 'rollcall', deliveries: 1 });
    expect(inner?.event).toContain('p-1');
    expect(intake).toMatchObject({ bus: 'rollcall-intake', deliveries: 0, event: undefined });
    expect(JSON.stringify(wire.store.prepare('SELECT * FROM bus_events').all())).not.toContain(
      'Ada',
    );
    await wire.pass(5 * 24 * HOUR);
    expect(wire.buses.events().map(({ bus }) => bus)).toEqual(['rollcall']);
    wire.buses.publish([
      { ...hired, detailType: 'second' },
      { ...hired, detailType: 'third' },
    ]);
    expect(wire.buses.events(0, 2).map(({ detailType }) => detailType)).toEqual([
      'second',
      'third',
    ]);
    await wire.pass(396 * 24 * HOUR);
    expect(wire.buses.events()).toHaveLength(2);
    await wire.pass(5 * 24 * HOUR);
    expect(wire.buses.events()).toEqual([]);
  });
});
