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

/**
 * The report of a file, row by row of what it says, for a spreadsheet: UTF-8 with its mark, so that Excel shows names
 * right, and no cell is a formula.
 */
export function writeReport(lines: readonly ReportedLine[], state: 'dry-run' | 'done'): string {
  const words = state === 'dry-run' ? would : did;
  const table = lines.map(({ rows, key, label, action, reasons, notes, changes }) => [
    rows.join(' '),
    key,
    label,
    words[action],
    [...reasons, ...notes].map(({ sentence }) => sentence).join(' '),
    changes
      .map(({ field, from, to }) => `${field}: ${from || 'nothing'} → ${to || 'nothing'}`)
      .join('; '),
  ]);
  const cells = [['Rows', 'Id', 'Name', 'What', 'Why, and what to know', 'Changes'], ...table];
  return `\ufeff${stringify(
    cells.map((row) => row.map(defused)),
    { record_delimiter: '\r\n' },
  )}`;
}

/** A spreadsheet takes such a cell for a formula; an apostrophe before it makes it text. */
function defused(cell: string): string {
  return /^[=+\-@\t\r\0]/.test(cell) ? `'${cell}` : cell;
}
