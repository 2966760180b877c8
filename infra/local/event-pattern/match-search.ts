import { isEventObject } from './event-fields.ts';
import type { FieldNode, Leaf } from './field-tree.ts';
import { passes } from './match-tree.ts';
import { isScalar } from './value-test.ts';
import type { Meter } from './wildcard.ts';

/** The array elements that a value lies in, innermost first. */
interface Membership {
  readonly array: unknown;
  readonly index: number;
  readonly outer: Membership | undefined;
}

interface Candidate {
  readonly matches: boolean;
  readonly membership: Membership | undefined;
}

/**
 * After this many looks at candidates and their memberships the event counts as not matching. Only
 * events that use one name twice (`{"a.b":1,"a":{"b":2}}`) within large arrays come near.
 */
const patience = 200_000;

/**
 * The same question as `TreeMatch`, for events in which two values have the same joined name: tries, by
 * name, one value for each field such that no two lie in different elements of one array.
 */
export function matchBySearch(root: FieldNode, event: unknown, meter: Meter): boolean {
  return new Search(root, collectCandidates(root, event, meter), meter).finds(0) === 'yes';
}

class Search {
  readonly #root: FieldNode;
  readonly #candidates: ReadonlyMap<Leaf, readonly Candidate[]>;
  readonly #meter: Meter;
  readonly #chosen = new Map<unknown, number>();
  #looks = 0;

  constructor(root: FieldNode, candidates: ReadonlyMap<Leaf, readonly Candidate[]>, meter: Meter) {
    this.#root = root;
    this.#candidates = candidates;
    this.#meter = meter;
  }

  /** Whether the fields from `place` on can be found beside those chosen; `tired` ends the search. */
  finds(place: number): 'yes' | 'no' | 'tired' {
    const leaf = this.#root.below[place];
    if (leaf === undefined) return 'yes';
    let present = false;
    for (const candidate of this.#candidates.get(leaf) ?? []) {
      const consistent = this.#isConsistent(candidate);
      if (this.#looks > patience) return 'tired';
      if (!consistent) continue;
      present = true;
      if (!candidate.matches) continue;
      const added = this.#choose(candidate);
      const found = this.finds(place + 1);
      if (found !== 'no') return found;
      for (const array of added) this.#chosen.delete(array);
    }
    return !present && leaf.mayBeAbsent ? this.finds(place + 1) : 'no';
  }

  #isConsistent({ membership }: Candidate): boolean {
    for (const { array, index } of this.#levels(membership)) {
      if ((this.#chosen.get(array) ?? index) !== index) return false;
    }
    return true;
  }

  #choose({ membership }: Candidate): readonly unknown[] {
    const added: unknown[] = [];
    for (const { array, index } of this.#levels(membership)) {
      if (this.#chosen.has(array)) continue;
      this.#chosen.set(array, index);
      added.push(array);
    }
    return added;
  }

  *#levels(innermost: Membership | undefined): Generator<Membership> {
    this.#looks += 1;
    this.#meter.steps += 1;
    for (let at = innermost; at !== undefined && this.#looks <= patience; at = at.outer) {
      this.#looks += 1;
      this.#meter.steps += 1;
      yield at;
    }
  }
}

function collectCandidates(
  root: FieldNode,
  event: unknown,
  meter: Meter,
): ReadonlyMap<Leaf, readonly Candidate[]> {
  const found = new Map<Leaf, Candidate[]>();
  const open: { value: unknown; node: FieldNode; membership: Membership | undefined }[] = [
    { value: event, node: root, membership: undefined },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, node, membership } = next;
    meter.steps += 1;
    if (isScalar(value)) {
      const { leaf } = node;
      if (leaf === undefined) continue;
      const candidates = found.get(leaf) ?? [];
      candidates.push({ matches: passes(leaf, value, meter), membership });
      found.set(leaf, candidates);
    } else if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) {
        // A plain value is not bound to its element: the array as a whole has it.
        const inner = isScalar(element) ? membership : { array: value, index, outer: membership };
        open.push({ value: element, node, membership: inner });
      }
    } else if (isEventObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        const below = descend(node, name);
        if (below !== undefined) open.push({ value: inner, node: below, membership });
      }
    }
  }
  return found;
}

function descend(node: FieldNode, name: string): FieldNode | undefined {
  let below: FieldNode | undefined = node;
  for (const step of name.split('.')) below = below?.children.get(step);
  return below;
}
