import { importPartition } from '../domain/partitions.ts';
import { maxFileBytes } from '../domain/imported-file/decode-file.ts';
import type { Changes, Write } from '../ports.ts';
import type { Import, ImportPart } from '../records/import.ts';
import { staffLinesAreKept } from '../domain/kept-lines.ts';
import { cuttingOf } from './read-upload.ts';

/** Days for which the file of an import is kept. */
const fileIsKept = 90;

interface Upload {
  importId: string;
  programId: string;
  fileName: string;
  bytes: number;
  uploadedBy: string;
  format?: string | undefined;
}

function expiryOfFile(now: string): number {
  return Math.floor(Date.parse(now) / 1000) + fileIsKept * 86_400;
}

/** A file's name as it is shown: one line, not too long. */
export function shownFileName(name: string): string {
  const bare = name.split(/[\\/]/).at(-1) ?? '';
  const line = bare
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 120);
  return line === '' ? 'unnamed file' : line;
}

/** Begins an upload: the import is there, its parts are not. */
export function beginUpload(upload: Upload, now: string): Changes {
  if (upload.bytes > maxFileBytes) return { outcome: 'skipped', because: 'too-large' };
  const { importId, programId, fileName, bytes, uploadedBy, format } = upload;
  const item: Import = {
    importId,
    programId,
    version: 0,
    fileName: shownFileName(fileName),
    bytes,
    parts: cuttingOf(bytes).parts,
    ...(format === undefined ? {} : { format }),
    status: 'uploading',
    uploadedAt: now,
    uploadedBy,
    total: 0,
    done: 0,
    listOf: `${programId}#imports`,
    listBy: `${now}#${importId}`,
    expiresAt: expiryOfFile(now),
  };
  return changes('upload-begun', importId, [{ put: 'import', item }]);
}

/** Keeps one part of a file. The same part again changes nothing. */
export function keepPart(
  file: Import | undefined,
  { part, data }: { part: number; data: Uint8Array },
  now: string,
): Changes {
  if (file?.status !== 'uploading') return { outcome: 'skipped', because: 'not-uploading' };
  if (!Number.isInteger(part) || part < 0 || part >= file.parts) {
    return { outcome: 'skipped', because: 'no-such-part' };
  }
  const { importId, programId } = file;
  const item: ImportPart = {
    importId,
    part,
    programId,
    version: 0,
    data,
    expiresAt: expiryOfFile(now),
  };
  return changes('part-kept', importId, [{ put: 'importPart', item }]);
}

/** The file is whole and can be read: the admin may look at what it would do. */
export function finishUpload(file: Import | undefined): Changes {
  if (file?.status !== 'uploading') return { outcome: 'skipped', because: 'not-uploading' };
  return changes('upload-finished', file.importId, [
    { put: 'import', item: { ...file, status: 'ready' } },
  ]);
}

/** Gives up a file that was not confirmed: by the admin, or because it cannot be read. */
export function discardImport(file: Import | undefined, reason: string | undefined): Changes {
  if (file?.status !== 'uploading' && file?.status !== 'ready') {
    return { outcome: 'skipped', because: 'not-waiting' };
  }
  const item: Import = {
    ...file,
    status: 'discarded',
    ...(reason === undefined ? {} : { refusal: reason }),
  };
  return changes('import-discarded', file.importId, [{ put: 'import', item }]);
}

/** Throws away parts of a discarded file; at most ten at a time, as a transaction takes 4 MB. */
export function dropParts(importId: string, parts: readonly ImportPart[]): Changes {
  if (parts.length === 0) return { outcome: 'skipped', because: 'nothing-left' };
  return changes(
    'parts-dropped',
    importId,
    parts.map((item): Write => ({ remove: 'importPart', item })),
  );
}

function changes(what: string, importId: string, writes: Write[]): Changes {
  return {
    outcome: 'done',
    what,
    about: importPartition(importId),
    keepForDays: staffLinesAreKept,
    writes,
  };
}
