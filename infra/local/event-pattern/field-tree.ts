import type { Branch, FieldRule } from './branches.ts';

/** One field of a branch. `bit` stands for it in sets of fields. */
export interface Leaf extends FieldRule {
  readonly bit: bigint;
}

/** A branch's names as a tree of steps: `detail.person.name` is three. */
export interface FieldNode {
  readonly children: ReadonlyMap<string, FieldNode>;
  /** The field of exactly this name. */
  readonly leaf: Leaf | undefined;
  /** The fields below this name, in the order of their names. */
  readonly below: readonly Leaf[];
}

export function buildFieldTree(branch: Branch): FieldNode {
  const names = [...branch].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const leaves = names.map(([name, rule], order) => ({
    steps: name.split('.'),
    leaf: { ...rule, bit: 1n << BigInt(order) },
  }));
  return buildNode(leaves, 0);
}

interface NamedLeaf {
  readonly steps: readonly string[];
  readonly leaf: Leaf;
}

function buildNode(leaves: readonly NamedLeaf[], depth: number): FieldNode {
  const own = leaves.find(({ steps }) => steps.length === depth);
  const below = leaves.filter(({ steps }) => steps.length > depth);
  const children = Map.groupBy(below, ({ steps }) => steps[depth] ?? '');
  return {
    leaf: own?.leaf,
    below: below.map(({ leaf }) => leaf),
    children: new Map(
      [...children].map(([step, inner]) => [step, buildNode(inner, depth + 1)] as const),
    ),
  };
}
