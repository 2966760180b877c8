/** SQS on the wire: one method an operation, AWS's checks and error names. */
import type { AwsAnswer, AwsCall } from './interfaces.ts';
import { AwsError } from './interfaces.ts';
import { jsonAnswer, unknownOperation } from './aws-protocols.ts';
import { md5OfAttributes, parseMessageAttributes, attributesSize } from './message-attributes.ts';
import { createQueue, getQueueAttributes } from './queue-attributes.ts';
import { type LiveQueue, receiptHandle, storedAttributes, systemAttributes } from './queue.ts';
import type { StoredMessage } from './queue-messages.ts';
import type { Queues, SendOptions } from './queues.ts';
import {
  type Fields,
  isRecord,
  optionalInteger,
  optionalRecord,
  optionalRecords,
  optionalText,
  optionalTexts,
  requiredText,
} from './wire-input.ts';

type Output = Record<string, unknown>;
type Operation = (call: AwsCall) => Output | Promise<Output>;

/** What one batch call may carry together; SQS's limit for a message and for a batch alike. */
const BATCH_BYTES = 1_048_576;
const BATCH_ENTRIES = 10;

export class QueueWire {
  readonly #queues: Queues;
  readonly #operations: ReadonlyMap<string, Operation>;

  constructor(queues: Queues) {
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
    return jsonAnswer(await operation(call));
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
    const total = entries.reduce((bytes, { fields }) => bytes + entrySize(fields), 0);
    if (total > BATCH_BYTES) {
      throw new AwsError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${BATCH_BYTES} bytes. You have sent ${total} bytes.`,
      );
    }
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
    const until = Date.now() + (wait ?? 0) * 1000;
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

function sendOptions(input: Fields, sender: string): SendOptions {
  const delaySeconds = optionalInteger(input, 'DelaySeconds');
  if (delaySeconds !== undefined && (delaySeconds < 0 || delaySeconds > 900)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
    );
  }
  const system = optionalRecord(input, 'MessageSystemAttributes') ?? {};
  for (const name of Object.keys(system)) {
    if (name !== 'AWSTraceHeader') {
      throw new AwsError(
        'InvalidParameterValue',
        `Message system attribute name '${name}' is invalid.`,
      );
    }
  }
  const trace = system['AWSTraceHeader'];
  const traceHeader = isRecord(trace) ? optionalText(trace, 'StringValue') : undefined;
  return {
    sender,
    attributes: parseMessageAttributes(input['MessageAttributes'], 10),
    ...(delaySeconds === undefined ? {} : { delaySeconds }),
    ...(traceHeader === undefined ? {} : { traceHeader }),
  };
}

interface BatchEntry {
  readonly id: string;
  readonly fields: Fields;
}

/** @throws AwsError when the batch as a whole is wrong: none of its entries is then acted on. */
function batchEntries(input: Fields, entryType: string): BatchEntry[] {
  const entries = optionalRecords(input, 'Entries') ?? [];
  if (entries.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      `There should be at least one ${entryType} in the request.`,
    );
  }
  if (entries.length > BATCH_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${BATCH_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  const seen = new Set<string>();
  return entries.map((fields) => {
    const id = requiredText(fields, 'Id', 'MissingParameter');
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(id)) {
      throw new AwsError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      );
    }
    if (seen.has(id)) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
    seen.add(id);
    return { id, fields };
  });
}

/** Acts on each entry for itself: one that is wrong fails alone, under its own id. */
function eachEntry(entries: readonly BatchEntry[], act: (fields: Fields) => Output): Output {
  const Successful: Output[] = [];
  const Failed: Output[] = [];
  for (const { id, fields } of entries) {
    try {
      Successful.push({ Id: id, ...act(fields) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return Failed.length === 0 ? { Successful } : { Successful, Failed };
}

function entrySize(fields: Fields): number {
  const body = fields['MessageBody'];
  const attributes = fields['MessageAttributes'];
  return (
    (typeof body === 'string' ? Buffer.byteLength(body) : 0) +
    (attributes === undefined ? 0 : sizeOrZero(attributes))
  );
}

/** An entry whose attributes are wrong fails by itself later; it adds nothing to the batch's size. */
function sizeOrZero(attributes: unknown): number {
  try {
    return attributesSize(parseMessageAttributes(attributes));
  } catch {
    return 0;
  }
}

function visibilityTimeout(input: Fields): number | undefined {
  const seconds = optionalInteger(input, 'VisibilityTimeout');
  if (seconds !== undefined && (seconds < 0 || seconds > 43_200)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${seconds} for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200.`,
    );
  }
  return seconds;
}

function inRange(
  input: Fields,
  name: string,
  min: number,
  max: number,
  reason: string,
): number | undefined {
  const value = optionalInteger(input, name);
  if (value !== undefined && (value < min || value > max)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${value} for parameter ${name} is invalid. Reason: ${reason}`,
    );
  }
  return value;
}

/** Resolves when the queue has something new, or after `milliseconds`. */
function nextMessage(queue: LiveQueue, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = queue.wait(() => {
      clearTimeout(timer);
      resolve();
    });
    const timer = setTimeout(() => {
      stop();
      resolve();
    }, milliseconds);
    timer.unref();
  });
}

function wireMessage(queue: LiveQueue, message: StoredMessage, input: Fields): Output {
  const system = pick(systemAttributes(message), [
    ...(optionalTexts(input, 'AttributeNames') ?? []),
    ...(optionalTexts(input, 'MessageSystemAttributeNames') ?? []),
  ]);
  const names = optionalTexts(input, 'MessageAttributeNames') ?? [];
  const attributes = pick(storedAttributes(message), names);
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle(queue.definition, message),
    MD5OfBody: message.md5,
    Body: message.body,
    ...(Object.keys(system).length === 0 ? {} : { Attributes: system }),
    ...(Object.keys(attributes).length === 0
      ? {}
      : { MessageAttributes: attributes, MD5OfMessageAttributes: md5OfAttributes(attributes) }),
  };
}

/** Those the caller asked for: by name, `All`, or for message attributes `.*` and `prefix.*`. */
function pick<T>(attributes: Record<string, T>, names: readonly string[]): Record<string, T> {
  const wanted = (name: string): boolean =>
    names.some(
      (asked) =>
        asked === 'All' ||
        asked === '.*' ||
        asked === name ||
        (asked.endsWith('.*') && name.startsWith(asked.slice(0, -1))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => wanted(name)));
}

/** A page of at most `MaxResults` (1 to 1,000) urls; `NextToken` is the place of the next one. */
function page(urls: readonly string[], input: Fields, member: string): Output {
  const max = inRange(input, 'MaxResults', 1, 1000, 'Must be between 1 and 1000, if provided.');
  const from = Number(optionalText(input, 'NextToken') ?? '0');
  const to = from + (max ?? 1000);
  const found = urls.slice(from, to);
  if (found.length === 0 && member === 'QueueUrls') return {};
  return {
    [member]: found,
    ...(max !== undefined && to < urls.length ? { NextToken: String(to) } : {}),
  };
}
