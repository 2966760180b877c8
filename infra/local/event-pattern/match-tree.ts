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
  readonly #present = new Map<EventObject, bigint>();

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
      ({ mayBeAbsent, bit }) => !mayBeAbsent || (anywhere & bit) > 0n,
    );
    if (chooser === undefined) return true;
    return someElement(
      value,
      this.#meter,
      (element) =>
        isEventObject(element) &&
        (this.#presentIn(node, element) & chooser.bit) > 0n &&
        this.#objectMatches(node, element),
    );
  }

  /** The set of fields below `node` that have a value in some element. */
  #presentUnder(node: FieldNode, value: unknown): bigint {
    let present = 0n;
    someElement(value, this.#meter, (element) => {
      if (isEventObject(element)) present |= this.#presentIn(node, element);
      return false;
    });
    return present;
  }

  /** The set of fields below `node` that the object has a value for. */
  #presentIn(node: FieldNode, object: EventObject): bigint {
    const known = this.#present.get(object);
    if (known !== undefined) return known;
    let present = 0n;
    everyField(object, node, this.#meter, (child, value) => {
      if (child.leaf !== undefined && someElement(value, this.#meter, isScalar)) {
        present |= child.leaf.bit;
      }
      if (child.children.size > 0) present |= this.#presentUnder(child, value);
      return true;
    });
    this.#present.set(object, present);
    return present;
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
