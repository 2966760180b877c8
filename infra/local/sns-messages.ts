/** What subscribers of a topic receive: AWS's envelope for queues, its event for functions. */
import {
  type MessageAttribute,
  type MessageAttributes,
  sendableJson,
} from './message-attributes.ts';

export interface Notification {
  readonly messageId: string;
  readonly topicArn: string;
  readonly message: string;
  readonly attributes: MessageAttributes;
  readonly subject: string | undefined;
  /** Virtual time, milliseconds. */
  readonly at: number;
}

/** Nothing is signed here, so that nobody takes these for AWS's; the members have its names. */
const SIGNATURE = {
  SignatureVersion: '1',
  Signature: 'bm90IHNpZ25lZCBieSB0aGUgbG9jYWwgcnVudGltZQ==',
} as const;

/** The body of a queue's message without raw delivery. */
export function queueBody(notification: Notification, subscriptionArn: string): string {
  const envelope = JSON.stringify({
    Type: 'Notification',
    ...common(notification),
    ...SIGNATURE,
    SigningCertURL: 'http://localhost/not-signed.pem',
    UnsubscribeURL: unsubscribeUrl(subscriptionArn),
    ...attributesMember(notification),
  });
  return sendableJson(envelope);
}

/** The event that a subscribed function receives. */
export function functionEvent(notification: Notification, subscriptionArn: string): string {
  return JSON.stringify({
    Records: [
      {
        EventVersion: '1.0',
        EventSubscriptionArn: subscriptionArn,
        EventSource: 'aws:sns',
        Sns: {
          Type: 'Notification',
          ...common(notification),
          Subject: notification.subject ?? null,
          ...SIGNATURE,
          SigningCertUrl: 'http://localhost/not-signed.pem',
          UnsubscribeUrl: unsubscribeUrl(subscriptionArn),
          MessageAttributes: typedAttributes(notification.attributes),
        },
      },
    ],
  });
}

function common(notification: Notification): Record<string, unknown> {
  return {
    MessageId: notification.messageId,
    TopicArn: notification.topicArn,
    ...(notification.subject === undefined ? {} : { Subject: notification.subject }),
    Message: notification.message,
    Timestamp: new Date(notification.at).toISOString(),
  };
}

function unsubscribeUrl(subscriptionArn: string): string {
  return `http://localhost/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`;
}

function attributesMember({ attributes }: Notification): Record<string, unknown> {
  return Object.keys(attributes).length === 0
    ? {}
    : { MessageAttributes: typedAttributes(attributes) };
}

function typedAttributes(
  attributes: MessageAttributes,
): Record<string, { Type: string; Value: string | undefined }> {
  return Object.fromEntries(
    Object.entries(attributes).map(
      ([name, { DataType, StringValue, BinaryValue }]: [string, MessageAttribute]) => [
        name,
        { Type: DataType, Value: StringValue ?? BinaryValue },
      ],
    ),
  );
}
