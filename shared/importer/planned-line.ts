import type { FileLine, FileStatement } from '../domain/imported-file/file-format.ts';
import type { FieldChange } from '../domain/imported-file/plan-graduation.ts';
import type { Write } from '../ports.ts';

/** What importing would do with a line. */
export type LineAction =
  /** A new graduate, or a new entry of the directory. */
  | 'create'
  | 'update'
  | 'unchanged'
  /** Every degree of a graduate taken back. */
  | 'revoke'
  /** A statement about somebody who is known: it goes to their record. */
  | 'record'
  /** A statement of which somebody must say whom it is about. */
  | 'review'
  /** A statement about nobody who is known here: it is left out. */
  | 'stranger'
  /** Read, and nothing to do. */
  | 'nothing'
  | 'rejected';

export interface PlannedLine {
  rows: readonly number[];
  key: string;
  label: string;
  action: LineAction;
  reasons: FileLine['reasons'];
  notes: FileLine['notes'];
  /** Of what is known: what would change. */
  changes: readonly FieldChange[];
  /** What would be submitted. */
  statements: readonly FileStatement[];
  /** Entries of the directory that would be written. */
  writes: readonly Write[];
}

/** A line with what is to be done with it. */
export function planned(
  { rows, key, label, reasons, notes }: FileLine,
  action: LineAction,
  more: Partial<Omit<PlannedLine, 'action'>> = {},
): PlannedLine {
  const nothing = { changes: [], statements: [], writes: [] };
  return { rows, key, label, reasons, notes, ...nothing, ...more, action };
}

/** How many lines each action takes, also those it takes none of. */
export function countActions(lines: readonly PlannedLine[]): Record<LineAction, number> {
  const counts: Record<LineAction, number> = {
    create: 0,
    update: 0,
    unchanged: 0,
    revoke: 0,
    record: 0,
    review: 0,
    stranger: 0,
    nothing: 0,
    rejected: 0,
  };
  for (const { action } of lines) counts[action] += 1;
  return counts;
}
