/** Reads and checks the parameters of `SendRawEmail`, with SES's words for what it refuses. */
import { AwsError } from '../interfaces.ts';
import { addressesIn, checkAddress } from './addresses.ts';
import { invalid, type RawMessage, readMessage, tagsInHeader, valuesOf } from './message.ts';

export interface SendRawEmail {
  readonly message: RawMessage;
  /** Bare addresses: the From field's first, the envelope's sender (Source, else From), the envelope's recipients. */
  readonly from: string;
  readonly source: string;
  readonly recipients: readonly string[];
  readonly tags: readonly (readonly [string, string])[];
  readonly configurationSet: string | undefined;
}

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MOST_RECIPIENTS = 50;
/** SES v1's largest message, in bytes after base64 decoding (the 40 MB are SES v2's). */
const LONGEST_MESSAGE = 10_485_760;
/** Sending for somebody else's account: nothing here needs it, so it is refused rather than ignored. */
const NOT_PLAYED = ['FromArn', 'SourceArn', 'ReturnPathArn'];

/** `input` are the flat fields of the Query call. Throws the AwsError that SES answers. */
export function readSendRawEmail(input: Record<string, unknown>): SendRawEmail {
  for (const name of NOT_PLAYED) {
    if (text(input, name) !== undefined) {
      throw invalid(`The local runtime does not know the parameter ${name} of SendRawEmail.`);
    }
  }
  const message = readMessage(rawData(input));
  const [from] = valuesOf(message, 'from').flatMap((value) => addressesIn(value));
  if (from === undefined) throw invalid("Missing required header 'From'.");
  const sender = text(input, 'Source');
  const source = sender === undefined ? from : (addressesIn(sender)[0] ?? '');
  checkAddress(from);
  checkAddress(source);
  return {
    message,
    from,
    source,
    recipients: recipientsOf(message, members(input, 'Destinations')),
    tags: checkedTags([...tagParameters(input), ...tagsInHeader(message)]),
    configurationSet:
      text(input, 'ConfigurationSetName') ?? valuesOf(message, 'x-ses-configuration-set')[0],
  };
}

/** `Name.member.1`, `Name.member.2`, ... of a Query call. */
export function members(input: Record<string, unknown>, name: string): string[] {
  const found: string[] = [];
  for (let place = 1; ; place += 1) {
    const member = text(input, `${name}.member.${place}`);
    if (member === undefined) return found;
    found.push(member);
  }
}

/** The destinations given, else everyone the message names. */
function recipientsOf(message: RawMessage, destinations: readonly string[]): string[] {
  const named =
    destinations.length > 0
      ? destinations
      : ['to', 'cc', 'bcc'].flatMap((name) => valuesOf(message, name));
  const addresses = named.flatMap((value) => addressesIn(value));
  if (addresses.length === 0) throw invalid("Missing required header 'To'.");
  for (const address of addresses) checkAddress(address);
  const unique = [...new Map(addresses.map((one) => [one.toLowerCase(), one])).values()];
  if (unique.length > MOST_RECIPIENTS) {
    throw invalid(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  }
  return unique;
}

function rawData(input: Record<string, unknown>): Buffer {
  const data = text(input, 'RawMessage.Data');
  if (data === undefined) {
    throw new AwsError(
      'ValidationError',
      "1 validation error detected: Value null at 'rawMessage.data' failed to satisfy constraint: Member must not be null",
    );
  }
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > LONGEST_MESSAGE) {
    throw invalid(`Message length is more than ${LONGEST_MESSAGE} bytes long: '${bytes.length}'.`);
  }
  return bytes;
}

function tagParameters(input: Record<string, unknown>): [string, string][] {
  const tags: [string, string][] = [];
  for (let place = 1; ; place += 1) {
    const name = text(input, `Tags.member.${place}.Name`);
    const value = text(input, `Tags.member.${place}.Value`);
    if (name === undefined && value === undefined) return tags;
    tags.push([name ?? '', value ?? '']);
  }
}

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_MessageTag.html */
function checkedTags(tags: readonly [string, string][]): [string, string][] {
  const checked = new Map<string, string>();
  for (const [name, value] of tags) {
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
      throw invalid(
        `Invalid tag name <${name}>: only alphanumeric ASCII characters, '_', and '-' are allowed.`,
      );
    }
    if (!/^[A-Za-z0-9_.@-]{1,255}$/.test(value)) {
      throw invalid(
        `Invalid tag value <${value}>: only alphanumeric ASCII characters, '_', '-', '.', and '@' are allowed.`,
      );
    }
    if (checked.has(name)) throw invalid(`Duplicate tag name <${name}>.`);
    checked.set(name, value);
  }
  return [...checked];
}

function text(input: Record<string, unknown>, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
