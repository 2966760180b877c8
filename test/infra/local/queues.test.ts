import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../infra/local/clock.ts';
import { md5OfAttributes } from '../../../infra/local/message-attributes.ts';
import { Queues } from '../../../infra/local/queues.ts';
import { openStore } from '../../../infra/local/store.ts';
import { queueArn, startWireServices, turn, type WireServices } from './wire-services.ts';

let wire: WireServices;
beforeEach(async () => {
  wire = await startWireServices();
});
afterEach(() => wire.stop());

const work = queueArn('work');
const plain = {
  url: '',
  visibilitySeconds: 30,
  retentionSeconds: 345_600,
  delaySeconds: 0,
  maxMessageBytes: 1_048_576,
};

describe('a queue', () => {
  test('hides a received message for its visibility timeout, then gives it again and counts', async () => {
    wire.queue('work', { visibilitySeconds: 180 });
    const id = wire.queues.send(work, 'hello');
    const [first] = wire.queues.receive(work, 10);
    expect(first).toMatchObject({
      messageId: id,
      body: 'hello',
      md5OfBody: '5d41402abc4b2a76b9719d911017c592',
      eventSource: 'aws:sqs',
      eventSourceARN: work,
      awsRegion: 'us-east-1',
      attributes: { ApproximateReceiveCount: '1' },
    });
    expect(wire.queues.receive(work, 10)).toEqual([]);
    await wire.pass(179);
    expect(wire.queues.receive(work, 10)).toEqual([]);
    await wire.pass(1);
    const [second] = wire.queues.receive(work, 10);
    expect(second?.attributes['ApproximateReceiveCount']).toBe('2');
    expect(second?.attributes['ApproximateFirstReceiveTimestamp']).toBe(
      first?.attributes['ApproximateFirstReceiveTimestamp'],
    );
  });

  test('deletes only by the latest receipt', async () => {
    wire.queue('work');
    wire.queues.send(work, 'hello');
    const [first] = wire.queues.receive(work, 1);
    await wire.pass(30);
    const [second] = wire.queues.receive(work, 1);
    wire.queues.remove(work, first?.receiptHandle ?? '');
    expect(wire.queues.depth(work).inFlight).toBe(1);
    wire.queues.remove(work, second?.receiptHandle ?? '');
    expect(wire.queues.depth(work)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('holds a message back for its delay and tells listeners when it comes into sight', async () => {
    wire.queue('work');
    let told = 0;
    wire.queues.onMessage(work, () => {
      told += 1;
    });
    await turn();
    told = 0;
    wire.queues.send(work, 'later', {}, 60);
    await turn();
    expect(told).toBe(0);
    expect(wire.queues.depth(work)).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    expect(wire.queues.idle()).toBe(true);
    await wire.pass(60);
    expect(told).toBe(1);
    expect(wire.queues.idle()).toBe(false);
  });

  test('gives a changed visibility its own instant, counted from the change', async () => {
    wire.queue('work', { visibilitySeconds: 30 });
    wire.queues.send(work, 'again in an hour');
    const [message] = wire.queues.receive(work, 1);
    wire.queues.changeVisibility(work, message?.receiptHandle ?? '', 3600);
    wire.queues.release(work, message?.receiptHandle ?? '');
    await wire.pass(3599);
    expect(wire.queues.receive(work, 1)).toEqual([]);
    await wire.pass(1);
    expect(wire.queues.receive(work, 1)).toHaveLength(1);
  });

  test('refuses to change the visibility of what is not in flight', async () => {
    wire.queue('work');
    wire.queues.send(work, 'hello');
    const [message] = wire.queues.receive(work, 1);
    await wire.pass(30);
    expect(() => wire.queues.changeVisibility(work, message?.receiptHandle ?? '', 60)).toThrow(
      expect.objectContaining({ code: 'MessageNotInflight' }),
    );
  });

  test('is not idle while a function holds a message, and idle again once it gave it back', () => {
    wire.queue('work');
    wire.queues.onMessage(work, () => {});
    wire.queues.send(work, 'hello');
    expect(wire.queues.idle()).toBe(false);
    const [message] = wire.queues.receive(work, 1);
    expect(wire.queues.idle()).toBe(false);
    wire.queues.release(work, message?.receiptHandle ?? '');
    expect(wire.queues.idle()).toBe(true);
  });

  test('does not keep the runtime busy with messages that nobody works on', () => {
    wire.queue('dead-letters');
    wire.queues.send(queueArn('dead-letters'), 'for a person to look at');
    expect(wire.queues.idle()).toBe(true);
  });

  test('knows when the next hidden message of a listened-to queue comes into sight', () => {
    wire.queue('work', { visibilitySeconds: 180 });
    wire.queues.onMessage(work, () => {});
    expect(wire.queues.nextVisibleAt()).toBeUndefined();
    wire.queues.send(work, 'hello');
    wire.queues.receive(work, 1);
    const at = wire.queues.nextVisibleAt() ?? 0;
    expect(Math.round((at - wire.clock.now()) / 1000)).toBe(180);
  });

  test('forgets messages after its retention, visible or not', async () => {
    wire.queue('work', { retentionSeconds: 3600 });
    wire.queues.send(work, 'old');
    wire.queues.send(work, 'old and delayed', {}, 900);
    await wire.pass(1800);
    wire.queues.send(work, 'young');
    await wire.pass(1800);
    expect(wire.queues.receive(work, 10).map(({ body }) => body)).toEqual(['young']);
    const rows = wire.store.prepare('SELECT body FROM queue_messages').all();
    expect(rows).toHaveLength(1);
  });
});

describe('a deleted message', () => {
  test('leaves nothing of its text in the file', () => {
    const directory = mkdtempSync(join(tmpdir(), 'rollcall-deleted-'));
    const store = openStore(join(directory, 'store.sqlite'));
    const queues = new Queues({ store, clock: wire.clock });
    queues.create({ ...plain, arn: work, name: 'work' });
    const text = (number: number) => `Ada Lovelace ${number} ${'x'.repeat(900)}`;
    for (let number = 0; number < 100; number += 1) queues.send(work, text(number));
    const found = () => readFileSync(join(directory, 'store.sqlite')).includes('Ada Lovelace');
    store.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    expect(found()).toBe(true);
    for (let call = 0; call < 10; call += 1) {
      for (const { receiptHandle } of queues.receive(work, 10)) queues.remove(work, receiptHandle);
    }
    store.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    expect(found()).toBe(false);
    store.close();
    rmSync(directory, { recursive: true, force: true });
  });
});

describe('a queue of an earlier run', () => {
  test('gives nothing that passed its retention while nobody ran', async () => {
    wire.queue('work', { retentionSeconds: 3600 });
    wire.queues.send(work, 'old');
    const later = new VirtualClock(wire.store, () => Date.now() + 3_600_000);
    const queues = new Queues({ store: wire.store, clock: later });
    for (const definition of wire.queues.list()) queues.create(definition);
    expect(queues.receive(work, 10)).toEqual([]);
    later.stop();
  });
});

describe('the MD5 of message attributes', () => {
  test('of a number is the one that AWS gives', () => {
    const timestamp = { DataType: 'Number', StringValue: '1493147359900' };
    expect(md5OfAttributes({ timestamp })).toBe('235c5c510d26fb653d073faed50ae77c');
  });

  test('takes names in order, and binary values as bytes of their own kind', () => {
    const a = { DataType: 'String', StringValue: '1' };
    const b = { DataType: 'Binary', BinaryValue: Buffer.of(0, 255).toString('base64') };
    const bytes = Buffer.concat([
      Buffer.from('\0\0\0\u0001a\0\0\0\u0006String\u0001\0\0\0\u00011'),
      Buffer.from('\0\0\0\u0001b\0\0\0\u0006Binary\u0002\0\0\0\u0002'),
      Buffer.of(0, 255),
    ]);
    const digest = createHash('md5').update(bytes).digest('hex');
    expect(md5OfAttributes({ b, a })).toBe(digest);
    expect(md5OfAttributes({ a, b })).toBe(digest);
  });
});

describe('a queue with a dead-letter queue', () => {
  beforeEach(() => {
    wire.queue('dead');
    wire.queue('work', {
      visibilitySeconds: 10,
      redrive: { deadLetterArn: queueArn('dead'), maxReceiveCount: 3 },
    });
  });

  test('moves a message there when it would be received once more than allowed', async () => {
    const id = wire.queues.send(work, 'poison', { why: { DataType: 'String', StringValue: 'no' } });
    const [sent] = wire.queues.receive(work, 1);
    for (const receive of [2, 3]) {
      await wire.pass(10);
      const [message] = wire.queues.receive(work, 1);
      expect(message?.attributes['ApproximateReceiveCount']).toBe(String(receive));
    }
    await wire.pass(10);
    expect(wire.queues.receive(work, 1)).toEqual([]);
    const [dead] = wire.queues.receive(queueArn('dead'), 1);
    expect(dead).toMatchObject({
      messageId: id,
      body: 'poison',
      messageAttributes: { why: { dataType: 'String', stringValue: 'no' } },
      attributes: {
        // AWS counts on in the dead-letter queue and keeps the time of sending.
        ApproximateReceiveCount: '4',
        SentTimestamp: sent?.attributes['SentTimestamp'],
        DeadLetterQueueSourceArn: work,
      },
    });
  });

  test('goes on with the messages behind the poisoned one in the same call', async () => {
    wire.queues.send(work, 'poison');
    for (let received = 0; received < 3; received += 1) {
      wire.queues.receive(work, 1);
      await wire.pass(10);
    }
    wire.queues.send(work, 'good');
    expect(wire.queues.receive(work, 1).map(({ body }) => body)).toEqual(['good']);
  });

  test('tells those who listen to the dead-letter queue', async () => {
    let told = 0;
    wire.queues.onMessage(queueArn('dead'), () => {
      told += 1;
    });
    await turn();
    told = 0;
    wire.queues.send(work, 'poison');
    for (let received = 0; received <= 3; received += 1) {
      wire.queues.receive(work, 1);
      await wire.pass(10);
    }
    expect(told).toBe(1);
  });
});
