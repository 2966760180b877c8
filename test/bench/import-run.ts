/**
 * Imports a made-up registrar's file of so many rows on a table of its own, step by step, as `run-import` does, and
 * prints what it took as JSON: a process by itself, so that its memory is the import's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readImport } from '../../functions/run-import/read-import.ts';
import { runImport, type ImportStep } from '../../functions/run-import/run-import.ts';
import { personFinder } from '../../shared/adapters/find-persons.ts';
import { linksWith } from '../../shared/adapters/links.ts';
import { records } from '../../shared/adapters/records.ts';
import { registrarExport } from '../../shared/domain/imported-file/registrar-export.ts';
import { partBytes } from '../../shared/domain/imported-file/uploaded-file.ts';
import { confirmImport } from '../../shared/importer/confirm-import.ts';
import { beginUpload, finishUpload, keepPart } from '../../shared/importer/upload-import.ts';
import { linesAtOnce } from '../../shared/importer/lines-at-once.ts';
import { readImport as readKept } from '../../shared/importer/read-import.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Import } from '../../shared/records/import.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { startTable } from '../support/table.ts';

const rows = Number(process.argv[2] ?? 20_000);
const programId = 'cedar-valley';
const importId = 'bench';
const now = '2026-11-22T12:00:00.000Z';

const header =
  'TERM,SEMESTER,ACAD_YR,STUDENTNAME,STUDENTID,STATUS,DEGREE_CODE,PROGRAM,MAJOR,MAJOR_DESC,CAMPUS,ACTIVITY_DATE,UNIV_EMAIL,PERS_EMAIL,MOBILE,HOME_LEAID,CONFIDENTIAL_IND\r\n';

/** Every sixth student has two rows; letters with accents, as names have them. */
function rowOf(at: number): string {
  const student = at % 6 === 5 ? at - 1 : at;
  const id = String(10_000_000 + student);
  const degree = at === student ? 'BS,BS-EDU-MATH' : 'MED,MED-CURR';
  return `202620,Spring 2026,2025-2026,"Núñez ${student}, Ana M",@${id},AW,${degree},MATH,Mathematics Education,M,2026-05-15,s${student}@cedarvalley.example.edu,ana.${student}@example.com,(334) 555-0117,0407740,N\r\n`;
}

/** The file in the parts that are kept of it, made piece by piece. */
function* partsOf(): Generator<Uint8Array> {
  let text = Buffer.from(header);
  for (let at = 0; at < rows; at += 500) {
    const some = Array.from({ length: Math.min(500, rows - at) }, (_, more) => rowOf(at + more));
    text = Buffer.concat([text, Buffer.from(some.join(''))]);
    while (text.length >= partBytes) {
      yield gzipSync(text.subarray(0, partBytes));
      text = text.subarray(partBytes);
    }
  }
  yield gzipSync(text);
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
const table = await startTable({ dataFile: join(folder, 'tables.sqlite') });
const store = records(() => now);
const links = linksWith({ handleKey: 'h'.repeat(32), current: 'k1', keys: { k1: 'k'.repeat(32) } });
const sources = { records: store, finder: personFinder(store, links), links };
let count = 0;

function commit<State>(read: () => Promise<State>, decide: (state: State) => Changes) {
  count += 1;
  const eventId = `${importId}/${count}`;
  const head = { eventId, programId, correlationId: importId, occurredAt: now, cause: 'bench' };
  return decideAndCommit({
    committer: store,
    read,
    decide,
    context: { ...head, workflow: 'run-import' },
  });
}

const kept = (): Promise<Import | undefined> => readKept(store, programId, importId);
const parts = [...partsOf()];
const upload = { importId, programId, fileName: 'bench.csv', uploadedBy: 'bench' };
await commit(
  () => Promise.resolve(undefined),
  () => beginUpload({ ...upload, bytes: (parts.length - 1) * partBytes + 1 }, now),
);
for (const [part, data] of parts.entries()) {
  await commit(kept, (file) => keepPart(file, { part, data }, now));
}
await commit(kept, finishUpload);
const columns = new Map(
  header
    .trim()
    .split(',')
    .map((name, at) => [name, at]),
);
await commit(kept, (file) =>
  confirmImport(file, { format: registrarExport, columns, total: 1 }, now),
);

const started = performance.now();
let from = 0;
let file = await kept();
while (file?.status === 'running') {
  const event: ImportStep = {
    eventId: `${importId}/from/${from}`,
    occurredAt: now,
    programId,
    correlationId: importId,
    causationId: importId,
    data: { importId, from },
  };
  await commit(
    () => readImport(event, sources),
    (state) => runImport(state, event, now),
  );
  from += linesAtOnce;
  file = await kept();
}
const seconds = (performance.now() - started) / 1000;
await table.stop();
rmSync(folder, { recursive: true });
const peakMb = process.resourceUsage().maxRSS / 1000;
const students = file?.done ?? 0;
process.stdout.write(`${JSON.stringify({ rows, students, seconds, peakMb })}\n`);
