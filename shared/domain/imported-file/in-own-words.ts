import type { Columns, FileField } from './opened-file.ts';

/** Sentences name columns as the format does; whoever reads them looks for the heading that the file has. */
export function inOwnWords(
  fields: readonly FileField[],
  columns: Columns,
  headings: readonly string[],
): (sentence: string) => string {
  const own = new Map(
    fields.flatMap(({ name, label }) => {
      const heading = headings[columns.get(name) ?? -1];
      return heading === undefined || heading === label ? [] : [[label, heading] as const];
    }),
  );
  if (own.size === 0) return (sentence) => sentence;
  const labels = new RegExp(
    `(?<![\\p{L}\\p{N}_])(${[...own.keys()].join('|')})(?![\\p{L}\\p{N}_])`,
    'gu',
  );
  return (sentence) => sentence.replace(labels, (label) => own.get(label) ?? label);
}
