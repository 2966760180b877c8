import {
  AmbiguousNames,
  type EventObject,
  objectsOf,
  scalarsOf,
  valuesUnder,
} from './event-fields.ts';
import type { FieldNode, Leaf } from './field-tree.ts';
import type { Scalar } from './value-test.ts';
import type { Meter } from './wildcard.ts';

/**
 * Whether an event has all fields of a branch, in one walk down both.
 *
 * An array stands for one of its elements: fields found inside it must come from the same element.
 * Since arrays lie beside or within each other, never across, each can be decided by itself: some
 * element has everything asked below the array's name. So no combinations are tried, and every value
 * of the event is looked at a bounded number of times.
 *
 * Throws `AmbiguousNames` for events in which two values have the same joined name.
 */
export class TreeMatch {
  readonly #meter: Meter;
  readonly #present = new Map<EventObject, ReadonlySet<number>>();

  constructor(meter: Meter) {
    this.#meter = meter;
  }

  /** `value` is what the event has under the name of `node`; undefined is nothing. */
  matches(node: FieldNode, value: unknown): boolean {
    if (node.leaf !== undefined) {
      if (node.children.size > 0) refuseNestedArrays(value);
      if (!this.#leafMatches(node.leaf, value)) return false;
    }
    if (node.children.size === 0) return true;
    const objects = [...objectsOf(value)];
    if (!node.below.some((leaf) => leaf.mayBeAbsent)) {
      return objects.some((object) => this.#objectMatches(node, object));
    }
    return this.#someElementMatches(node, objects);
  }

  #leafMatches(leaf: Leaf, value: unknown): boolean {
    let present = false;
    for (const scalar of scalarsOf(value)) {
      present = true;
      if (passes(leaf, scalar, this.#meter)) return true;
    }
    return !present && leaf.mayBeAbsent;
  }

  #objectMatches(node: FieldNode, object: EventObject): boolean {
    const values = valuesUnder(object, node, this.#meter);
    for (const [step, child] of node.children) {
      if (!this.matches(child, values.get(step))) return false;
    }
    return true;
  }

  /**
   * EventBridge goes through the fields by name. A field may be absent when no element has it, or,
   * once an earlier field was found in some element, when that element has not. So the first field
   * that cannot be absent altogether chooses the element.
   */
  #someElementMatches(node: FieldNode, objects: readonly EventObject[]): boolean {
    const present = objects.map((object) => this.#presentIn(node, object));
    const chooser = node.below.find(
      ({ mayBeAbsent, order }) => !mayBeAbsent || present.some((orders) => orders.has(order)),
    );
    if (chooser === undefined) return true;
    return objects.some(
      (object, index) =>
        present[index]?.has(chooser.order) === true && this.#objectMatches(node, object),
    );
  }

  /** Which fields, by their order, the object has a value for. */
  #presentIn(node: FieldNode, object: EventObject): ReadonlySet<number> {
    const known = this.#present.get(object);
    if (known !== undefined) return known;
    const orders = new Set<number>();
    const values = valuesUnder(object, node, this.#meter);
    for (const [step, child] of node.children) {
      const value = values.get(step);
      if (child.leaf !== undefined && scalarsOf(value).next().done !== true) {
        orders.add(child.leaf.order);
      }
      if (child.children.size === 0) continue;
      for (const inner of objectsOf(value)) {
        for (const order of this.#presentIn(child, inner)) orders.add(order);
      }
    }
    this.#present.set(object, orders);
    return orders;
  }
}

export function passes(leaf: Leaf, scalar: Scalar, meter: Meter): boolean {
  meter.steps += 1;
  return leaf.tests.some((test) => {
    meter.steps += 1;
    return test(scalar, meter);
  });
}

/** `a` beside `a.b`: values and objects of one array lie beside each other unless it nests further. */
function refuseNestedArrays(value: unknown): void {
  if (Array.isArray(value) && value.some(Array.isArray)) throw new AmbiguousNames();
}
