import { formatNamed } from '../../shared/domain/imported-file/formats.ts';
import type { DryRun } from '../../shared/importer/plan-dry-run.ts';
import type { FileReading } from '../../shared/importer/read-file.ts';
import { cuttingOf } from '../../shared/importer/read-upload.ts';
import type { Import } from '../../shared/records/import.ts';

/** What there is to know of an import beside its record, as far as its state asks for it. */
export interface Known {
  /** While it arrives: the parts that have not come. */
  missing?: readonly number[];
  /** Once it has arrived: what was made out of it, and what confirming would do. */
  reading?: FileReading;
  run?: DryRun;
}

/** What a sender is told of their import. Sentences are for people; the rest is for their program. */
export function importStatus(file: Import, { missing, reading, run }: Known = {}) {
  const { importId, fileName, bytes, status, uploadedAt, uploadedBy } = file;
  const format = formatNamed(file.format ?? '') ?? formatOf(reading);
  return {
    importId,
    fileName,
    bytes,
    status,
    uploadedAt,
    uploadedBy,
    ...(format === undefined ? {} : { format: { name: format.name, label: format.label } }),
    ...(status === 'uploading' ? { ...cuttingOf(bytes), missing: missing ?? [] } : {}),
    ...(reading === undefined ? {} : { problem: problemOf(reading) }),
    ...(run === undefined ? {} : { dryRun: dryRunOf(run) }),
    ...progressOf(file),
    ...(file.refusal === undefined ? {} : { refusal: file.refusal }),
    console: `/console/imports/${importId}`,
  };
}

function formatOf(reading: FileReading | undefined) {
  return reading !== undefined && 'format' in reading ? reading.format : undefined;
}

/** Why a file that arrived cannot be confirmed as it is; an admin may settle its columns in the console. */
function problemOf(reading: FileReading): string | undefined {
  switch (reading.state) {
    case 'readable':
      return undefined;
    case 'unsettled':
      return `${reading.problem.message} An admin can settle it in the console; then go on.`;
    case 'refused':
      return reading.problem.message;
    case 'incomplete':
      return 'Its file is not kept any more; bring it in again.';
  }
}

function dryRunOf({ rows, total, changing, counts, unusedRows, remarks, foreign }: DryRun) {
  return {
    rows,
    total,
    changing,
    lines: counts,
    unusedRows,
    remarks: [...(foreign === undefined ? [] : [foreign.sentence]), ...remarks],
  };
}

function progressOf({ status, total, done, counts, finishedAt }: Import) {
  switch (status) {
    case 'uploading':
    case 'ready':
    case 'discarded':
      return {};
    case 'running':
    case 'taking-back':
    case 'done':
    case 'taken-back':
      return { progress: { done, total }, counts, finishedAt };
  }
}
