import type { Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Records } from '../../shared/adapters/records.ts';
import type { ImportSources } from '../../shared/importer/import-sources.ts';
import { planDryRun } from '../../shared/importer/plan-dry-run.ts';
import { readFile } from '../../shared/importer/read-file.ts';
import { readImport, readParts } from '../../shared/importer/read-import.ts';
import { cuttingOf, packPart } from '../../shared/importer/read-upload.ts';
import {
  beginImport,
  type Bringing,
  finishImport,
  keepImportPart,
  startImport,
  throwAway,
} from '../../shared/importer/receive-file.ts';
import { reportImport } from '../../shared/importer/report-import.ts';
import { answerCsv } from '../../shared/runtime/answer-csv.ts';
import { answerProblem } from '../../shared/runtime/answer-problem.ts';
import type { machineClient, MachineClient } from '../../shared/runtime/machine-client.ts';
import { checkTypes } from './check-types.ts';
import {
  comeAgainIn,
  noReport,
  notDiscarding,
  notReady,
  notUploading,
  nothingToImport,
  partsMissing,
  partTooLarge,
  unknownImport,
  unknownPart,
  unusableFile,
} from './import-problems.ts';
import { importStatus } from './import-status.ts';
import { readAnnouncement } from './read-announcement.ts';

export interface ImportDoor {
  records: Pick<Records, 'read' | 'commit'>;
  /** Whose token came with the request. */
  clientOf: typeof machineClient;
  /** After how many seconds the client may come again; undefined when it may go on. */
  wait(client: MachineClient): Promise<number | undefined>;
  /** What a dry run is planned with; it needs keys, so it is made when one is asked for. */
  planning(): Promise<ImportSources>;
  now(): string;
}

type ImportFile = NonNullable<Awaited<ReturnType<typeof readImport>>>;
/** A request that is let in: whose it is, and on whose behalf it writes. */
interface Visit {
  c: Context;
  client: MachineClient;
  bringing: Bringing;
}

/**
 * Files from integrators, as the console takes them from admins: announced, sent in parts, looked at, confirmed.
 * Nothing is imported before it is confirmed.
 */
export function routes(app: Hono, door: ImportDoor): void {
  const visited = (handle: (visit: Visit) => Promise<Response>) => async (c: Context) => {
    const client = door.clientOf(c.env);
    if ('title' in client) return answerProblem(client);
    const seconds = await door.wait(client);
    return seconds === undefined
      ? handle({ c, client, bringing: bringingOf(client, door) })
      : answerProblem(comeAgainIn(seconds), { 'retry-after': String(seconds) });
  };
  /** For an import of the client's own program. */
  const ofImport = (handle: (visit: Visit, file: ImportFile) => Promise<Response>) =>
    visited(async (visit) => {
      const { records, programId } = visit.bringing;
      const file = await readImport(records, programId, visit.c.req.param('importId') ?? '');
      return file === undefined ? answerProblem(unknownImport) : handle(visit, file);
    });

  app.post('/v1/imports', visited(begin));
  app.put('/v1/imports/:importId/parts/:part', ofImport(keepPart));
  app.post('/v1/imports/:importId/uploaded', ofImport(finishUpload(door)));
  app.get('/v1/imports/:importId', ofImport(tell(door)));
  app.get('/v1/imports/:importId/report.csv', compress(), ofImport(report(door)));
  app.post('/v1/imports/:importId/confirm', ofImport(confirm(door)));
  app.post('/v1/imports/:importId/discard', ofImport(discard(door)));
}

function bringingOf({ name, programId }: MachineClient, { records, now }: ImportDoor): Bringing {
  return {
    records,
    now,
    programId,
    broughtBy: name,
    contextOf: (eventId) => ({
      workflow: 'receive-imports',
      eventId,
      programId,
      correlationId: eventId,
      occurredAt: now(),
      cause: 'HTTP',
      actor: name,
    }),
  };
}

async function begin({ c, bringing }: Visit): Promise<Response> {
  const announced = readAnnouncement(await c.req.text());
  if ('title' in announced) return answerProblem(announced);
  const importId = await beginImport(bringing, announced);
  const { parts, partBytes } = cuttingOf(announced.bytes);
  c.header('Location', `/v1/imports/${importId}`);
  return c.json({ importId, status: 'uploading', parts, partBytes }, 201);
}

