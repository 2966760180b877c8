import { maxFileBytes } from '../../shared/domain/imported-file/decode-file.ts';
import type { FileFormat } from '../../shared/domain/imported-file/file-format.ts';
import { formatNamed } from '../../shared/domain/imported-file/formats.ts';
import { canBeTakenBack } from '../../shared/importer/confirm-import.ts';
import type { ReadImport } from '../../shared/importer/read-file.ts';
import type { Lists } from '../../shared/ports.ts';
import type { Import } from '../../shared/records/import.ts';
import { actionsFor, type DryRunRow } from './pages/dry-run-page.tsx';
import { progressInWords } from './pages/import-page.tsx';
import { countsInWords, type ListedImport } from './pages/imports-page.tsx';
import { pageCollector } from './pages/paging.tsx';
import type { DryRun } from '../../shared/importer/plan-dry-run.ts';
import type { PlannedLine } from '../../shared/importer/planned-line.ts';
import { surveyPlansAround } from './survey-plans.ts';

const linesOnAPage = 100;

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
      return progressInWords({ status: file.status, done, total, about: aboutOf(file) });
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
    about: aboutOf(file),
    label: formatNamed(file.format ?? '')?.label,
    canBeTakenBack: canBeTakenBack(file),
  };
}

/** What the lines of an import are; imports of before this was kept are of graduates. */
function aboutOf({ format }: Import) {
  return formatNamed(format ?? '')?.about ?? 'graduations';
}

/** Students worked on: while an import is taken back, its count goes down. */
export function progressOf({ status, done, total }: Import): { done: number; total: number } {
  return { done: status === 'taking-back' ? total - done : done, total };
}

/** What the progress bar's script asks for. */
export function progressAnswer(file: Import) {
  const { done, total } = progressOf(file);
  const over = file.status !== 'running' && file.status !== 'taking-back';
  const label = progressInWords({ status: file.status, done, total, about: aboutOf(file) });
  return { over, done, total, label };
}

/** What an upload that says how large it will be is told; undefined when it may come. */
export function refusalOfSize(bytes: number, largest: number): string | undefined {
  if (bytes <= Math.min(largest, maxFileBytes)) return undefined;
  return `The file has more than ${largest / 1_000_000} MB. Split it by term or academic year and upload the parts, keeping all rows of a person in one part.`;
}

/** Gathers the lines that the page of a dry run shows: those of the action asked for, or all. */
export function shownLines(format: FileFormat, query: Readonly<Record<string, string>>) {
  const show = actionsFor(format.about).find((action) => action === query['show']);
  const lines = pageCollector<DryRunRow>(query['page'], linesOnAPage);
  return {
    show,
    see(line: PlannedLine): void {
      if (show === undefined || line.action === show) lines.add(rowOf(line));
    },
    page: lines.page,
  };
}

/** The dry run as its page shows it. */
export function dryRunView(
  file: Import,
  { format, kind, unsure }: ReadImport,
  run: DryRun,
  shown: ReturnType<typeof shownLines>,
) {
  const { items: lines, page, pages } = shown.page();
  return {
    importId: file.importId,
    fileName: file.fileName,
    format: format.label,
    about: format.about,
    hasColumns: kind === 'table',
    unsure: unsure.length > 0,
    rows: run.rows,
    counts: run.counts,
    changing: run.changing,
    total: run.total,
    warnings: [...(run.foreign === undefined ? [] : [run.foreign.sentence]), ...run.remarks],
    unused: run.unused,
    unusedRows: run.unusedRows,
    show: shown.show,
    lines,
    page,
    pages,
  };
}

function rowOf(line: PlannedLine): DryRunRow {
  const { key, label, rows, action, reasons, notes, changes } = line;
  return {
    key,
    name: label,
    rows: rows.join(', '),
    action,
    remarks: [...reasons, ...notes].map(({ sentence }) => sentence),
    changes,
  };
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
