import type { FieldNode } from './field-tree.ts';
import { isScalar, type Scalar } from './value-test.ts';
import type { Meter } from './wildcard.ts';

/** A JSON object of an event, or the fields whose joined names begin alike in one. */
export type EventObject = Readonly<Record<string, unknown>> | JoinedFields;

/** What `{"a.b":1,"a.c":2}` has under `a`: the fields `b` and `c`. */
export class JoinedFields {
  readonly fields: [name: string, value: unknown][] = [];
}

export function isEventObject(value: unknown): value is EventObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The scalars of a field: itself, or those in its array, however deeply the array is nested. */
export function* scalarsOf(value: unknown): Generator<Scalar> {
  for (const each of flattened(value)) if (isScalar(each)) yield each;
}

/** The objects of a field: itself, or those in its array, however deeply the array is nested. */
export function* objectsOf(value: unknown): Generator<EventObject> {
  for (const each of flattened(value)) if (isEventObject(each)) yield each;
}

/** Walks nested arrays without recursion: an event may nest them more deeply than the stack is. */
function* flattened(value: unknown): Generator {
  if (!Array.isArray(value)) {
    yield value;
    return;
  }
  const open: Iterator<unknown>[] = [value.values()];
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const next = last.next();
    if (next.done === true) open.pop();
    else if (Array.isArray(next.value)) open.push(next.value.values());
    else yield next.value;
  }
}

/** Two values in one object have the same joined name (`{"a.b":1,"a":{"b":2}}`), or may have. */
export class AmbiguousNames extends Error {}

/**
 * The values of an object's fields under the next steps of `node`. A name with dots counts as several
 * steps, as with EventBridge. Throws `AmbiguousNames`.
 */
export function valuesUnder(
  object: EventObject,
  node: FieldNode,
  meter: Meter,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  const joined = new Map<string, JoinedFields>();
  const fields = object instanceof JoinedFields ? object.fields : Object.entries(object);
  meter.steps += fields.length;
  for (const [name, value] of fields) {
    const dot = name.indexOf('.');
    const step = dot === -1 ? name : name.slice(0, dot);
    if (!node.children.has(step)) continue;
    if (dot === -1) {
      if (values.has(step)) throw new AmbiguousNames();
      values.set(step, value);
    } else {
      const inner = joined.get(step) ?? new JoinedFields();
      inner.fields.push([name.slice(dot + 1), value]);
      joined.set(step, inner);
    }
  }
  for (const [step, inner] of joined) {
    if (values.has(step)) throw new AmbiguousNames();
    values.set(step, inner);
  }
  return values;
}