async function keepPart({ c, bringing }: Visit, file: ImportFile): Promise<Response> {
  if (file.status !== 'uploading') return answerProblem(notUploading);
  const part = Number(c.req.param('part'));
  const packed = packPart(part, new Uint8Array(await c.req.arrayBuffer()));
  if (packed === undefined) return answerProblem(partTooLarge(cuttingOf(file.bytes).partBytes));
  return (await keepImportPart(bringing, file.importId, packed))
    ? c.json({ kept: part })
    : answerProblem(unknownPart(file.parts));
}

function finishUpload(door: ImportDoor) {
  return async (visit: Visit, file: ImportFile): Promise<Response> => {
    const arrival = await finishImport(visit.bringing, file.importId);
    switch (arrival.state) {
      case 'arrived':
        return tellAgain(door, visit, file);
      case 'no-upload':
        return answerProblem(notUploading);
      case 'incomplete':
        return answerProblem(partsMissing(arrival.missing));
      case 'refused':
        return answerProblem(unusableFile(arrival.problem.message, arrival.problem.code));
    }
  };
}

function tell(door: ImportDoor) {
  return async ({ c, bringing }: Visit, file: ImportFile): Promise<Response> => {
    const { records, now, programId } = bringing;
    switch (file.status) {
      case 'uploading': {
        const there = new Set((await readParts(records, file)).map(({ part }) => part));
        const parts = Array.from({ length: file.parts }, (_, part) => part);
        return c.json(importStatus(file, { missing: parts.filter((part) => !there.has(part)) }));
      }
      case 'ready': {
        const reading = await readFile(records, file, now());
        if (reading.state !== 'readable') return c.json(importStatus(file, { reading }));
        const program = await programOf(records, programId);
        const sources = await door.planning();
        const run = await planDryRun(sources, program, reading.format, reading.read);
        return c.json(importStatus(file, { reading, run }));
      }
      case 'running':
      case 'done':
      case 'discarded':
      case 'taking-back':
      case 'taken-back':
        return c.json(importStatus(file));
    }
  };
}

async function tellAgain(door: ImportDoor, visit: Visit, file: ImportFile): Promise<Response> {
  const { records, programId } = visit.bringing;
  const present = await readImport(records, programId, file.importId);
  return present === undefined ? answerProblem(unknownImport) : tell(door)(visit, present);
}

/** A program that was never set up has no settings; its files can be looked at all the same. */
async function programOf(records: ImportDoor['records'], programId: string) {
  const { program } = await records.read({ program: { record: 'program', key: { programId } } });
  return program ?? { programId };
}

function report(door: ImportDoor) {
  return async ({ c, bringing }: Visit, file: ImportFile): Promise<Response> => {
    const { records, programId, now } = bringing;
    const program = await programOf(records, programId);
    const csv = await reportImport(await door.planning(), program, file, now());
    if (csv === undefined) return answerProblem(noReport);
    return answerCsv(c, csv, 'import-report.csv');
  };
}

function confirm(door: ImportDoor) {
  return async (visit: Visit, file: ImportFile): Promise<Response> => {
    const { client, bringing } = visit;
    // A second call finds what the first one set going.
    if (file.status === 'running' || file.status === 'done') return tell(door)(visit, file);
    if (file.status !== 'ready') return answerProblem(notReady);
    const reading = await readFile(bringing.records, file, bringing.now());
    if (reading.state === 'incomplete') return answerProblem(notReady);
    if (reading.state !== 'readable') return answerProblem(unusableFile(reading.problem.message));
    const refusal = checkTypes(client.types, reading.format, reading.read);
    if (refusal !== undefined) return answerProblem(refusal);
    if (reading.read.working.length === 0) return answerProblem(nothingToImport);
    await startImport(bringing, file);
    visit.c.status(202);
    return tellAgain(door, visit, file);
  };
}

function discard(door: ImportDoor) {
  return async (visit: Visit, file: ImportFile): Promise<Response> => {
    if (file.status === 'discarded') return tell(door)(visit, file);
    if (file.status !== 'ready' && file.status !== 'uploading') return answerProblem(notDiscarding);
    await throwAway(visit.bringing, file.importId);
    return tellAgain(door, visit, file);
  };
}
