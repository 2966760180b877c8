import { stringify } from 'csv-stringify/sync';
import type { FieldChange } from '../domain/imported-file/plan-graduation.ts';
import type { Remark } from '../domain/registrar-file/registrar-student.ts';
import type { LineAction } from '../domain/imported-file/line-action.ts';

/** What the report says of a line. */
export interface ReportedLine {
  rows: readonly number[];
  key: string;
  label: string;
  action: LineAction;
  reasons: readonly Remark[];
  notes: readonly Remark[];
  changes: readonly FieldChange[];
}

const would: Readonly<Record<LineAction, string>> = {
  create: 'would be created',
  update: 'would be updated',
  unchanged: 'known already',
  revoke: 'would be revoked',
  record: 'would be noted',
  review: 'you would be asked who it is',
  stranger: 'not known here, left out',
  nothing: 'nothing to do',
  rejected: 'rejected',
};

const did: Readonly<Record<LineAction, string>> = {
  create: 'created',
  update: 'updated',
  unchanged: 'known already',
  revoke: 'revoked',
  record: 'noted',
  review: 'waits for your review',
  stranger: 'not known here, left out',
  nothing: 'nothing to do',
  rejected: 'rejected',
};

/** Writes a report line by line. */
export interface ReportWriter {
  add(line: ReportedLine): void;
  /** The whole of it. */
  text(): string;
}

/**
 * The report of a file, row by row of what it says, for a spreadsheet: UTF-8 with its mark, so that Excel shows names
 * right, and no cell is a formula.
 */
export function reportWriter(state: 'dry-run' | 'done'): ReportWriter {
  const words = state === 'dry-run' ? would : did;
  const rows = [rowOf(['Rows', 'Id', 'Name', 'What', 'Why, and what to know', 'Changes'])];
  return {
    add({ rows: places, key, label, action, reasons, notes, changes }) {
      const changed = changes.map(
        ({ field, from, to }) => `${field}: ${from || 'nothing'} → ${to || 'nothing'}`,
      );
      const said = [...reasons, ...notes].map(({ sentence }) => sentence);
      rows.push(
        rowOf([places.join(' '), key, label, words[action], said.join(' '), changed.join('; ')]),
      );
    },
    text: () => `\ufeff${rows.join('')}`,
  };
}

function rowOf(cells: readonly string[]): string {
  return stringify([cells.map(defused)], { record_delimiter: '\r\n' });
}

/** A spreadsheet takes such a cell for a formula; an apostrophe before it makes it text. */
function defused(cell: string): string {
  return /^[=+\-@\t\r\0]/.test(cell) ? `'${cell}` : cell;
}
