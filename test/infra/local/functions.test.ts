import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { VirtualClock } from '../../../infra/local/clock.ts';
import { CallCounts } from '../../../infra/local/counts.ts';
import {
  type FunctionDefinition,
  LambdaFunctions,
  PAYLOAD_LIMIT,
} from '../../../infra/local/functions.ts';
import { openStore } from '../../../infra/local/store.ts';
import { textContaining } from './expected.ts';
import { eventually, Workplace } from './made-up-app.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:work';
let place: Workplace;
let clock: VirtualClock;
let functions: LambdaFunctions;
let complaints: string[];
let counts: CallCounts;

beforeEach(() => {
  place = new Workplace();
  clock = new VirtualClock(openStore(':memory:'));
  complaints = [];
  counts = new CallCounts();
  functions = new LambdaFunctions({
    clockOffset: clock.sharedOffset,
    awsUrl: 'http://localhost:1',
    region: 'us-east-1',
    logFolder: place.path('logs'),
    counts,
    complain: (line) => complaints.push(line),
  });
});
afterEach(async () => {
  await functions.stop();
  place.remove();
});

/** Defines the function with this body of `handler(event, context)`. */
function defineWork(body: string, more: Partial<FunctionDefinition> = {}, before = ''): void {
  mkdirSync(place.path('code'), { recursive: true });
  writeFileSync(
    place.path('code', 'index.mjs'),
    `${before}\nexport const handler = async (event, context) => { ${body} };`,
  );
  functions.define({
    arn: ARN,
    name: 'App-Work',
    logicalId: 'Work',
    slug: 'work',
    folder: place.path('code'),
    handler: 'index.handler',
    variables: { TABLE_NAME: 'records' },
    memoryMb: 128,
    timeoutSeconds: 5,
    concurrency: 2,
    ...more,
  });
}

describe('time', () => {
  const TIMES = `return {
    now: Date.now(), made: new Date().getTime(), text: Date(), given: new Date(0).toISOString(),
    parts: new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric' }).format(),
    same: new Date() instanceof Date, own: new (class extends Date {})().getTime() };`;
  const Times = z.object({
    now: z.number(),
    made: z.number(),
    own: z.number(),
    text: z.string(),
    given: z.string(),
    parts: z.string(),
    same: z.boolean(),
  });

  test('a running function sees the moved clock at once, in every way of asking', async () => {
    defineWork(TIMES);
    const before = Times.parse(await functions.invoke(ARN, {}));
    expect(Math.abs(before.now - Date.now())).toBeLessThan(10_000);
    const target = Date.parse('2031-05-03T15:00:00Z');
    clock.advanceTo(target);
    const after = Times.parse(await functions.invoke(ARN, {}));
    for (const time of [after.now, after.made, after.own]) {
      expect(time - target).toBeGreaterThanOrEqual(0);
      expect(time - target).toBeLessThan(10_000);
    }
    expect(after.text).toContain('May 03 2031');
    expect(after.parts).toBe('2031');
    expect(after.given).toBe('1970-01-01T00:00:00.000Z');
    expect(after.same).toBe(true);
  });

  test('its time limit is real time: a clock that jumps a year ends nothing', async () => {
    defineWork('await new Promise((go) => setTimeout(go, 150)); return "done";');
    const running = functions.invoke(ARN, {});
    clock.advanceTo(clock.now() + 366 * 86_400_000);
    expect(await running).toBe('done');
  });
});

describe('its environment', () => {
  test('holds what the template and Lambda give, and nothing of the user', async () => {
    process.env['SECRET_OF_THE_USER'] = 'x';
    defineWork('return process.env;');
    const env = await functions.invoke(ARN, {});
    delete process.env['SECRET_OF_THE_USER'];
    expect(env).toMatchObject({
      TABLE_NAME: 'records',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'Work',
      AWS_ENDPOINT_URL: 'http://localhost:1',
      AWS_LAMBDA_FUNCTION_NAME: 'App-Work',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      TZ: 'UTC',
      _HANDLER: 'index.handler',
    });
    expect(env).not.toHaveProperty('SECRET_OF_THE_USER');
    expect(env).not.toHaveProperty('PATH');
  });

  test('the context says who was called and how much time is left', async () => {
    defineWork('return { ...context, left: context.getRemainingTimeInMillis() };');
    const context = z.looseObject({ left: z.number() }).parse(await functions.invoke(ARN, {}));
    expect(context).toMatchObject({
      functionName: 'App-Work',
      invokedFunctionArn: ARN,
      memoryLimitInMB: '128',
    });
    expect(context.left).toBeGreaterThan(3_000);
    expect(context.left).toBeLessThanOrEqual(5_000);
  });

  test('what it prints is in its log file, also what it printed just before a crash', async () => {
    defineWork('console.log("started", event.id); process.exit(1);');
    await expect(functions.invoke(ARN, { id: 'a-7' })).rejects.toThrow('Runtime.ExitError');
    expect(readFileSync(place.path('logs', 'work.log'), 'utf8')).toContain('started a-7');
    expect(complaints).toEqual([
      'work failed: Runtime.ExitError: Runtime exited with error: exit status 1',
    ]);
  });
});

