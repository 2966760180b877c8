import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyUuid, textContaining } from './expected.ts';
import { ACCOUNT, queueArn, startWireServices, type WireServices } from './wire-services.ts';

const MIB = 1_048_576;
let wire: WireServices;
let sqs: SQSClient;
let made = 0;

beforeAll(async () => {
  wire = await startWireServices();
  sqs = new SQSClient(wire.client());
});
afterAll(async () => {
  sqs.destroy();
  await wire.stop();
});

/** A queue of its own for each test; returns its URL. */
function freshQueue(settings: Parameters<WireServices['queue']>[1] = {}): string {
  made += 1;
  wire.queue(`work-${made}`, settings);
  return `${wire.endpoint}/${ACCOUNT}/work-${made}`;
}

describe('the AWS SDK', () => {
  test('sends, receives with attributes and deletes; the SDK checks every MD5 itself', async () => {
    const QueueUrl = freshQueue();
    const sent = await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'Grüße aus São Paulo 🎓',
        MessageAttributes: {
          origin: { DataType: 'String.place', StringValue: 'São Paulo' },
          count: { DataType: 'Number', StringValue: '12' },
          bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 7]) },
        },
        MessageSystemAttributes: {
          AWSTraceHeader: {
            DataType: 'String',
            StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793',
          },
        },
      }),
    );
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    expect(Messages).toHaveLength(1);
    const [message] = Messages;
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'Grüße aus São Paulo 🎓',
      MD5OfBody: sent.MD5OfMessageBody,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      Attributes: {
        ApproximateReceiveCount: '1',
        AWSTraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
        SenderId: 'integrator',
      },
      MessageAttributes: {
        origin: { DataType: 'String.place', StringValue: 'São Paulo' },
        count: { DataType: 'Number', StringValue: '12' },
        bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 7]) },
      },
    });
    const deleted = await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'good', ReceiptHandle: message?.ReceiptHandle },
          { Id: 'bad', ReceiptHandle: 'made-up' },
        ],
      }),
    );
    expect(deleted.Successful).toEqual([{ Id: 'good' }]);
    expect(deleted.Failed).toMatchObject([{ Id: 'bad', Code: 'ReceiptHandleIsInvalid' }]);
  });

  test('gives only the message attributes that were asked for', async () => {
    const QueueUrl = freshQueue();
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'hello',
        MessageAttributes: { 'why.code': text('a'), 'why.text': text('b'), other: text('c') },
      }),
    );
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['why.*'] }),
    );
    expect(Object.keys(Messages?.[0]?.MessageAttributes ?? {})).toEqual(['why.code', 'why.text']);
    expect(Messages?.[0]?.Attributes).toBeUndefined();
  });

  test('waits for a message that comes during a long poll', async () => {
    const QueueUrl = freshQueue();
    const started = Date.now();
    const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'at last' }));
    const { Messages } = await waiting;
    expect(Messages?.[0]?.Body).toBe('at last');
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  test('answers an empty queue without messages', async () => {
    const received = await sqs.send(new ReceiveMessageCommand({ QueueUrl: freshQueue() }));
    expect(received.Messages).toBeUndefined();
  });

  test('fails single entries of a batch under their ids and takes the others', async () => {
    const QueueUrl = freshQueue({ maxMessageBytes: 1024 });
    const answer = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'fits', MessageBody: 'x'.repeat(1024) },
          { Id: 'too-long', MessageBody: 'x'.repeat(1025) },
          { Id: 'delayed-too-far', MessageBody: 'x', DelaySeconds: 901 },
          { Id: 'control-character', MessageBody: 'a\u0000b' },
          { Id: 'last', MessageBody: 'x' },
        ],
      }),
    );
    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['fits', 'last']);
    expect(answer.Failed?.map(({ Id, Code, SenderFault }) => [Id, Code, SenderFault])).toEqual([
      ['too-long', 'InvalidParameterValue', true],
      ['delayed-too-far', 'InvalidParameterValue', true],
      ['control-character', 'InvalidMessageContents', true],
    ]);
  });

  test.each([
    [0, undefined],
    [1, 'InvalidParameterValue'],
  ])('takes a message of 1 MiB and %i bytes, attributes included: %s', async (more, code) => {
    const QueueUrl = freshQueue();
    const attribute = { note: { DataType: 'String', StringValue: 'abc' } };
    const attributeBytes = 'note'.length + 'String'.length + 'abc'.length;
    const sending = sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'x'.repeat(MIB - attributeBytes + more),
        MessageAttributes: attribute,
      }),
    );
    if (code === undefined) await expect(sending).resolves.toHaveProperty('MessageId');
    else await expect(sending).rejects.toMatchObject({ name: code });
  });

  test.each([
    [0, undefined],
    [1, 'BatchRequestTooLong'],
  ])('takes a batch of 1 MiB and %i bytes together: %s', async (more, code) => {
    const QueueUrl = freshQueue();
    const sending = sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', MessageBody: 'x'.repeat(MIB / 2) },
          { Id: 'b', MessageBody: 'x'.repeat(MIB / 2 + more) },
        ],
      }),
    );
    if (code === undefined) await expect(sending).resolves.toHaveProperty('Successful');
    else await expect(sending).rejects.toMatchObject({ name: code });
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    expect(Attributes).toEqual({ ApproximateNumberOfMessages: code === undefined ? '2' : '0' });
  });

  test.each([
    ['EmptyBatchRequest', []],
    ['TooManyEntriesInBatchRequest', Array.from({ length: 11 }, (_, index) => `m${index}`)],
    ['BatchEntryIdsNotDistinct', ['same', 'same']],
    ['InvalidBatchEntryId', ['not an id']],
  ])('refuses a whole batch with %s and takes none of it', async (name, ids) => {
    const QueueUrl = freshQueue();
    const Entries = ids.map((Id) => ({ Id, MessageBody: 'x' }));
    await expect(
      sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries })),
    ).rejects.toMatchObject({ name });
    expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined();
  });

  test.each([
    [{ MaxNumberOfMessages: 11 }, 'Must be between 1 and 10'],
    [{ WaitTimeSeconds: 21 }, 'Must be >= 0 and <= 20'],
    [{ VisibilityTimeout: 43_201 }, 'VisibilityTimeout must be an integer between 0 and 43200'],
  ])('refuses ReceiveMessage with %o', async (wrong, reason) => {
    await expect(
      sqs.send(new ReceiveMessageCommand({ QueueUrl: freshQueue(), ...wrong })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: textContaining(reason),
    });
  });

  test('changes the visibility of a message in flight', async () => {
    const QueueUrl = freshQueue();
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    const ReceiptHandle = Messages?.[0]?.ReceiptHandle;
    const change = (VisibilityTimeout: number) =>
      sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    await change(0);
    await expect(change(60)).rejects.toMatchObject({ name: 'MessageNotInflight' });
    const again = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(again.Messages).toHaveLength(1);
  });

  test('names an unknown queue as AWS does, under both of its names', async () => {
    const QueueUrl = `${wire.endpoint}/${ACCOUNT}/nobody`;
    const refused = sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await expect(refused).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
      Code: 'AWS.SimpleQueueService.NonExistentQueue',
      Type: 'Sender',
      $metadata: { httpStatusCode: 400, requestId: anyUuid },
    });
  });

  test('creates a queue once, finds it, lists it, empties it', async () => {
    const Attributes = { VisibilityTimeout: '7', RedrivePolicy: '' };
    freshQueue();
    Attributes.RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: queueArn(`work-${made}`),
      maxReceiveCount: 5,
    });
    const create = (attributes: Record<string, string>) =>
      sqs.send(new CreateQueueCommand({ QueueName: 'made-by-hand', Attributes: attributes }));
    const { QueueUrl } = await create(Attributes);
    expect(await create(Attributes)).toMatchObject({ QueueUrl });
    await expect(create({ VisibilityTimeout: '8' })).rejects.toMatchObject({
      name: 'QueueNameExists',
    });
    await expect(create({ ...Attributes, FifoQueue: 'true' })).rejects.toMatchObject({
      name: 'InvalidAttributeName',
      message: 'Unknown Attribute FifoQueue.',
    });
    expect(await sqs.send(new GetQueueUrlCommand({ QueueName: 'made-by-hand' }))).toMatchObject({
      QueueUrl,
    });
    const listed = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'made-' }));
    expect(listed.QueueUrls).toEqual([QueueUrl]);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    await expect(sqs.send(new PurgeQueueCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'PurgeQueueInProgress',
    });
    const { Attributes: told } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(told).toMatchObject({
      QueueArn: queueArn('made-by-hand'),
      ApproximateNumberOfMessages: '0',
      VisibilityTimeout: '7',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      RedrivePolicy: Attributes.RedrivePolicy,
    });
  });

  test('refuses an operation that the local runtime does not have, by its name', async () => {
    const refused = sqs.send(new StartMessageMoveTaskCommand({ SourceArn: queueArn('work-1') }));
    await expect(refused).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: textContaining('StartMessageMoveTask'),
    });
  });
});

