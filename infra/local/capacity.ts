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
export function withCapacity(call: AwsCall): { body: Buffer; added: boolean } {
  if (!REPORTS_CAPACITY.has(call.action)) return { body: call.rawBody, added: false };
  const asked = call.input['ReturnConsumedCapacity'];
  if (asked === undefined) {
    const rest = call.rawBody.toString().trimStart().slice(1);
    return { body: Buffer.from(`{"ReturnConsumedCapacity":"INDEXES",${rest}`), added: true };
  }
  if (asked !== 'NONE') return { body: call.rawBody, added: false };
  const input = { ...call.input, ReturnConsumedCapacity: 'INDEXES' };
  return { body: Buffer.from(JSON.stringify(input)), added: true };
}

const Capacity = z.looseObject({ CapacityUnits: z.number().default(0) });
const Answer = z.looseObject({
  ConsumedCapacity: z.union([Capacity, z.array(Capacity)]).optional(),
});

/** Reads the capacity units from an answer, and takes the report out where the caller had not asked for it. */
export function withoutCapacity(body: Buffer, added: boolean): { body: Buffer; units: number } {
  const text = body.toString();
  const at = text.lastIndexOf('"ConsumedCapacity":');
  if (at === -1) return { body, units: 0 };
  // Mostly it is the last member: then the answer's items, which may be large, need not be parsed.
  const tail = parsed(`{${text.slice(at)}`);
  if (tail !== undefined) {
    const head = `${text.slice(0, at).replace(/,\s*$/, '')}}`;
    return { body: added ? Buffer.from(head) : body, units: units(tail) };
  }
  const whole = Answer.parse(JSON.parse(text));
  const { ConsumedCapacity: _, ...rest } = whole;
  return { body: added ? Buffer.from(JSON.stringify(rest)) : body, units: units(whole) };
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