describe('failures stay inside the function', () => {
  const SOMETIMES = `
    if (event.how === 'throw') throw new TypeError('no');
    if (event.how === 'exit') process.exit(3);
    if (event.how === 'loop') for (;;);
    if (event.how === 'late') { setTimeout(() => { throw new Error('too late'); }, 1); await new Promise(() => {}); }
    if (event.how === 'memory') { const all = []; for (;;) all.push(new Array(100000).fill(Math.random())); }
    if (event.how === 'large') return 'x'.repeat(${PAYLOAD_LIMIT} + 1);
    return 'well';`;

  test.each([
    ['throw', 'TypeError', 'no'],
    ['exit', 'Runtime.ExitError', 'exit status 3'],
    ['loop', 'Sandbox.Timedout', 'Task timed out after 1.00 seconds'],
    ['late', 'Runtime.UncaughtException', 'too late'],
    ['memory', 'Runtime.UncaughtException', 'memory limit'],
    ['large', 'Function.ResponseSizeTooLarge', 'exceeded maximum allowed payload size'],
  ])('%s is reported, and the next invocation works', async (how, errorType, message) => {
    defineWork(SOMETIMES, { timeoutSeconds: how === 'loop' ? 1 : 20 });
    await expect(functions.invoke(ARN, { how })).rejects.toMatchObject({
      errorType,
      errorMessage: textContaining(message),
    });
    expect(await functions.invoke(ARN, {})).toBe('well');
    expect(functions.idle()).toBe(true);
    expect(counts.snapshot()['Work']).toEqual({ invocations: 2, errors: 1 });
  });

  test('a payload of more than 6 MB does not reach it', async () => {
    defineWork('return 1;');
    await expect(functions.invoke(ARN, 'x'.repeat(PAYLOAD_LIMIT))).rejects.toMatchObject({
      errorType: 'RequestEntityTooLargeException',
    });
    expect(await functions.invoke(ARN, 'x'.repeat(PAYLOAD_LIMIT - 2))).toBe(1);
  });

  test('code that cannot be loaded is an error of the invocation', async () => {
    defineWork('return 1;', {}, 'throw new Error("no settings");');
    await expect(functions.invoke(ARN, {})).rejects.toThrow('no settings');
    defineWork('return 1;', { handler: 'index.other' });
    await expect(functions.invoke(ARN, {})).rejects.toThrow('index.other is not a function');
  });
});

test('an environment has one invocation at a time; a second one starts under load, never a third', async () => {
  defineWork(
    'at += 1; const together = at; await new Promise((go) => setTimeout(go, 100)); at -= 1; return [id, together];',
    {},
    'import { threadId } from "node:worker_threads"; let at = 0; const id = threadId;',
  );
  const results = z
    .array(z.tuple([z.number(), z.number()]))
    .parse(await Promise.all(Array.from({ length: 12 }, () => functions.invoke(ARN, {}))));
  expect(results.every(([, together]) => together === 1)).toBe(true);
  expect(new Set(results.map(([id]) => id)).size).toBe(2);
});

test('all that wait are served when the environment they waited for dies', async () => {
  defineWork('if (event.exit) process.exit(1); return "well";', { concurrency: 1 });
  const failing = functions.invoke(ARN, { exit: true });
  const waiting = [functions.invoke(ARN, {}), functions.invoke(ARN, {})];
  await expect(failing).rejects.toThrow('Runtime.ExitError');
  expect(await Promise.all(waiting)).toEqual(['well', 'well']);
  await eventually(() => expect(functions.busy()).toEqual([]));
});
