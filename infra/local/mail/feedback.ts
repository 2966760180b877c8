/**
 * What SES tells of an email through a configuration set, in the shape of its event publishing:
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 * The addresses of SES's mailbox simulator (`bounce@simulator.amazonses.com`, ..., also with a `+label`) decide what
 * becomes of an email; every other recipient gets it.
 */
import { randomUUID } from 'node:crypto';
import { addressesIn } from './addresses.ts';
import { readMessage, valuesOf } from './message.ts';
import type { AcceptedMessage } from './records.ts';

/** The event types that are played; their names as event destinations give them. */
export const EVENT_TYPES = ['send', 'reject', 'delivery', 'bounce', 'complaint'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface SesEvent {
  readonly type: EventType;
  /** JSON, as it arrives at the topic. */
  readonly body: string;
  /** The recipients that it tells of. */
  readonly recipients: number;
}

const ACCOUNT = '000000000000';
/** SES cuts the list of header fields in its events here (bytes). */
const LONGEST_HEADERS = 10_240;
const REPORTING_MTA = 'a0-0.smtp-out.amazonses.com';

/** The event that an accepted email causes at once. */
export function sendEvent(message: AcceptedMessage): SesEvent {
  return {
    type: 'send',
    recipients: message.recipients.length,
    body: JSON.stringify({ eventType: 'Send', mail: mailOf(message), send: {} }),
  };
}

/**
 * The events that follow once the email has left, in the order in which they happen. `now` is virtual; `refusal` is
 * what the inbox said when it would not take the email, which then bounces for all of its recipients.
 */
export function outcomeEvents(message: AcceptedMessage, now: Date, refusal?: string): SesEvent[] {
  const mail = mailOf(message);
  const timestamp = now.toISOString();
  const event = (type: EventType, recipients: readonly string[], content: object): SesEvent[] => {
    if (recipients.length === 0) return [];
    const eventType = `${type.slice(0, 1).toUpperCase()}${type.slice(1)}`;
    const body = JSON.stringify({ eventType, mail, [type]: content });
    return [{ type, body, recipients: recipients.length }];
  };
  const failed = (subType: string, recipients: readonly string[], diagnosticCode: string) =>
    event('bounce', recipients, {
      ...bounce('Permanent', subType, timestamp),
      bouncedRecipients: recipients.map((emailAddress) => ({
        emailAddress,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode,
      })),
    });
  if (refusal !== undefined) return failed('General', message.recipients, `smtp; ${refusal}`);

  const by = (role: string) => message.recipients.filter((address) => roleOf(address) === role);
  const delivered = message.recipients.filter(
    (address) => !['bounce', 'suppressionlist'].includes(roleOf(address)),
  );
  return [
    ...failed('General', by('bounce'), 'smtp; 550 5.1.1 user unknown'),
    ...failed(
      'Suppressed',
      by('suppressionlist'),
      'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
    ),
    ...event('delivery', delivered, {
      timestamp,
      processingTimeMillis: Math.max(0, now.getTime() - message.acceptedAt),
      recipients: delivered,
      smtpResponse: '250 2.6.0 Message received',
      remoteMtaIp: '127.0.0.1',
      reportingMTA: REPORTING_MTA,
    }),
    // An out-of-office answer: the email did arrive.
    ...event('bounce', by('ooto'), {
      ...bounce('Transient', 'General', timestamp),
      bouncedRecipients: by('ooto').map((emailAddress) => ({ emailAddress })),
    }),
    ...event('complaint', by('complaint'), {
      complaintSubType: null,
      complainedRecipients: by('complaint').map((emailAddress) => ({ emailAddress })),
      timestamp,
      feedbackId: feedbackId(),
      userAgent: 'Amazon SES Mailbox Simulator',
      complaintFeedbackType: 'abuse',
      arrivalDate: timestamp,
    }),
  ];
}

/** Harmless text that every virus scanner takes for a virus (eicar.org), as it is and in base64. */
const TEST_VIRUS = [
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
].flatMap((text) => [text, Buffer.from(text).toString('base64').slice(0, 60)]);

/** SES accepts an email with a virus and then does not send it. */
export function isRejected(message: AcceptedMessage): boolean {
  return TEST_VIRUS.some((text) => message.raw.includes(text));
}

export function rejectEvent(message: AcceptedMessage): SesEvent {
  return {
    type: 'reject',
    recipients: message.recipients.length,
    body: JSON.stringify({
      eventType: 'Reject',
      mail: mailOf(message),
      reject: { reason: 'Bad content' },
    }),
  };
}

function bounce(bounceType: string, bounceSubType: string, timestamp: string): object {
  return {
    feedbackId: feedbackId(),
    bounceType,
    bounceSubType,
    timestamp,
    reportingMTA: `dsn; ${REPORTING_MTA}`,
  };
}

/** `bounce`, `ooto`, ... for the simulator's addresses; empty for all others. */
function roleOf(address: string): string {
  return (
    /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i.exec(address)?.[1]?.toLowerCase() ?? ''
  );
}

function mailOf(message: AcceptedMessage): object {
  const read = readMessage(message.raw);
  const headers: { name: string; value: string }[] = [];
  let bytes = 0;
  for (const { name, value, raw } of read.fields) {
    bytes += raw.length;
    if (bytes <= LONGEST_HEADERS) headers.push({ name, value });
  }
  const first = (name: string) => valuesOf(read, name)[0];
  const listed = (name: string) => {
    const values = valuesOf(read, name);
    return values.length === 0 ? undefined : values.flatMap((value) => addressesIn(value));
  };
  const tags = new Map<string, string[]>([['ses:operation', ['SendRawEmail']]]);
  if (message.configurationSet !== undefined) {
    tags.set('ses:configuration-set', [message.configurationSet]);
  }
  tags.set('ses:source-ip', ['127.0.0.1']);
  tags.set('ses:from-domain', [message.source.slice(message.source.lastIndexOf('@') + 1)]);
  tags.set('ses:caller-identity', [message.caller]);
  for (const [name, value] of message.tags) tags.set(name, [...(tags.get(name) ?? []), value]);
  return {
    timestamp: new Date(message.acceptedAt).toISOString(),
    source: message.source,
    sourceArn: `arn:aws:ses:us-east-1:${ACCOUNT}:identity/${message.source}`,
    sendingAccountId: ACCOUNT,
    messageId: message.messageId,
    destination: message.recipients,
    headersTruncated: bytes > LONGEST_HEADERS,
    headers,
    commonHeaders: {
      from: listed('from'),
      replyTo: listed('reply-to'),
      date: first('date'),
      to: listed('to'),
      cc: listed('cc'),
      messageId: message.messageId,
      subject: first('subject'),
    },
    tags: Object.fromEntries(tags),
  };
}

function feedbackId(): string {
  return `0100${Date.now().toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
}
