import type { ImportStatus } from './import-status.ts';

/** What each kind of line comes to, in the order in which it is told. */
const planned: readonly (readonly [string, string])[] = [
  ['create', 'new'],
  ['update', 'changed'],
  ['revoke', 'taken back'],
  ['record', 'to be recorded with somebody who is known'],
  ['review', 'of which an admin has to say whom it is about'],
  ['unchanged', 'known already'],
  ['stranger', 'about people who are not known here'],
  ['nothing', 'with nothing to do'],
  ['rejected', 'that cannot be used'],
];

const came: readonly (readonly [string, string])[] = [
  ['created', 'new'],
  ['updated', 'changed'],
  ['revoked', 'taken back'],
  ['recorded', 'recorded with somebody who is known'],
  ['review', 'waiting for an admin to say whom it is about'],
  ['unchanged', 'known already'],
  ['strangers', 'about people who are not known here'],
];

/** What importing would do, line by line of text. */
export function dryRunInWords({ fileName, format, dryRun }: ImportStatus): string[] {
  if (dryRun === undefined) return [];
  const kind = format === undefined ? '' : ` (${format.label})`;
  return [
    `${fileName}${kind}: ${counted(dryRun.rows, 'row')}.`,
    ...countsInWords(dryRun.lines, planned),
    ...dryRun.remarks.map((remark) => `Note: ${remark}`),
  ];
}

/** What importing did. */
export function resultInWords({ counts = {} }: ImportStatus): string[] {
  return ['Imported.', ...countsInWords(counts, came)];
}

function countsInWords(
  counts: Readonly<Record<string, number>>,
  names: readonly (readonly [string, string])[],
): string[] {
  return names.flatMap(([name, words]) => {
    const count = counts[name] ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString('en-US').padStart(9)}  ${words}`];
  });
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
