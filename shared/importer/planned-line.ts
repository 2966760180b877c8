import type { FileLine, FileStatement } from '../domain/imported-file/file-format.ts';
import type { LineAction } from '../domain/imported-file/line-action.ts';
import type { FieldChange } from '../domain/imported-file/plan-graduation.ts';
import type { Write } from '../ports.ts';

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

/** How many lines take each action, before any was counted. */
export function noActions(): Record<LineAction, number> {
  return {
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
}
