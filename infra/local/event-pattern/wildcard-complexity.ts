import { InvalidPatternError } from './invalid-pattern-error.ts';
import type { Wildcard } from './wildcard.ts';

// EventBridge counts how many beginnings of a field's wildcard patterns one value can match at the same
// time, and refuses too many. Its limit is not published; it has been seen to take seven
// (/Users/*/dir/dir/dir/dir/dir/doc.txt) and to refuse eleven (*:*:*:*:*:event-bus/*).
const mostBeginnings = 10;

/** Throws `InvalidPatternError` when the wildcards of one field are too complex together. */
export function refuseComplexWildcards(wildcards: readonly Wildcard[]): void {
  if (countBeginnings(wildcards.flatMap(({ pieces }) => pieces)) > mostBeginnings) {
    throw new InvalidPatternError(
      'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character',
    );
  }
}

interface Node {
  readonly next: Map<string, Node>;
  readonly depth: number;
  /** How many pieces begin with the text that leads here, and with each of its ends. */
  beginnings: number;
}

/**
 * Once passed, a `*` stays matched, so each counts. Behind it, a value matches those beginnings of the
 * pieces that it ends with; the most are found at the end of some piece's beginning itself. Counted by
 * Aho and Corasick's tree of all pieces, in time linear in their length.
 */
function countBeginnings(pieces: readonly string[]): number {
  const root: Node = { next: new Map(), depth: 0, beginnings: 0 };
  for (const piece of pieces) {
    let node = root;
    for (const unit of piece.split('')) {
      const child = node.next.get(unit) ?? {
        next: new Map(),
        depth: node.depth + 1,
        beginnings: 0,
      };
      child.beginnings += 1;
      node.next.set(unit, child);
      node = child;
    }
  }
  // Breadth first: the node of the longest proper end of a text is counted before the text's own.
  const ends = new Map<Node, Node>();
  let most = 0;
  const queue: Node[] = [root];
  for (const node of queue) {
    for (const [unit, child] of node.next) {
      let end = node === root ? undefined : (ends.get(node) ?? root);
      while (end !== undefined && end !== root && !end.next.has(unit)) end = ends.get(end) ?? root;
      const longest = end?.next.get(unit) ?? root;
      ends.set(child, longest);
      child.beginnings += longest.beginnings;
      most = Math.max(most, child.beginnings);
      queue.push(child);
    }
  }
  return pieces.length + most;
}
