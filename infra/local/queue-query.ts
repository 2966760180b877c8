/** SQS's older protocol: flat numbered form fields in, XML with repeated elements out. */
import { queryAnswer, type XmlValue } from './aws-protocols.ts';
import type { AwsAnswer, AwsCall } from './interfaces.ts';
import { numberedFields } from './query-input.ts';
import { type Fields, isRecord } from './wire-input.ts';

/** Form field prefix → member of the JSON protocol. */
const LISTS = {
  AttributeName: 'AttributeNames',
  MessageAttributeName: 'MessageAttributeNames',
  MessageSystemAttributeName: 'MessageSystemAttributeNames',
} as const;
const MAPS = {
  Attribute: 'Attributes',
  MessageAttribute: 'MessageAttributes',
  MessageSystemAttribute: 'MessageSystemAttributes',
} as const;

/** The fields of a Query call as the members that the same call has in the JSON protocol. */
export function queryToJson(call: Pick<AwsCall, 'action' | 'input'>): Record<string, unknown> {
  const input = membersOf(call.input);
  const entries = numberedFields(call.input, `${call.action}RequestEntry.`);
  return entries.length === 0 ? input : { ...input, Entries: entries.map(membersOf) };
}

function membersOf(fields: Fields): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!/\.\d+(\.|$)/.test(name)) members[name] = value;
  }
  for (const [prefix, member] of Object.entries(LISTS)) {
    const found = Object.entries(fields)
      .filter(
        ([name]) => /^\d+$/.test(name.slice(prefix.length + 1)) && name.startsWith(`${prefix}.`),
      )
      .map(([, value]) => value);
    if (found.length > 0) members[member] = found;
  }
  for (const [prefix, member] of Object.entries(MAPS)) {
    const found = numberedFields(fields, `${prefix}.`);
    if (found.length === 0) continue;
    members[member] = Object.fromEntries(
      found.map(({ Name, Value, ...typed }) => [String(Name), Value ?? withoutPrefix(typed)]),
    );
  }
  return members;
}

/** `Value.DataType` → `DataType`. */
function withoutPrefix(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.replace(/^Value\./, ''), value]),
  );
}

/** Members of JSON answers → elements of XML answers; lists repeat the element. */
const ELEMENTS: Readonly<Record<string, string>> = {
  Messages: 'Message',
  QueueUrls: 'QueueUrl',
  queueUrls: 'QueueUrl',
  Attributes: 'Attribute',
  MessageAttributes: 'MessageAttribute',
  Failed: 'BatchResultErrorEntry',
};

export function queryAnswerOf(call: AwsCall, output: Fields): AwsAnswer {
  const result = elementsOf({ ...ELEMENTS, Successful: `${call.action}ResultEntry` }, output);
  return queryAnswer(call, result, { repeatElements: true });
}

function elementsOf(
  names: Readonly<Record<string, string>>,
  output: Fields,
): Readonly<Record<string, XmlValue>> {
  const elements: Record<string, XmlValue> = {};
  for (const [member, value] of Object.entries(output)) {
    const name = names[member] ?? member;
    if (Array.isArray(value)) {
      elements[name] = value.map((one: unknown) =>
        isRecord(one) ? elementsOf(names, one) : String(one),
      );
    } else if (isRecord(value)) {
      elements[name] = Object.entries(value).map(([Name, Value]) => ({
        Name,
        Value: isRecord(Value) ? elementsOf(names, Value) : String(Value),
      }));
    } else {
      elements[name] = String(value);
    }
  }
  return elements;
}
