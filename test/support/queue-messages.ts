/** Messages as Lambda gets them from a queue. */
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { EventContract } from '../../events/contract.ts';

interface Message {
  messageId?: string;
  receives?: number;
  attributes?: Partial<SQSRecord['attributes']>;
  messageAttributes?: SQSRecord['messageAttributes'];
}

/** A message with a body, received for the `receives`-th time. */
export function message(body: string, more: Message = {}): SQSRecord {
  const {
    messageId = crypto.randomUUID(),
    receives = 1,
    attributes,
    messageAttributes = {},
  } = more;
  return {
    messageId,
    receiptHandle: `receipt of ${messageId}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '1777614000000',
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '1777614000000',
      ...attributes,
    },
    messageAttributes,
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:queue',
    awsRegion: 'us-east-1',
  };
}

/** An event of a bus, as a rule puts it into a queue. */
export function busMessage(
  contract: Pick<EventContract, 'type' | 'source'>,
  detail: unknown,
  more: Message = {},
): SQSRecord {
  const body = {
    version: '0',
    id: crypto.randomUUID(),
    'detail-type': contract.type,
    source: contract.source,
    account: '000000000000',
    time: '2027-05-01T00:00:00Z',
    region: 'us-east-1',
    resources: [],
    detail,
  };
  return message(JSON.stringify(body), more);
}

export function batch(...records: SQSRecord[]): SQSEvent {
  return { Records: records };
}
