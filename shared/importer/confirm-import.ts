import { outgoing } from '../../events/contract.ts';
import { importConfirmed } from '../../events/import-confirmed.ts';
import { importTakeBackRequested } from '../../events/import-take-back-requested.ts';
import type { FileFormat } from '../domain/imported-file/file-format.ts';
import { formatNamed } from '../domain/imported-file/formats.ts';
import type { Columns } from '../domain/imported-file/opened-file.ts';
import { importPartition } from '../domain/partitions.ts';
import type { Changes } from '../ports.ts';
import type { Import } from '../records/import.ts';
import { staffLinesAreKept } from '../domain/kept-lines.ts';

/** What a file was found to be: kept when it is confirmed, so that every step reads it alike. */
export interface SettledFile {
  format: FileFormat;
  columns: Columns;
  /** How many lines there is something to do for. */
  total: number;
}

/** Sets an import going. A second press changes nothing. */
export function confirmImport(
  file: Import | undefined,
  { format, columns, total }: SettledFile,
  now: string,
): Changes {
  if (file === undefined) return { outcome: 'skipped', because: 'no-such-import' };
  if (file.status !== 'ready') return { outcome: 'skipped', because: 'not-ready' };
  if (total === 0) return { outcome: 'skipped', because: 'nothing-to-import' };
  const { importId, programId } = file;
  // Its file runs out; that it was imported is kept.
  const { expiresAt: _, ...kept } = file;
  const eventId = `${importId}/from/0`;
  return {
    outcome: 'done',
    what: 'import-confirmed',
    details: { total },
    about: importPartition(importId),
    keepForDays: staffLinesAreKept,
    writes: [
      {
        put: 'import',
        item: {
          ...kept,
          status: 'running',
          confirmedAt: now,
          total,
          done: 0,
          format: format.name,
          columns: Object.fromEntries(columns),
        },
      },
    ],
    emits: [
      outgoing(importConfirmed, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: importId,
        causationId: eventId,
        data: { importId, from: 0 },
      }),
    ],
  };
}

/** Only files of graduates can be taken back: what was said of positions and schools is corrected where it stands. */
export function canBeTakenBack({ format }: Pick<Import, 'format'>): boolean {
  return format === undefined || formatNamed(format)?.about === 'graduations';
}

/**
 * Asks for an import to be taken back. `writtenTo`: how many of its graduates have been written to; the workflow
 * that takes back checks it again, person by person.
 */
export function requestTakeBack(file: Import | undefined, writtenTo: number, now: string): Changes {
  if (file === undefined) return { outcome: 'skipped', because: 'no-such-import' };
  if (file.status !== 'done') return { outcome: 'skipped', because: 'not-done' };
  if (!canBeTakenBack(file)) return { outcome: 'skipped', because: 'not-graduations' };
  if (writtenTo > 0) return { outcome: 'skipped', because: 'written-to' };
  const { importId, programId } = file;
  const { refusal: _, ...rest } = file;
  const eventId = `${importId}/take-back/0`;
  return {
    outcome: 'done',
    what: 'import-take-back-requested',
    about: importPartition(importId),
    keepForDays: staffLinesAreKept,
    // `done` goes down again from the total as students are taken back.
    writes: [{ put: 'import', item: { ...rest, status: 'taking-back', done: rest.total } }],
    emits: [
      outgoing(importTakeBackRequested, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: importId,
        causationId: eventId,
        data: { importId, from: 0 },
      }),
    ],
  };
}
