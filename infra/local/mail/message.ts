/** Reads a raw message as SES does: the header fields it checks, and what it changes before it sends. */
import { AwsError } from '../interfaces.ts';

export interface HeaderField {
  readonly name: string;
  /** Unfolded, without the surrounding white space. */
  readonly value: string;
  /** The field as it stands in the message, with its line ends. */
  readonly raw: string;
}

export interface RawMessage {
  readonly fields: readonly HeaderField[];
  /** From the blank line on, untouched. */
  readonly rest: Buffer;
}

/** Header fields that may stand only once: https://docs.aws.amazon.com/ses/latest/dg/header-fields.html */
const ONCE = new Set([
  'auto-submitted',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'in-reply-to',
  'list-help',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'mime-version',
  'references',
  'reply-to',
  'return-path',
  'sender',
  'subject',
]);

/** SES replaces these two, keeps these others for itself; it never lets a Bcc through. */
const REPLACED = new Set(['message-id', 'date']);
const REMOVED = new Set([
  'bcc',
  'return-path',
  'x-ses-configuration-set',
  'x-ses-message-tags',
  'x-ses-source-arn',
  'x-ses-from-arn',
  'x-ses-return-path-arn',
]);

/**
 * Splits a message into its header fields and the rest.
 * Throws InvalidParameterValue with SES's words for what SES would not take.
 */
export function readMessage(data: Buffer): RawMessage {
  const end = endOfHeader(data);
  // Latin-1 keeps each byte as one character, so that nothing changes on the way back.
  const lines = data.toString('latin1', 0, end).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const fields: { name: string; raw: string }[] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      last.raw += line;
      continue;
    }
    const name = /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1];
    if (name === undefined) throw invalid('Empty header names are illegal.');
    fields.push({ name, raw: line });
  }
  const seen = new Set<string>();
  for (const { name } of fields) {
    const key = name.toLowerCase();
    if (ONCE.has(key) && seen.has(key)) throw invalid(`Duplicate header '${name}'.`);
    seen.add(key);
  }
  return {
    fields: fields.map(({ name, raw }) => ({ name, raw, value: unfolded(raw) })),
    rest: data.subarray(end),
  };
}

/** All values of a header field, in order. */
export function valuesOf(message: RawMessage, name: string): string[] {
  return message.fields
    .filter((field) => field.name.toLowerCase() === name)
    .map((field) => field.value);
}

/**
 * The message as it leaves SES: its own Message-ID and Date in the place of the sender's (or before everything
 * else), no Bcc and no X-SES fields; all other bytes are the sender's. Line ends are CRLF, as SMTP has them, and the
 * last line is ended.
 */
export function asSent(message: RawMessage, messageId: string, now: Date): Buffer {
  const own = new Map([
    ['message-id', `Message-ID: <${messageId}>\r\n`],
    ['date', `Date: ${now.toUTCString().replace('GMT', '+0000')}\r\n`],
  ]);
  const kept: string[] = [];
  for (const field of message.fields) {
    const key = field.name.toLowerCase();
    if (REMOVED.has(key)) continue;
    if (!REPLACED.has(key)) {
      kept.push(field.raw);
      continue;
    }
    kept.push(own.get(key) ?? '');
    own.delete(key);
  }
  const header = Buffer.from([...own.values(), ...kept].join(''), 'latin1');
  return withCrlf(Buffer.concat([header, message.rest]));
}

/** `name=value, name=value` of the X-SES-MESSAGE-TAGS field. */
export function tagsInHeader(message: RawMessage): [string, string][] {
  return valuesOf(message, 'x-ses-message-tags')
    .flatMap((value) => value.split(/[,;]/))
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), value.join('=').trim()];
    });
}

export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

/** Where the blank line begins that ends the header; the end of the data when there is none. */
function endOfHeader(data: Buffer): number {
  const blank = /(?:^|\n)(\r?\n)/.exec(data.toString('latin1', 0, 65_536 * 4));
  if (blank === null) return data.length;
  return blank.index + blank[0].length - (blank[1]?.length ?? 0);
}

function unfolded(raw: string): string {
  const value = raw.slice(raw.indexOf(':') + 1).replace(/\r?\n(?=[ \t])/g, '');
  return Buffer.from(value, 'latin1').toString('utf8').trim();
}

function withCrlf(data: Buffer): Buffer {
  const text = data.toString('latin1').replace(/\r?\n/g, '\r\n');
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1');
}
