import { decodeFile } from './decode-file.ts';
import { type OrProblem, refuse } from './file-problem.ts';
import { openTable } from './open-table.ts';
import type { OpenedFile } from './opened-file.ts';

/**
 * Makes out a file's encoding and its rows. `known`: normalized headings of every format, by which the separator and
 * the header are found. Says what it is when it is no text, and changes nothing.
 */
export function openFile(bytes: Uint8Array, known: ReadonlySet<string>): OrProblem<OpenedFile> {
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return decoded;
  const { text, notes } = decoded.value;
  if (text.trimStart().startsWith('<')) return openXml(text, notes);
  const table = openTable(text, known);
  return table.ok ? { ok: true, value: { ...table.value, notes } } : table;
}

function openXml(text: string, notes: readonly string[]): OrProblem<OpenedFile> {
  const root = rootOf(text.slice(0, 20_000));
  return root === undefined
    ? refuse('broken-xml', 'The file begins as XML and has no element. Export it again.')
    : { ok: true, value: { kind: 'xml', text, root, notes } };
}

/** Name of the first element behind the XML declaration, comments and a DOCTYPE. */
function rootOf(start: string): string | undefined {
  const bare = start
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\?[\s\S]*?\?>/g, '')
    .replace(/<!DOCTYPE[^<[]*(\[[\s\S]*?\]\s*)?>/i, '');
  return /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/.exec(bare)?.[1];
}
