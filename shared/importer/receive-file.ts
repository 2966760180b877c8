import type { FileProblem } from '../domain/imported-file/file-problem.ts';
import { cutIntoParts, type UploadedPart } from '../domain/imported-file/uploaded-file.ts';
import type { CommitContext, Committer, Reader } from '../ports.ts';
import type { Import } from '../records/import.ts';
import { decideAndCommit } from '../runtime/commit.ts';
import { confirmImport } from './confirm-import.ts';
import { openImport } from './open-import.ts';
import { readFile } from './read-file.ts';
import { readImport, readParts } from './read-import.ts';
import { readLines } from './read-lines.ts';
import { beginUpload, discardImport, dropParts, finishUpload, keepPart } from './upload-import.ts';

/** Who brings a file in, by which door. */
export interface Bringing {
  records: Reader & Committer;
  now: () => string;
  programId: string;
  /** As the list of imports names them. */
  broughtBy: string;
  /** Whatever stands in the entry of a commit beside what was decided. */
  contextOf: (eventId: string) => Omit<CommitContext, 'now'>;
}

/** What a file is, before anything of it has come. */
export interface Announced {
  fileName: string;
  bytes: number;
  /** The name of its format, where the sender knows it; made out from the file otherwise. */
  format?: string | undefined;
}

/** Begins an import whose parts come one by one. */
export async function beginImport(bringing: Bringing, file: Announced): Promise<string> {
  const importId = crypto.randomUUID();
  await decideAndCommit({
    committer: bringing.records,
    read: () => Promise.resolve(undefined),
    decide: (_, instant) =>
      beginUpload(
        { ...file, importId, programId: bringing.programId, uploadedBy: bringing.broughtBy },
        instant,
      ),
    context: bringing.contextOf(`${importId}/begun`),
  });
  return importId;
}

/** Keeps a part; false when there is no such upload, or no such part of it. */
export async function keepImportPart(
  bringing: Bringing,
  importId: string,
  part: UploadedPart,
): Promise<boolean> {
  const { outcome } = await decideAndCommit({
    committer: bringing.records,
    read: () => readImport(bringing.records, bringing.programId, importId),
    decide: (file, instant) => keepPart(file, part, instant),
    context: bringing.contextOf(`${importId}/part/${part.part}`),
  });
  return outcome !== 'skipped';
}

/** Takes a file that came whole; nothing is kept of one that cannot be read. */
export async function takeWholeFile(
  bringing: Bringing,
  file: Announced,
  bytes: Uint8Array,
): Promise<{ importId: string } | { problem: FileProblem }> {
  const problem = await problemOf(bringing, file, bytes);
  if (problem !== undefined) return { problem };
  const importId = await beginImport(bringing, file);
  for (const part of cutIntoParts(bytes)) await keepImportPart(bringing, importId, part);
  await finish(bringing, importId);
  return { importId };
}

async function problemOf(
  { records, programId, now }: Bringing,
  { format }: Announced,
  bytes: Uint8Array,
): Promise<FileProblem | undefined> {
  const opened = await openImport(records, { programId, format }, bytes);
  if (opened.state === 'unsettled') return undefined;
  if (opened.state === 'refused') return opened.problem;
  const read = await readLines(records, opened, { programId, today: now().slice(0, 10) });
  return read.ok ? undefined : read.problem;
}

export type Arrival =
  | { state: 'arrived' }
  | { state: 'no-upload' }
  | { state: 'incomplete'; missing: readonly number[] }
  /** It cannot be used, and is not kept. */
  | { state: 'refused'; problem: FileProblem };

/** Says that all parts have come. A file that cannot be read is thrown away, with its reason. */
export async function finishImport(bringing: Bringing, importId: string): Promise<Arrival> {
  const { records, programId, now } = bringing;
  const file = await readImport(records, programId, importId);
  if (file?.status === 'ready') return { state: 'arrived' };
  if (file?.status !== 'uploading') return { state: 'no-upload' };
  const parts = new Set((await readParts(records, file)).map(({ part }) => part));
  const missing = Array.from({ length: file.parts }, (_, part) => part).filter(
    (part) => !parts.has(part),
  );
  if (missing.length > 0) return { state: 'incomplete', missing };
  const reading = await readFile(records, file, now());
  if (reading.state !== 'refused') {
    await finish(bringing, importId);
    return { state: 'arrived' };
  }
  await throwAway(bringing, importId, reading.problem.message);
  return { state: 'refused', problem: reading.problem };
}

async function finish(bringing: Bringing, importId: string): Promise<void> {
  await decideAndCommit({
    committer: bringing.records,
    read: () => readImport(bringing.records, bringing.programId, importId),
    decide: (file) => finishUpload(file),
    context: bringing.contextOf(`${importId}/uploaded`),
  });
}

/** Sets an import going as its file was read; false when there was nothing to set going. */
export async function startImport(bringing: Bringing, file: Import): Promise<boolean> {
  const { records, now } = bringing;
  const reading = await readFile(records, file, now());
  if (reading.state !== 'readable') return false;
  const { format, columns, read } = reading;
  const { outcome } = await decideAndCommit({
    committer: records,
    read: () => readImport(records, file.programId, file.importId),
    decide: (present, instant) =>
      confirmImport(present, { format, columns, total: read.working.length }, instant),
    context: bringing.contextOf(`${file.importId}/from/0`),
  });
  return outcome !== 'skipped';
}

const partsAtOnce = 10;

/** Gives a file up that was not confirmed, and throws away what was kept of it. */
export async function throwAway(
  bringing: Bringing,
  importId: string,
  reason?: string,
): Promise<void> {
  const { records, programId } = bringing;
  await decideAndCommit({
    committer: records,
    read: () => readImport(records, programId, importId),
    decide: (present) => discardImport(present, reason),
    context: bringing.contextOf(`${importId}/discarded`),
  });
  const file = await readImport(records, programId, importId);
  if (file?.status !== 'discarded') return;
  const parts = await readParts(records, file);
  for (let at = 0; at < parts.length; at += partsAtOnce) {
    const some = parts.slice(at, at + partsAtOnce);
    await decideAndCommit({
      committer: records,
      read: () => Promise.resolve(some),
      decide: (given) => dropParts(importId, given),
      context: bringing.contextOf(`${importId}/dropped/${some[0]?.part ?? 0}`),
    });
  }
}
