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
 * How many candidates are looked at before the event counts as not matching. Only events that use one
 * name twice (`{"a.b":1,"a":{"b":2}}`) inside of several arrays come near.
 */
const patience = 100_000;

/**
 * The same question as `TreeMatch`, for events in which two values have the same joined name: tries, by
 * name, one value for each field such that no two lie in different elements of one array.
 */
export function matchBySearch(root: FieldNode, event: unknown, meter: Meter): boolean {
  const candidates = collectCandidates(root, event, meter);
  const chosen = new Map<unknown, number>();
  let looked = 0;

  const isConsistent = ({ membership }: Candidate): boolean => {
    looked += 1;
    meter.steps += 1;
    for (let at = membership; at !== undefined; at = at.outer) {
      const index = chosen.get(at.array);
      if (index !== undefined && index !== at.index) return false;
    }
    return true;
  };

  const choose = (membership: Membership | undefined): readonly unknown[] => {
    const added: unknown[] = [];
    for (let at = membership; at !== undefined; at = at.outer) {
      if (chosen.has(at.array)) continue;
      chosen.set(at.array, at.index);
      added.push(at.array);
    }
    return added;
  };

  const search = (place: number): boolean => {
    const leaf = root.below[place];
    if (leaf === undefined) return true;
    if (looked > patience) return false;
    const consistent = (candidates.get(leaf) ?? []).filter(isConsistent);
    if (consistent.length === 0) return leaf.mayBeAbsent && search(place + 1);
    return consistent.some(({ matches, membership }) => {
      if (!matches) return false;
      const added = choose(membership);
      if (search(place + 1)) return true;
      for (const array of added) chosen.delete(array);
      return false;
    });
  };

  return search(0);
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
