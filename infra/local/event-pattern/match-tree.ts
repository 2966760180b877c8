import {
  AmbiguousNames,
  type EventObject,
  everyField,
  isEventObject,
  someElement,
} from './event-fields.ts';
import type { FieldNode, Leaf } from './field-tree.ts';
import { isScalar, type Scalar } from './value-test.ts';
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
    if (node.below.some((leaf) => leaf.mayBeAbsent)) return this.#elementMatches(node, value);
    return someElement(
      value,
      this.#meter,
      (element) => isEventObject(element) && this.#objectMatches(node, element),
    );
  }

  #leafMatches(leaf: Leaf, value: unknown): boolean {
    let present = false;
    const found = someElement(value, this.#meter, (element) => {
      if (!isScalar(element)) return false;
      present = true;
      return passes(leaf, element, this.#meter);
    });
    return found || (!present && leaf.mayBeAbsent);
  }

  #objectMatches(node: FieldNode, object: EventObject): boolean {
    return everyField(object, node, this.#meter, (child, value) => this.matches(child, value));
  }

  /**
   * EventBridge goes through the fields by name. A field may be absent when no element has it, or,
   * once an earlier field was found in some element, when that element has not. So the first field
   * that cannot be absent altogether chooses the element.
   */
  #elementMatches(node: FieldNode, value: unknown): boolean {
    const anywhere = this.#presentUnder(node, value);
    const chooser = node.below.find(
      ({ mayBeAbsent, order }) => !mayBeAbsent || anywhere.has(order),
    );
    if (chooser === undefined) return true;
    return someElement(
      value,
      this.#meter,
      (element) =>
        isEventObject(element) &&
        this.#presentIn(node, element).has(chooser.order) &&
        this.#objectMatches(node, element),
    );
  }

  /** Which fields below `node`, by their order, have a value in some element. */
  #presentUnder(node: FieldNode, value: unknown): ReadonlySet<number> {
    const anywhere = new Set<number>();
    someElement(value, this.#meter, (element) => {
      if (!isEventObject(element)) return false;
      const present = this.#presentIn(node, element);
      this.#meter.steps += present.size;
      for (const order of present) anywhere.add(order);
      return anywhere.size === node.below.length;
    });
    return anywhere;
  }

  #presentIn(node: FieldNode, object: EventObject): ReadonlySet<number> {
    const known = this.#present.get(object);
    if (known !== undefined) return known;
    const orders = new Set<number>();
    everyField(object, node, this.#meter, (child, value) => {
      if (child.leaf !== undefined && someElement(value, this.#meter, isScalar)) {
        orders.add(child.leaf.order);
      }
      if (child.children.size > 0) {
        for (const order of this.#presentUnder(child, value)) orders.add(order);
      }
      return true;
    });
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
