/** SNS on the wire (Query protocol), AWS's checks and error names. */
import { queryAnswer, unknownOperation, type XmlValue } from './aws-protocols.ts';
import { type AwsAnswer, type AwsCall, AwsError } from './interfaces.ts';
import { parseMessageAttributes } from './message-attributes.ts';
import { listOf, mapOf } from './query-input.ts';
import { invalidParameter, type Topic, type TopicOperations } from './topic.ts';
import { type Fields, optionalText, requiredText } from './wire-input.ts';

export class TopicWire {
  readonly #topics: TopicOperations;

  constructor(topics: TopicOperations) {
    this.#topics = topics;
  }

  async handle(call: AwsCall): Promise<AwsAnswer> {
    return queryAnswer(call, this.#operate(call));
  }

  #operate(call: AwsCall): Readonly<Record<string, XmlValue>> {
    const { input } = call;
    switch (call.action) {
      case 'Publish':
        return { MessageId: this.#publishEntry(this.#topicArn(input), input) };
      case 'PublishBatch':
        return this.#publishBatch(input);
      case 'ListTopics':
        return { Topics: this.#topics.all().map(({ arn }) => ({ TopicArn: arn })) };
      case 'GetTopicAttributes':
        return { Attributes: topicAttributes(this.#topics.topic(this.#topicArn(input))) };
      case 'ListSubscriptions':
        return { Subscriptions: this.#topics.all().flatMap(listed) };
      case 'ListSubscriptionsByTopic':
        return { Subscriptions: listed(this.#topics.topic(this.#topicArn(input))) };
      default:
        throw unknownOperation(call);
    }
  }

  #topicArn(input: Fields): string {
    if (input['PhoneNumber'] !== undefined) {
      throw invalidParameter('PhoneNumber is not known here, only TopicArn');
    }
    return optionalText(input, 'TopicArn') ?? requiredText(input, 'TargetArn', 'InvalidParameter');
  }

  #publishEntry(topicArn: string, input: Fields): string {
    if (input['MessageStructure'] !== undefined) {
      throw invalidParameter('MessageStructure is not known here');
    }
    const attributes = parseMessageAttributes(mapOf(input, 'MessageAttributes'));
    return this.#topics.publish(
      topicArn,
      requiredText(input, 'Message', 'InvalidParameter'),
      attributes,
      optionalText(input, 'Subject'),
    );
  }

  #publishBatch(input: Fields): Readonly<Record<string, XmlValue>> {
    const topicArn = this.#topicArn(input);
    this.#topics.topic(topicArn);
    const entries = listOf(input, 'PublishBatchRequestEntries');
    if (entries.length === 0) {
      throw new AwsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
    }
    if (entries.length > 10) {
      throw new AwsError(
        'TooManyEntriesInBatchRequest',
        'The batch request contains more entries than permissible.',
      );
    }
    const ids = entries.map((entry) => requiredText(entry, 'Id', 'InvalidParameter'));
    if (new Set(ids).size < ids.length) {
      throw new AwsError(
        'BatchEntryIdsNotDistinct',
        'Two or more batch entries in the request have the same Id.',
      );
    }
    const Successful: XmlValue[] = [];
    const Failed: XmlValue[] = [];
    this.#topics.together(() => {
      for (const [index, entry] of entries.entries()) {
        const Id = ids[index];
        try {
          Successful.push({ Id, MessageId: this.#publishEntry(topicArn, entry) });
        } catch (error) {
          if (!(error instanceof AwsError)) throw error;
          Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
        }
      }
    });
    return { Successful, Failed };
  }
}

function listed(topic: Topic): XmlValue[] {
  return topic.subscriptions.map(({ arn, endpoint, protocol }) => ({
    SubscriptionArn: arn,
    Owner: topic.arn.split(':')[4],
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topic.arn,
  }));
}

function topicAttributes(topic: Topic): ReadonlyMap<string, string> {
  return new Map([
    ['TopicArn', topic.arn],
    ['Owner', topic.arn.split(':')[4] ?? ''],
    ['DisplayName', ''],
    ['SubscriptionsConfirmed', String(topic.subscriptions.length)],
    ['SubscriptionsPending', '0'],
    ['SubscriptionsDeleted', '0'],
  ]);
}
