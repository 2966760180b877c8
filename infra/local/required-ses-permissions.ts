/** SES's actions and resources: sending needs the sender's identity and the configuration set. */
import type { CallPlaces, Need } from './permission-need.ts';
import type { ConditionContext } from './policy-conditions.ts';
import { type Fields, optionalText } from './wire-input.ts';

const SENDING = new Set(['SendRawEmail', 'SendEmail']);

export function sesPermissions(action: string, input: Fields, places: CallPlaces): Need[] {
  if (!SENDING.has(action)) return [{ action: `ses:${action}`, anyOf: ['*'], context: {} }];
  const arn = (resource: string): string =>
    `arn:aws:ses:${places.region}:${places.account}:${resource}`;
  const headers = messageHeaders(input);
  const from = address(optionalText(input, 'Source') ?? headers.get('from') ?? '');
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const set = optionalText(input, 'ConfigurationSetName') ?? headers.get('x-ses-configuration-set');
  const context: ConditionContext = {
    'ses:FromAddress': from === '' ? undefined : [from],
    'ses:Recipients': recipients(input, headers),
  };
  return [
    // A verified address is an identity of its own; else its domain is.
    {
      action: `ses:${action}`,
      anyOf: [arn(`identity/${domain}`), arn(`identity/${from}`)],
      context,
    },
    ...(set === undefined
      ? []
      : [{ action: `ses:${action}`, anyOf: [arn(`configuration-set/${set}`)], context }]),
  ];
}

/** Headers of the raw message, by lower-case name, folded lines joined. */
function messageHeaders(input: Fields): Map<string, string> {
  const headers = new Map<string, string>();
  const data = optionalText(input, 'RawMessage.Data');
  if (data === undefined) return headers;
  const message = Buffer.from(data, 'base64').toString('latin1');
  const head = message.split(/\r?\n\r?\n/, 1)[0] ?? '';
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/** `Name <a@b>` or `a@b` → `a@b`. */
function address(mailbox: string): string {
  return (/<([^<>]*)>[^<>]*$/.exec(mailbox)?.[1] ?? mailbox).trim();
}

function recipients(input: Fields, headers: ReadonlyMap<string, string>): string[] {
  const named = Object.entries(input)
    .filter(([name]) => name.startsWith('Destinations.member.'))
    .map(([, value]) => String(value));
  if (named.length > 0) return named.map(address);
  return ['to', 'cc', 'bcc'].flatMap((name) =>
    (headers.get(name) ?? '').split(',').filter(Boolean).map(address),
  );
}
