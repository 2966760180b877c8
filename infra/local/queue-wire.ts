/** SQS on the wire: one method an operation, AWS's checks and error names. */
import { jsonAnswer, unknownOperation } from './aws-protocols.ts';
import { type AwsAnswer, type AwsCall, AwsError } from './interfaces.ts';
import { md5OfAttributes } from './message-attributes.ts';
import type { LiveQueue } from './queue.ts';
import { createQueue, getQueueAttributes } from './queue-attributes.ts';
import { batchEntries, checkBatchSize, eachEntry } from './queue-batches.ts';
import type { StoredMessage } from './queue-messages.ts';
import type { QueueOperations } from './queue-operations.ts';
import { inRange, page, sendOptions, visibilityTimeout } from './queue-parameters.ts';
import { queryAnswerOf, queryToJson } from './queue-query.ts';
import { nextMessage, wireMessage } from './queue-receive.ts';
import { type Fields, optionalText, requiredText } from './wire-input.ts';

type Output = Record<string, unknown>;
type Operation = (call: AwsCall) => Output | Promise<Output>;

export class QueueWire {
  readonly #queues: QueueOperations;
  readonly #operations: ReadonlyMap<string, Operation>;

  constructor(queues: QueueOperations) {
    this.#queues = queues;
    this.#operations = new Map<string, Operation>([
      ['SendMessage', (call) => this.#sendMessage(call)],
      ['SendMessageBatch', (call) => this.#sendMessageBatch(call)],
      ['ReceiveMessage', (call) => this.#receiveMessage(call)],
      ['DeleteMessage', (call) => this.#deleteMessage(call)],
      ['DeleteMessageBatch', (call) => this.#deleteMessageBatch(call)],
      ['ChangeMessageVisibility', (call) => this.#changeMessageVisibility(call)],
      ['ChangeMessageVisibilityBatch', (call) => this.#changeMessageVisibilityBatch(call)],
      ['GetQueueAttributes', ({ input }) => getQueueAttributes(this.#queues, input)],
      ['CreateQueue', (call) => createQueue(this.#queues, call)],
      ['GetQueueUrl', (call) => this.#getQueueUrl(call)],
      ['ListQueues', ({ input }) => this.#listQueues(input)],
      ['ListDeadLetterSourceQueues', ({ input }) => this.#listSources(input)],
      ['PurgeQueue', ({ input }) => this.#purgeQueue(input)],
    ]);
  }

  async handle(call: AwsCall): Promise<AwsAnswer> {
    const operation = this.#operations.get(call.action);
    if (operation === undefined) throw unknownOperation(call);
    if (call.protocol === 'json') return jsonAnswer(await operation(call));
    const output = await operation({ ...call, input: queryToJson(call) });
    return queryAnswerOf(call, output);
  }

  #queue(input: Fields): LiveQueue {
    return this.#queues.byUrl(requiredText(input, 'QueueUrl', 'MissingParameter'));
  }

  #sendMessage({ input, caller }: AwsCall): Output {
    const queue = this.#queue(input);
    return this.#send(queue, input, caller);
  }

  #send(queue: LiveQueue, input: Fields, caller: string): Output {
    const body = requiredText(input, 'MessageBody', 'MissingParameter');
    const options = sendOptions(input, caller);
    const { id, md5 } = this.#queues.sendWith(queue.definition.arn, body, options);
    const { attributes = {}, traceHeader } = options;
    return {
      MessageId: id,
      MD5OfMessageBody: md5,
      ...(Object.keys(attributes).length === 0
        ? {}
        : { MD5OfMessageAttributes: md5OfAttributes(attributes) }),
      ...(traceHeader === undefined
        ? {}
        : {
            MD5OfMessageSystemAttributes: md5OfAttributes({
              AWSTraceHeader: { DataType: 'String', StringValue: traceHeader },
            }),
          }),
    };
  }

  #sendMessageBatch({ input, caller }: AwsCall): Output {
    const queue = this.#queue(input);
    const entries = batchEntries(input, 'SendMessageBatchRequestEntry');
    checkBatchSize(entries);
    return this.#queues.together(() =>
      eachEntry(entries, (fields) => this.#send(queue, fields, caller)),
    );
  }

  async #receiveMessage({ input }: AwsCall): Promise<Output> {
    const queue = this.#queue(input);
    const max =
      inRange(input, 'MaxNumberOfMessages', 1, 10, 'Must be between 1 and 10, if provided.') ?? 1;
    const wait = inRange(input, 'WaitTimeSeconds', 0, 20, 'Must be >= 0 and <= 20, if provided.');
    const visibility = visibilityTimeout(input) ?? queue.definition.visibilitySeconds;
    const receive = (): StoredMessage[] =>
      this.#queues.take(queue.definition.arn, max, visibility, false);
    let messages = receive();
    // A long poll waits in real time, as the caller's connection does.
    const until = Date.now() + (wait ?? queue.definition.receiveWaitSeconds ?? 0) * 1000;
    while (messages.length === 0 && Date.now() < until) {
      await nextMessage(queue, until - Date.now());
      messages = receive();
    }
    if (messages.length === 0) return {};
    return { Messages: messages.map((message) => wireMessage(queue, message, input)) };
  }

  #deleteMessage({ input }: AwsCall): Output {
    const queue = this.#queue(input);
    this.#queues.remove(
      queue.definition.arn,
      requiredText(input, 'ReceiptHandle', 'MissingParameter'),
    );
    return {};
  }

  #deleteMessageBatch({ input }: AwsCall): Output {
    const { arn } = this.#queue(input).definition;
    const entries = batchEntries(input, 'DeleteMessageBatchRequestEntry');
    return this.#queues.together(() =>
      eachEntry(entries, (fields) => {
        this.#queues.remove(arn, requiredText(fields, 'ReceiptHandle', 'MissingParameter'));
        return {};
      }),
    );
  }

  #changeMessageVisibility({ input }: AwsCall): Output {
    this.#changeVisibility(this.#queue(input).definition.arn, input);
    return {};
  }

  #changeVisibility(arn: string, input: Fields): void {
    const handle = requiredText(input, 'ReceiptHandle', 'MissingParameter');
    const seconds = visibilityTimeout(input);
    if (seconds === undefined) {
      throw new AwsError(
        'MissingParameter',
        'The request must contain the parameter VisibilityTimeout.',
      );
    }
    this.#queues.changeVisibility(arn, handle, seconds);
  }

  #changeMessageVisibilityBatch({ input }: AwsCall): Output {
    const { arn } = this.#queue(input).definition;
    const entries = batchEntries(input, 'ChangeMessageVisibilityBatchRequestEntry');
    return this.#queues.together(() =>
      eachEntry(entries, (fields) => {
        this.#changeVisibility(arn, fields);
        return {};
      }),
    );
  }

  #getQueueUrl({ input }: AwsCall): Output {
    const queue = this.#queues.byName(requiredText(input, 'QueueName', 'MissingParameter'));
    if (queue === undefined) {
      throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    }
    return { QueueUrl: queue.definition.url };
  }

  #listQueues(input: Fields): Output {
    const prefix = optionalText(input, 'QueueNamePrefix') ?? '';
    const found = this.#queues.list().filter(({ name }) => name.startsWith(prefix));
    return page(
      found.map(({ url }) => url),
      input,
      'QueueUrls',
    );
  }

  #listSources(input: Fields): Output {
    const { arn } = this.#queue(input).definition;
    const found = this.#queues.list().filter(({ redrive }) => redrive?.deadLetterArn === arn);
    return page(
      found.map(({ url }) => url),
      input,
      'queueUrls',
    );
  }

  #purgeQueue(input: Fields): Output {
    const queue = this.#queue(input);
    const now = Date.now();
    if (queue.purgedAt !== undefined && now - queue.purgedAt < 60_000) {
      throw new AwsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${queue.definition.name} is allowed every 60 seconds.`,
        403,
      );
    }
    queue.purgedAt = now;
    this.#queues.purge(queue.definition.arn);
    return {};
  }
}
