import { maxFileBytes } from '../../shared/domain/imported-file/decode-file.ts';
import type { Lists } from '../../shared/ports.ts';
import type { Import } from '../../shared/records/import.ts';
import { actions, type DryRunRow, type StudentAction } from './pages/dry-run-page.tsx';
import { progressInWords } from './pages/import-page.tsx';
import { countsInWords, type ListedImport } from './pages/imports-page.tsx';
import { pageOf } from './pages/paging.tsx';
import type { DryRun } from '../../shared/importer/plan-dry-run.ts';
import { surveyPlansAround } from './survey-plans.ts';

const studentsOnAPage = 100;

/** An import as the list of imports shows it. */
export function listedImport(file: Import): ListedImport {
  const { importId, fileName, status, uploadedAt, uploadedBy } = file;
  return { importId, fileName, status, uploadedAt, uploadedBy, summary: summaryOf(file) };
}

function summaryOf(file: Import): string {
  switch (file.status) {
    case 'running':
    case 'taking-back': {
      const { done, total } = progressOf(file);
      return progressInWords(file.status, done, total);
    }
    case 'done':
    case 'taken-back':
      return file.counts === undefined ? '' : countsInWords(file.counts);
    case 'discarded':
      return file.refusal ?? 'Not wanted';
    case 'uploading':
    case 'ready':
      return '';
  }
}

/** An import as its own page shows it. */
export function importView(file: Import) {
  const { importId, fileName, status, uploadedAt, uploadedBy, total } = file;
  return {
    importId,
    fileName,
    status,
    uploadedAt,
    uploadedBy,
    total,
    counts: file.counts,
    finishedAt: file.finishedAt,
    refusal: file.refusal,
  };
}

/** Students worked on: while an import is taken back, its count goes down. */
export function progressOf({ status, done, total }: Import): { done: number; total: number } {
  return { done: status === 'taking-back' ? total - done : done, total };
}

/** What the progress bar's script asks for. */
export function progressAnswer(file: Import) {
  const { done, total } = progressOf(file);
  const over = file.status !== 'running' && file.status !== 'taking-back';
  return { over, done, total, label: progressInWords(file.status, done, total) };
}

/** What an upload that says how large it will be is told; undefined when it may come. */
export function refusalOfSize(bytes: number, largest: number): string | undefined {
  if (bytes <= Math.min(largest, maxFileBytes)) return undefined;
  return `The file has more than ${largest / 1_000_000} MB. Split it by term or academic year and upload the parts, keeping all rows of a student in one part.`;
}

/** The dry run as its page shows it. */
export function dryRunView(file: Import, run: DryRun, query: Readonly<Record<string, string>>) {
  const show = actions.find((action) => action === query['show']);
  const chosen = run.students.filter(({ action }) => show === undefined || action === show);
  const { items, page, pages } = pageOf(chosen, query['page'], studentsOnAPage);
  return {
    importId: file.importId,
    fileName: file.fileName,
    rows: run.rows,
    counts: run.counts satisfies Record<StudentAction, number>,
    changing: run.changing,
    total: run.total,
    warnings: warningsOf(run),
    rejectedRows: run.rejected.map(({ row, sentence, studentId, name }) => ({
      row,
      who: [name, studentId].filter((part) => part !== undefined).join(', '),
      sentence,
    })),
    show,
    students: items.map(rowOf),
    page,
    pages,
  };
}

function rowOf(student: DryRun['students'][number]): DryRunRow {
  const { studentId, displayName, rows, action, reasons, notes, changes } = student;
  return {
    studentId,
    name: displayName,
    rows: rows.join(', '),
    action,
    remarks: [...reasons, ...notes].map(({ sentence }) => sentence),
    changes,
  };
}

function warningsOf({ foreign, unknownColumns }: DryRun): string[] {
  const columns = unknownColumns.slice(0, 12).join(', ');
  return [
    ...(foreign === undefined ? [] : [foreign.sentence]),
    ...(unknownColumns.length === 0
      ? []
      : [`These columns are not known and were not read: ${columns}.`]),
  ];
}

/** How many of an import's graduates have been written to. From indexes: a courtesy, checked again when it is done. */
export async function writtenToBy(
  records: Lists,
  file: Import,
  season: { timeZone: string; seasonOpens: string },
  now: string,
): Promise<number> {
  const people = await records.people(file.programId);
  const ours = new Set(
    people.filter(({ importId }) => importId === file.importId).map(({ personId }) => personId),
  );
  const rosters = await Promise.all(
    surveyPlansAround(now, season).map((plan) => records.roster(file.programId, plan)),
  );
  const written = rosters
    .flat()
    .filter(({ personId, status }) => ours.has(personId) && writtenStatuses.includes(status))
    .map(({ personId }) => personId);
  return new Set(written).size;
}

const writtenStatuses: readonly string[] = ['invited', 'answered', 'closed'];
