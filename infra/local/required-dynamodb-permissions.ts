/** DynamoDB's actions and resources: tables, their indexes, and each part of a transaction for itself. */
import type { CallPlaces, Need } from './permission-need.ts';
import type { ConditionContext } from './policy-conditions.ts';
import {
  type Fields,
  isRecord,
  optionalRecord,
  optionalRecords,
  optionalText,
  optionalTexts,
} from './wire-input.ts';

const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

export function dynamodbPermissions(action: string, input: Fields, places: CallPlaces): Need[] {
  switch (action) {
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return (optionalRecords(input, 'TransactItems') ?? []).flatMap((item) =>
        Object.entries(item).flatMap(([kind, part]) =>
          isRecord(part) ? [onTable(TRANSACTION_ACTIONS[kind] ?? kind, part, places)] : [],
        ),
      );
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return batch(action, input, places);
    case 'ListTables':
    case 'DescribeLimits':
    case 'DescribeEndpoints':
      return [{ action: `dynamodb:${action}`, anyOf: ['*'], context: {} }];
    default:
      return [onTable(action, input, places)];
  }
}

function onTable(action: string, input: Fields, places: CallPlaces): Need {
  const table = optionalText(input, 'TableName') ?? '';
  const index = optionalText(input, 'IndexName');
  const arn = tableArn(table, places);
  return {
    action: `dynamodb:${action}`,
    anyOf: [index === undefined ? arn : `${arn}/index/${index}`],
    context: itemContext(input, places.hashKeyOf(tableName(table), index)),
  };
}

function batch(action: string, input: Fields, places: CallPlaces): Need[] {
  const tables = optionalRecord(input, 'RequestItems') ?? {};
  return Object.entries(tables).map(([table, request]) => {
    const hashKey = places.hashKeyOf(tableName(table), undefined);
    const parts = isRecord(request)
      ? (optionalRecords(request, 'Keys') ?? []).map((Key) => ({ ...request, Key }))
      : writesOf(request);
    const contexts = parts.map((part) => itemContext(part, hashKey));
    return {
      action: `dynamodb:${action}`,
      anyOf: [tableArn(table, places)],
      context: merged(contexts),
    };
  });
}

/** The puts and deletes of one table in a `BatchWriteItem`. */
function writesOf(request: unknown): Fields[] {
  if (!Array.isArray(request)) return [];
  return request
    .filter(isRecord)
    .flatMap((write) => Object.values(write))
    .filter(isRecord);
}

function merged(contexts: readonly ConditionContext[]): ConditionContext {
  const all: Record<string, string[]> = {};
  for (const context of contexts) {
    for (const [key, values] of Object.entries(context)) {
      all[key] = [...(all[key] ?? []), ...(values ?? [])];
    }
  }
  return all;
}

function tableName(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (nameOrArn.split('/')[1] ?? nameOrArn) : nameOrArn;
}

function tableArn(nameOrArn: string, { region, account }: CallPlaces): string {
  return nameOrArn.startsWith('arn:')
    ? nameOrArn
    : `arn:aws:dynamodb:${region}:${account}:table/${nameOrArn}`;
}

function itemContext(input: Fields, hashKey: string | undefined): ConditionContext {
  const leading = hashKey === undefined ? undefined : leadingKey(input, hashKey);
  const select = optionalText(input, 'Select');
  return {
    'dynamodb:Attributes': attributeNames(input),
    ...(leading === undefined ? {} : { 'dynamodb:LeadingKeys': [leading] }),
    ...(select === undefined ? {} : { 'dynamodb:Select': [select] }),
  };
}

/** The partition key's value that a call is about: of its key or item, or of its key condition. */
function leadingKey(input: Fields, hashKey: string): string | undefined {
  for (const name of ['Key', 'Item']) {
    const key = optionalRecord(input, name)?.[hashKey];
    if (key !== undefined) return scalar(key);
  }
  const condition = optionalText(input, 'KeyConditionExpression') ?? '';
  const names = optionalRecord(input, 'ExpressionAttributeNames') ?? {};
  const values = optionalRecord(input, 'ExpressionAttributeValues') ?? {};
  for (const [, name = '', value = ''] of condition.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)) {
    if ((names[name] ?? name) === hashKey) return scalar(values[value]);
  }
  return undefined;
}

function scalar(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const [text] = Object.values(value);
  return typeof text === 'string' ? text : undefined;
}

const EXPRESSIONS = [
  'ProjectionExpression',
  'UpdateExpression',
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
];
const WORDS = new Set(
  'SET REMOVE ADD DELETE AND OR NOT BETWEEN IN attribute_exists attribute_not_exists attribute_type begins_with contains size if_not_exists list_append'
    .split(' ')
    .map((word) => word.toLowerCase()),
);

/** Programs use few expressions, over and over. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 1000;

/** What an expression names at the top level: attributes and placeholders of them. */
function topLevelNames(expression: string): readonly string[] {
  const before = known.get(expression);
  if (before !== undefined) return before;
  const names = new Set<string>();
  for (const [path] of expression.matchAll(/[#:.]?[A-Za-z_][\w.#[\]-]*/g)) {
    if (path.startsWith(':') || path.startsWith('.')) continue;
    const [first = ''] = path.split(/[.[]/);
    if (!WORDS.has(first.toLowerCase())) names.add(first);
  }
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(expression, [...names]);
  return [...names];
}

/** Top-level names of all attributes that a call touches. */
function attributeNames(input: Fields): string[] {
  const placeholders = optionalRecord(input, 'ExpressionAttributeNames') ?? {};
  const names = new Set<string>();
  for (const member of ['Key', 'Item']) {
    for (const name of Object.keys(optionalRecord(input, member) ?? {})) names.add(name);
  }
  for (const name of optionalTexts(input, 'AttributesToGet') ?? []) names.add(name);
  for (const expression of EXPRESSIONS) {
    for (const first of topLevelNames(optionalText(input, expression) ?? '')) {
      const name = placeholders[first];
      if (typeof name === 'string') names.add(name);
      else if (!first.startsWith('#')) names.add(first);
    }
  }
  return [...names];
}
