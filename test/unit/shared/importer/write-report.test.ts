import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { actionCode, actionOfCode } from '../../../../shared/importer/action-code.ts';
import { noActions } from '../../../../shared/importer/planned-line.ts';
import { type ReportedLine, reportWriter } from '../../../../shared/importer/write-report.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

const line = (more: Partial<ReportedLine> = {}): ReportedLine => ({
  rows: [2, 7],
  key: '@75548223',
  label: 'Ivanova, Ngozi',
  action: 'update',
  reasons: [{ code: 'awarded', sentence: 'BS was awarded.', rows: [2] }],
  notes: [],
  changes: [{ field: 'mobile', from: '', to: '+13345550717' }],
  ...more,
});

const reportOf = (lines: readonly ReportedLine[], state: 'dry-run' | 'done') => {
  const report = reportWriter(state);
  for (const each of lines) report.add(each);
  return report.text();
};
const cellsOf = (report: string): string[][] => parse(report, { bom: true });

describe('the row report', () => {
  test('says of each line what it is about, what becomes of it and why', () => {
    expect(cellsOf(reportOf([line()], 'dry-run'))).toEqual([
      ['Rows', 'Id', 'Name', 'What', 'Why, and what to know', 'Changes'],
      [
        '2 7',
        "'@75548223",
        'Ivanova, Ngozi',
        'would be updated',
        'BS was awarded.',
        'mobile: nothing → +13345550717',
      ],
    ]);
    expect(cellsOf(reportOf([line()], 'done'))[1]?.[3]).toBe('updated');
  });

  test('opens in a spreadsheet with its accents, and as rows', () => {
    const report = reportOf([line({ label: 'Çelik, Zoë' })], 'done');
    expect(report.startsWith('\ufeff')).toBe(true);
    expect(report).toContain('\r\n');
  });

  test('holds no formula, whatever the file said', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x")'];
    const lines = [...formulas, ...naughtyStrings].map((text) =>
      line({ key: text, label: text, reasons: [{ code: 'x', sentence: text, rows: [] }] }),
    );
    const cells = cellsOf(reportOf(lines, 'done')).slice(1).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells).toContain("'=1+1");
  });
});

test('What became of a line is noted by one sign and read back', () => {
  for (const action of Object.keys(noActions())) {
    const codes = 'cu=vr?snx'.split('').filter((code) => actionOfCode(code) === action);
    expect(codes, action).toHaveLength(1);
  }
  expect(actionOfCode(actionCode('review'))).toBe('review');
  expect(actionOfCode('!')).toBeUndefined();
});
