import type { FieldNode } from './field-tree.ts';
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

/**
 * Whether the test is true of a field's value: of itself or, if it is an array, of one of its elements,
 * however deeply they are nested. No recursion: an event may nest arrays more deeply than the stack is.
 */
export function someElement(
  value: unknown,
  meter: Meter,
  test: (element: unknown) => boolean,
): boolean {
  meter.steps += 1;
  if (!Array.isArray(value)) return test(value);
  const open: { readonly elements: readonly unknown[]; next: number }[] = [
    { elements: value, next: 0 },
  ];
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    meter.steps += 1;
    const element = last.elements[last.next];
    last.next += 1;
    if (last.next > last.elements.length) open.pop();
    else if (Array.isArray(element)) open.push({ elements: element, next: 0 });
    else if (test(element)) return true;
  }
  return false;
}

/** Two values in one object have the same joined name (`{"a.b":1,"a":{"b":2}}`), or may have. */
export class AmbiguousNames extends Error {}

/**
 * Calls `visit` with each of the next fields of `node` and what the object has under its name, until
 * that returns false. A name with dots counts as several steps, as with EventBridge. Throws
 * `AmbiguousNames`.
 */
export function everyField(
  object: EventObject,
  node: FieldNode,
  meter: Meter,
  visit: (child: FieldNode, value: unknown) => boolean,
): boolean {
  if (object instanceof JoinedFields || hasJoinedNames(object, meter)) {
    const values = splitJoinedNames(object, node, meter);
    for (const [step, child] of node.children) {
      if (!visit(child, values.get(step))) return false;
    }
    return true;
  }
  for (const [step, child] of node.children) {
    if (!visit(child, Object.hasOwn(object, step) ? object[step] : undefined)) return false;
  }
  return true;
}

function hasJoinedNames(object: Readonly<Record<string, unknown>>, meter: Meter): boolean {
  const names = Object.keys(object);
  meter.steps += names.length;
  return names.some((name) => name.includes('.'));
}

function splitJoinedNames(
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
