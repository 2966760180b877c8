import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRecord } from '../../../infra/local/wire-input.ts';
import { ACCOUNT, queueArn, startWireServices, type WireServices } from './wire-services.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'rollcall-kill-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function startChild(path: string): Promise<{ child: ChildProcess; endpoint: string }> {
  const script = join(import.meta.dirname, 'wire-services-child.ts');
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, endpoint: line };
  }
  throw new Error('The child ended before it was ready.');
}

/** Sends messages and events until the child is killed; returns what was acknowledged. */
async function sendUntilKilled(endpoint: string, round: number) {
  const settings = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'any' },
    maxAttempts: 1,
  };
  const sqs = new SQSClient(settings);
  const events = new EventBridgeClient(settings);
  const bodies: string[] = [];
  const eventIds: string[] = [];
  const sendMessages = async (): Promise<void> => {
    for (let call = 0; ; call += 1) {
      const batch = Array.from({ length: 10 }, (_, index) => `${round}-${call}-${index}`);
      await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: `${endpoint}/${ACCOUNT}/sent`,
          Entries: batch.map((body, index) => ({ Id: `m${index}`, MessageBody: body })),
        }),
      );
      bodies.push(...batch);
    }
  };
  const putEvents = async (): Promise<void> => {
    for (;;) {
      const Entries = Array.from({ length: 10 }, () => ({
        EventBusName: 'rollcall',
        Source: 'test',
        DetailType: 'test.v1',
        Detail: '{}',
      }));
      const answer = await events.send(new PutEventsCommand({ Entries }));
      for (const { EventId } of answer.Entries ?? [])
        if (EventId !== undefined) eventIds.push(EventId);
    }
  };
  await Promise.allSettled([sendMessages(), putEvents()]);
  sqs.destroy();
  events.destroy();
  return { bodies, eventIds };
}

function received(wire: WireServices, name: string): string[] {
  const bodies: string[] = [];
  for (;;) {
    const messages = wire.queues.receive(queueArn(name), 10);
    if (messages.length === 0) return bodies;
    bodies.push(...messages.map(({ body }) => body));
  }
}

test('killing the runtime with SIGKILL under load loses nothing that it acknowledged', async () => {
  const path = join(directory, 'store.sqlite');
  const bodies: string[] = [];
  const eventIds: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { child, endpoint } = await startChild(path);
    const sending = sendUntilKilled(endpoint, round);
    // Each round is killed at another moment of the load; there is nothing to wait for.
    setTimeout(() => child.kill('SIGKILL'), 150 + 97 * round);
    await once(child, 'exit');
    const acknowledged = await sending;
    bodies.push(...acknowledged.bodies);
    eventIds.push(...acknowledged.eventIds);
  }
  expect(bodies.length).toBeGreaterThan(100);
  expect(eventIds.length).toBeGreaterThan(100);

  const wire = await startWireServices({ path });
  wire.queue('sent', { visibilitySeconds: 3600 });
  wire.queue('delivered', { visibilitySeconds: 3600 });
  const kept = received(wire, 'sent');
  expect(missing(bodies, kept)).toEqual([]);
  const delivered = received(wire, 'delivered').map((body) => idOf(JSON.parse(body)));
  expect(missing(eventIds, delivered)).toEqual([]);
  expect(new Set(delivered).size).toBe(delivered.length);

  // What the function missed comes when it is up again.
  const called: string[] = [];
  wire.buses.deliverWith(async (_, event) => {
    called.push(idOf(event));
  });
  await wire.pass(3600);
  await expect.poll(() => missing(eventIds, called).length, { timeout: 20_000 }).toBe(0);
  expect(wire.buses.idle()).toBe(true);
  await wire.stop();
});

test('what functions held when the process was killed comes back at the next start, counted', async () => {
  const path = join(directory, 'store.sqlite');
  const before = await startWireServices({ path });
  before.queue('work', { visibilitySeconds: 3600 });
  const work = queueArn('work');
  before.queues.send(work, 'held by a function');
  before.queues.send(work, 'given back for later');
  before.queues.receive(work, 1);
  const [later] = before.queues.receive(work, 1);
  before.queues.changeVisibility(work, later?.receiptHandle ?? '', 1800);
  before.queues.release(work, later?.receiptHandle ?? '');
  // As after SIGKILL: nothing of this process is told, the next one only has the file.
  const after = await startWireServices({ path });
  after.queue('work', { visibilitySeconds: 3600 });
  const [again, ...others] = after.queues.receive(work, 10);
  expect(again).toMatchObject({
    body: 'held by a function',
    attributes: { ApproximateReceiveCount: '2' },
  });
  expect(others).toEqual([]);
  await after.pass(1800);
  expect(after.queues.receive(work, 10).map(({ body }) => body)).toEqual(['given back for later']);
  await after.stop();
  await before.stop();
});

function idOf(event: unknown): string {
  return isRecord(event) ? String(event['id']) : '';
}

function missing(wanted: readonly string[], found: readonly string[]): string[] {
  const have = new Set(found);
  return wanted.filter((one) => !have.has(one));
}
