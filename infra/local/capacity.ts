import * as z from 'zod';
import type { AwsCall } from './interfaces.ts';

const REPORTS_CAPACITY = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'TransactGetItems',
  'TransactWriteItems',
  'UpdateItem',
]);

/** The body of a DynamoDB call that asks for the capacity it consumes; `added` when the caller had not asked. */
export function withCapacity(call: AwsCall): { body: string; added: boolean } {
  const given = call.rawBody.toString();
  if (!REPORTS_CAPACITY.has(call.action)) return { body: given, added: false };
  const asked = call.input['ReturnConsumedCapacity'];
  if (asked === undefined) {
    const rest = given.trimStart().slice(1);
    return { body: `{"ReturnConsumedCapacity":"INDEXES",${rest}`, added: true };
  }
  if (asked !== 'NONE') return { body: given, added: false };
  const input = { ...call.input, ReturnConsumedCapacity: 'INDEXES' };
  return { body: JSON.stringify(input), added: true };
}

const Capacity = z.looseObject({ CapacityUnits: z.number().default(0) });
const Answer = z.looseObject({
  ConsumedCapacity: z.union([Capacity, z.array(Capacity)]).optional(),
});

/** Reads the capacity units from an answer, and takes the report out where the caller had not asked for it. */
export function withoutCapacity(text: string, added: boolean): { body: string; units: number } {
  const at = text.lastIndexOf('"ConsumedCapacity":');
  if (at === -1) return { body: text, units: 0 };
  // Mostly it is the last member: then the answer's items, which may be large, need not be parsed.
  const tail = parsed(`{${text.slice(at)}`);
  if (tail !== undefined && Object.keys(tail).length === 1) {
    const head = `${text.slice(0, at).replace(/,\s*$/, '')}}`;
    return { body: added ? head : text, units: units(tail) };
  }
  const whole = Answer.parse(JSON.parse(text));
  const { ConsumedCapacity: _, ...rest } = whole;
  return { body: added ? JSON.stringify(rest) : text, units: units(whole) };
}

function parsed(text: string): z.output<typeof Answer> | undefined {
  try {
    return Answer.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function units({ ConsumedCapacity: capacity }: z.output<typeof Answer>): number {
  if (capacity === undefined) return 0;
  const parts = Array.isArray(capacity) ? capacity : [capacity];
  return parts.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}