describe("SQS's older Query protocol", () => {
  const query = async (fields: Record<string, string>): Promise<string> => {
    const response = await fetch(wire.endpoint, {
      method: 'POST',
      body: new URLSearchParams({ Version: '2012-11-05', ...fields }),
    });
    return response.text();
  };

  test('sends with attributes, receives, deletes in a batch', async () => {
    const QueueUrl = freshQueue();
    const sent = await query({
      Action: 'SendMessage',
      QueueUrl,
      MessageBody: '<a & b>',
      'MessageAttribute.1.Name': 'why',
      'MessageAttribute.1.Value.DataType': 'String',
      'MessageAttribute.1.Value.StringValue': 'because',
    });
    const id = /<SendMessageResult><MessageId>([^<]+)</.exec(sent)?.[1];
    const received = await query({
      Action: 'ReceiveMessage',
      QueueUrl,
      'AttributeName.1': 'ApproximateReceiveCount',
      'MessageAttributeName.1': 'All',
    });
    expect(received).toContain(
      `<ReceiveMessageResult><Message><MessageId>${id ?? 'none'}</MessageId>`,
    );
    expect(received).toContain('<Body>&lt;a &amp; b&gt;</Body>');
    expect(received).toContain(
      '<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>',
    );
    expect(received).toContain(
      '<MessageAttribute><Name>why</Name><Value><DataType>String</DataType><StringValue>because</StringValue></Value></MessageAttribute>',
    );
    const deleted = await query({
      Action: 'DeleteMessageBatch',
      QueueUrl,
      'DeleteMessageBatchRequestEntry.1.Id': 'good',
      'DeleteMessageBatchRequestEntry.1.ReceiptHandle':
        /<ReceiptHandle>([^<]+)</.exec(received)?.[1] ?? '',
      'DeleteMessageBatchRequestEntry.2.Id': 'bad',
      'DeleteMessageBatchRequestEntry.2.ReceiptHandle': 'made-up',
    });
    expect(deleted).toContain(
      '<DeleteMessageBatchResultEntry><Id>good</Id></DeleteMessageBatchResultEntry>',
    );
    expect(deleted).toContain('<BatchResultErrorEntry><Id>bad</Id><SenderFault>true</SenderFault>');
    const attributes = await query({
      Action: 'GetQueueAttributes',
      QueueUrl,
      'AttributeName.1': 'VisibilityTimeout',
      'AttributeName.2': 'QueueArn',
    });
    expect(attributes).toContain(
      `<Attribute><Name>QueueArn</Name><Value>${queueArn(`work-${made}`)}</Value></Attribute>`,
    );
    expect(attributes).toContain('<Name>VisibilityTimeout</Name><Value>30</Value>');
  });

  test('names its errors as it always did', async () => {
    const refused = await query({
      Action: 'SendMessage',
      QueueUrl: `${wire.endpoint}/${ACCOUNT}/nobody`,
      MessageBody: 'x',
    });
    expect(refused).toContain('<Code>AWS.SimpleQueueService.NonExistentQueue</Code>');
    expect(await query({ Action: 'TagQueue' })).toContain('<Code>InvalidAction</Code>');
  });
});
