import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anyText, anyUuid, textMatching } from './expected.ts';
import { ACCOUNT, queueArn, startWireServices, turn, type WireServices } from './wire-services.ts';

const topicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:feedback`;
const functionArn = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:settle`;
const kind = { kind: { DataType: 'String', StringValue: 'bounce' } };

let wire: WireServices;
beforeEach(async () => {
  wire = await startWireServices();
  wire.topics.create({ arn: topicArn, name: 'feedback' });
  wire.queue('plain');
  wire.queue('raw');
});
afterEach(() => wire.stop());

const first = (name: string) => wire.queues.receive(queueArn(name), 1)[0];

describe('a topic', () => {
  test("gives queues AWS's envelope, or the bare message where the subscription says raw", () => {
    wire.topics.subscribe({ topicArn, protocol: 'sqs', endpoint: queueArn('plain') });
    wire.topics.subscribe({
      topicArn,
      protocol: 'sqs',
      endpoint: queueArn('raw'),
      rawMessageDelivery: true,
    });
    const id = wire.topics.publish(topicArn, '{"notificationType":"Bounce"}', kind, 'Subject');
    const plain = first('plain');
    expect(JSON.parse(plain?.body ?? '')).toMatchObject({
      Type: 'Notification',
      MessageId: id,
      TopicArn: topicArn,
      Subject: 'Subject',
      Message: '{"notificationType":"Bounce"}',
      Timestamp: textMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      SignatureVersion: '1',
      Signature: anyText,
      SigningCertURL: anyText,
      UnsubscribeURL: anyText,
      MessageAttributes: { kind: { Type: 'String', Value: 'bounce' } },
    });
    expect(plain?.messageAttributes).toEqual({});
    const raw = first('raw');
    expect(raw?.body).toBe('{"notificationType":"Bounce"}');
    expect(raw?.messageAttributes).toMatchObject({
      kind: { dataType: 'String', stringValue: 'bounce' },
    });
  });

  test('repeats a delivery to a function until it succeeds', async () => {
    wire.topics.subscribe({ topicArn, protocol: 'lambda', endpoint: functionArn });
    const seen: unknown[] = [];
    let up = false;
    wire.topics.deliverWith(async (target, event) => {
      if (!up) throw new Error('down');
      seen.push([target, event]);
    });
    const MessageId = wire.topics.publish(topicArn, 'hello');
    await turn();
    up = true;
    await wire.pass(10);
    expect(seen).toMatchObject([
      [
        functionArn,
        {
          Records: [
            {
              EventVersion: '1.0',
              EventSource: 'aws:sns',
              Sns: { MessageId, Message: 'hello', Subject: null, MessageAttributes: {} },
            },
          ],
        },
      ],
    ]);
    expect(wire.topics.idle()).toBe(true);
  });

  test("keeps what it cannot deliver in the subscription's dead-letter queue", () => {
    wire.topics.subscribe({
      topicArn,
      protocol: 'sqs',
      endpoint: queueArn('nobody'),
      rawMessageDelivery: true,
      deadLetterArn: queueArn('plain'),
    });
    wire.topics.publish(topicArn, 'hello');
    expect(first('plain')).toMatchObject({
      body: 'hello',
      messageAttributes: { ERROR_CODE: { stringValue: 'NO_RESOURCE' } },
    });
  });

  test.each([
    [0, undefined],
    [1, 'InvalidParameter'],
  ])('takes a message of 256 KiB and %i bytes: %s', (more, code) => {
    const publish = () => wire.topics.publish(topicArn, 'x'.repeat(262_144 + more));
    if (code === undefined) expect(publish()).toEqual(anyUuid);
    else expect(publish).toThrow(expect.objectContaining({ code }));
  });
});
