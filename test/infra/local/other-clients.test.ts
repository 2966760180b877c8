import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRecord } from '../../../infra/local/wire-input.ts';
import { anyText, textContaining } from './expected.ts';
import { ACCOUNT, queueArn, startWireServices, type WireServices } from './wire-services.ts';

const run = promisify(execFile);
const topicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:feedback`;
let wire: WireServices;

beforeEach(async () => {
  wire = await startWireServices();
  wire.queue('intake');
  wire.buses.createBus('rollcall-intake');
  wire.buses.createRule({
    busName: 'rollcall-intake',
    name: 'submissions',
    pattern: { 'detail-type': ['graduation.submitted.v1'] },
    targets: [
      { id: 't', arn: queueArn('intake'), retry: { attempts: 185, maxAgeSeconds: 86_400 } },
    ],
  });
  wire.queue('facts');
  wire.buses.createBus('rollcall');
  wire.buses.createArchive({ name: 'facts', busName: 'rollcall', retentionDays: 400 });
  wire.buses.createRule({
    busName: 'rollcall',
    name: 'facts',
    pattern: { source: ['rollcall.registry'] },
    targets: [{ id: 't', arn: queueArn('facts'), retry: { attempts: 185, maxAgeSeconds: 86_400 } }],
  });
  wire.topics.create({ arn: topicArn, name: 'feedback' });
  wire.topics.subscribe({ topicArn, protocol: 'sqs', endpoint: queueArn('intake') });
  wire.secrets.create({
    arn: `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:keys-local0`,
    name: 'keys',
    value: 'first',
  });
});
afterEach(() => wire.stop());

/** Why a program cannot be tried on this machine; `undefined` when it can. */
function whyNot(program: string, args: readonly string[]): string | undefined {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return undefined;
  } catch {
    return `this machine has no working "${program} ${args.join(' ')}"`;
  }
}

const noBoto3 = whyNot('python3', ['-c', 'import boto3']);
const noAwsCli = whyNot('aws', ['--version']);

describe('boto3', () => {
  test('meets the endpoint as it meets AWS', async ({ skip }) => {
    skip(noBoto3 !== undefined, noBoto3);
    const script = join(import.meta.dirname, 'boto3-calls.py');
    const { stdout } = await run('python3', [script, wire.endpoint]);
    expect(JSON.parse(stdout)).toEqual({
      failed: 2,
      codes: ['InvalidArgument', null, 'MalformedDetail'],
      request_id: 36,
      too_large: ['ValidationException', 400],
      bad_pattern: ['InvalidEventPatternException', 400],
      unknown_bus: ['ResourceNotFoundException', 400],
      not_built: ['UnknownOperationException', 400],
      archives: [['facts', 'ENABLED', 400]],
      replay_state: 'STARTING',
      replay_again: ['ResourceAlreadyExistsException', 400],
      replay: ['by-boto3', '2027-05-03T12:00:00+00:00'],
      replay_over: ['IllegalStatusException', 400],
      replayed: [null, 'by-boto3'],
      event: [{ name: 'Zoë' }, '2027-05-03T15:00:00Z', ['row-1']],
      binary: [0, 255],
      no_queue: ['AWS.SimpleQueueService.NonExistentQueue', 400],
      no_queue_class: true,
      bad_receipt: ['ReceiptHandleIsInvalid', 400],
      sns_batch: [['a'], [['b', 'InvalidParameter']]],
      notifications: [
        [
          'Notification',
          'Feedback',
          '<one & "two">\n',
          { kind: { Type: 'String', Value: 'bounce' } },
        ],
        ['Notification', null, 'second', { n: { Type: 'Number', Value: '2' } }],
      ],
      topic_attributes: '1',
      subscriptions: ['sqs'],
      no_topic: ['NotFound', 404],
      sns_not_built: ['InvalidAction', 400],
      secret: 'first',
      secrets: ['changed', 'first', ['keys']],
      no_secret: ['ResourceNotFoundException', 400],
    });
  }, 60_000);
});

describe('the aws command line', () => {
  /** Runs `aws <args>` against the endpoint; returns what it printed, or the error it printed. */
  async function aws(...args: string[]): Promise<{ out: unknown; error: string }> {
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'integrator',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_MAX_ATTEMPTS: '1',
      AWS_PAGER: '',
    };
    const all = ['--endpoint-url', wire.endpoint, '--output', 'json', ...args];
    try {
      const { stdout } = await run('aws', all, { env });
      return { out: stdout === '' ? {} : JSON.parse(stdout), error: '' };
    } catch (error) {
      const printed = isRecord(error) ? String(error['stderr']) : String(error);
      return { out: undefined, error: printed.trim() };
    }
  }

  test('publishes an event, reads the queue it went to and sees wrong entries by their place', async ({
    skip,
  }) => {
    skip(noAwsCli !== undefined, noAwsCli);
    const entry = {
      Source: 'sis',
      DetailType: 'graduation.submitted.v1',
      EventBusName: 'rollcall-intake',
    };
    const { out } = await aws(
      'events',
      'put-events',
      '--entries',
      JSON.stringify([{ ...entry, Detail: '{"a":1}' }, entry]),
    );
    expect(out).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ EventId: anyText }, { ErrorCode: 'InvalidArgument' }],
    });
    const url = await aws('sqs', 'get-queue-url', '--queue-name', 'intake');
    expect(url.out).toEqual({ QueueUrl: `${wire.endpoint}/${ACCOUNT}/intake` });
    const queueUrl = ['--queue-url', `${wire.endpoint}/${ACCOUNT}/intake`];
    const { out: received } = await aws('sqs', 'receive-message', ...queueUrl);
    expect(received).toMatchObject({ Messages: [{ Body: textContaining('{"a":1}') }] });
    const attributes = await aws(
      'sqs',
      'get-queue-attributes',
      ...queueUrl,
      '--attribute-names',
      'All',
    );
    expect(attributes.out).toMatchObject({
      Attributes: { ApproximateNumberOfMessagesNotVisible: '1' },
    });
  }, 60_000);

  test('replays an hour of an archive', async ({ skip }) => {
    skip(noAwsCli !== undefined, noAwsCli);
    const fact = { Source: 'rollcall.registry', DetailType: 'alumni.hired.v1', Detail: '{"n":1}' };
    const entry = { ...fact, EventBusName: 'rollcall', Time: '2027-05-03T12:00:00Z' };
    await aws('events', 'put-events', '--entries', JSON.stringify([entry]));
    const { out } = await aws(
      ...['events', 'start-replay', '--replay-name', 'by-hand'],
      ...['--event-source-arn', `arn:aws:events:us-east-1:${ACCOUNT}:archive/facts`],
      ...['--event-start-time', '2027-05-03T12:00:00Z', '--event-end-time', '2027-05-03T13:00:00Z'],
      ...['--destination', `Arn=arn:aws:events:us-east-1:${ACCOUNT}:event-bus/rollcall`],
    );
    expect(out).toMatchObject({ State: 'STARTING', ReplayArn: textContaining('replay/by-hand') });
    await expect
      .poll(async () => (await aws('events', 'describe-replay', '--replay-name', 'by-hand')).out, {
        timeout: 30_000,
      })
      .toMatchObject({ State: 'COMPLETED' });
    expect(wire.queues.receive(queueArn('facts'), 10).map(({ body }) => body)).toEqual([
      textContaining('"detail":{"n":1}}'),
      textContaining('"detail":{"n":1},"replay-name":"by-hand"}'),
    ]);
  }, 60_000);

  test("prints refusals with AWS's names", async ({ skip }) => {
    skip(noAwsCli !== undefined, noAwsCli);
    const refusals = [
      await aws('events', 'put-rule', '--name', 'x', '--schedule-expression', 'rate(1 day)'),
      await aws('sns', 'publish', '--topic-arn', `${topicArn}-nobody`, '--message', 'x'),
    ];
    expect(refusals.map(({ error }) => /\(([\w.]+)\)/.exec(error)?.[1])).toEqual([
      'UnknownOperationException',
      'NotFound',
    ]);
  }, 60_000);
});
