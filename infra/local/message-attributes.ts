/** Message attributes of SQS and SNS: what is valid, how large they are, and their MD5. */
import { createHash } from 'node:crypto';
import { AwsError } from './interfaces.ts';
import { type Fields, isRecord, optionalText } from './wire-input.ts';

export interface MessageAttribute {
  /** `String`, `Number` or `Binary`, optionally with a label: `String.uuid`. */
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** What XML, and so SQS, can carry: tab, line feed, carriage return and everything from space on. */
const UNSENDABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Writes such characters as `\uXXXX` where they stand in JSON text: there they can only be inside strings. */
export function sendableJson(json: string): string {
  if (isSendable(json)) return json;
  return json
    .replace(/[\ufffe\uffff]/g, escaped)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The text with `?` in place of what SQS cannot carry: for what must be kept one way or the other. */
export function madeSendable(text: string): string {
  return text.toWellFormed().replace(new RegExp(UNSENDABLE, 'g'), '?');
}

export function isSendable(text: string): boolean {
  return !UNSENDABLE.test(text) && text.isWellFormed();
}

export function md5(data: string): string {
  return createHash('md5').update(data, 'utf8').digest('hex');
}

/**
 * MD5 of message attributes as the SDKs check it: names in order, each with its type and value,
 * lengths as four bytes (Amazon SQS Developer Guide, "Calculating the MD5 message digest for message attributes").
 */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const hash = createHash('md5');
  const add = (bytes: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of Object.keys(attributes).toSorted(byCodeUnit)) {
    const attribute = attributes[name];
    if (attribute === undefined) continue;
    add(Buffer.from(name));
    add(Buffer.from(attribute.DataType));
    const binary = attribute.DataType.startsWith('Binary');
    hash.update(Buffer.from([binary ? 2 : 1]));
    add(valueBytes(attribute));
  }
  return hash.digest('hex');
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function valueBytes(attribute: MessageAttribute): Buffer {
  return attribute.BinaryValue === undefined
    ? Buffer.from(attribute.StringValue ?? '')
    : Buffer.from(attribute.BinaryValue, 'base64');
}

/** Bytes that count towards a message's size: name, type and value of each attribute. */
export function attributesSize(attributes: MessageAttributes): number {
  let size = 0;
  for (const [name, attribute] of Object.entries(attributes)) {
    size += Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType);
    size += valueBytes(attribute).length;
  }
  return size;
}

/**
 * @param limit SQS takes ten attributes a message; SNS has no such limit.
 * @throws AwsError `InvalidParameterValue` with AWS's sentence for the first attribute that is wrong.
 */
export function parseMessageAttributes(
  value: unknown,
  limit = Number.POSITIVE_INFINITY,
): MessageAttributes {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) throw invalid('MessageAttributes must be a map of names to attributes.');
  const names = Object.keys(value);
  if (names.length > limit) {
    throw invalid(
      `Number of message attributes [${names.length}] exceeds the allowed maximum [${limit}].`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, parseAttribute(name, value[name])]));
}

function parseAttribute(name: string, value: unknown): MessageAttribute {
  if (!/^[A-Za-z0-9_.-]{1,256}$/.test(name) || name.startsWith('.') || name.endsWith('.')) {
    throw invalid(
      `The message attribute name '${name}' is not valid: letters, digits, '_', '-' and '.' only, no '.' at its ends, at most 256 characters.`,
    );
  }
  if (/^(aws|amazon)\./i.test(name)) {
    throw invalid(`Message attribute name can't start with a reserved prefix (${name}).`);
  }
  if (!isRecord(value)) throw invalid(`The message attribute '${name}' must be an object.`);
  const attribute: Fields = value;
  const DataType = optionalText(attribute, 'DataType') ?? '';
  if (DataType === '') {
    throw invalid(
      `The message attribute '${name}' must contain a non-empty message attribute type.`,
    );
  }
  const kind = DataType.split('.')[0];
  if (kind !== 'String' && kind !== 'Number' && kind !== 'Binary') {
    throw invalid(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  if (kind === 'Binary') {
    const BinaryValue = optionalText(attribute, 'BinaryValue') ?? '';
    if (BinaryValue === '') throw empty(name, DataType);
    return { DataType, BinaryValue };
  }
  const StringValue = optionalText(attribute, 'StringValue') ?? '';
  if (StringValue === '') throw empty(name, DataType);
  if (!isSendable(StringValue)) {
    throw invalid(`The message attribute '${name}' contains characters outside the allowed set.`);
  }
  if (kind === 'Number' && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(StringValue)) {
    throw invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  }
  return { DataType, StringValue };
}

function empty(name: string, type: string): AwsError {
  return invalid(
    `The message attribute '${name}' must contain a non-empty message attribute value for message attribute type '${type}'.`,
  );
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
