import * as z from 'zod';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { listedImport, refusalOfSize } from './import-view.ts';
import { importsPage, largestFile } from './pages/imports-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readFile, readImport, readParts } from '../../shared/importer/read-import.ts';
import { cuttingOf, packPart, readUpload } from '../../shared/importer/read-upload.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import {
  beginUpload,
  discardImport,
  dropParts,
  finishUpload,
  keepPart,
} from '../../shared/importer/upload-import.ts';

const Begin = z.object({ fileName: z.string().max(1000), bytes: z.number().int().min(0) });

/**
 * Bringing a file in: whole by a form, or in parts by the page's script. A file that cannot be read is refused with
 * its reason, and nothing of it is kept.
 */
export function uploadRoutes(app: ConsoleApp, services: ConsoleServices): void {
  const { records, now } = services;

  const refused = async (visit: Visit, problem: string) =>
    importsPage(frameOf(visit), {
      imports: (await records.imports(visit.programId)).map(listedImport),
      problem,
      status: 400,
    });

  app.post('/console/imports', async (c) => {
    const visit = c.get('visit');
    const given = (await c.req.parseBody())['file'];
    if (!(given instanceof File) || given.size === 0) {
      return refused(visit, 'Choose a file that is not empty, then try again.');
    }
    const tooLarge = refusalOfSize(given.size, largestFile.withoutScript);
    if (tooLarge !== undefined) return refused(visit, tooLarge);
    const reading = readUpload(new Uint8Array(await given.arrayBuffer()));
    if (!reading.ok) return refused(visit, reading.problem);

    const importId = crypto.randomUUID();
    await begin(visit, importId, { fileName: given.name, bytes: given.size });
    for (const part of reading.parts) await keep(visit, importId, part);
    await finish(visit, importId);
    return c.redirect(`/console/imports/${importId}`, 303);
  });

  app.post('/console/imports/begin', async (c) => {
    const asked = Begin.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success) return c.json({ problem: 'The upload could not be begun.' }, 400);
    const problem = refusalOfSize(asked.data.bytes, largestFile.withScript);
    if (problem !== undefined) return c.json({ problem }, 400);
    const importId = crypto.randomUUID();
    await begin(c.get('visit'), importId, asked.data);
    return c.json({ importId, ...cuttingOf(asked.data.bytes) }, 201);
  });

  app.post('/console/imports/:importId/parts/:part', async (c) => {
    const visit = c.get('visit');
    const importId = c.req.param('importId');
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const part = packPart(Number(c.req.param('part')), bytes);
    if (part === undefined) return c.json({ problem: 'This part is too large.' }, 413);
    const { outcome } = await keep(visit, importId, part);
    return outcome === 'skipped'
      ? c.json({ problem: 'There is no such upload.' }, 404)
      : c.json({ kept: part.part });
  });

  app.post('/console/imports/:importId/uploaded', async (c) => {
    const visit = c.get('visit');
    const importId = c.req.param('importId');
    const file = await readImport(records, visit.programId, importId);
    if (file?.status !== 'uploading') return notFoundPage();
    const reading = readFile(file, await readParts(records, file));
    if (reading.state === 'incomplete') {
      return c.json({ problem: 'Not the whole file has arrived; please try again.' }, 400);
    }
    if (reading.file.ok) {
      await finish(visit, importId);
      return c.json({ location: `/console/imports/${importId}` });
    }
    const problem = reading.file.problem.message;
    await decideAndCommit({
      committer: records,
      read: () => readImport(records, visit.programId, importId),
      decide: (present) => discardImport(present, problem),
      context: contextOf(visit, `${importId}/discarded`, now()),
    });
    await dropFile(services, visit, importId);
    return c.json({ problem }, 400);
  });

  const begin = (visit: Visit, importId: string, given: z.infer<typeof Begin>) =>
    decideAndCommit({
      committer: records,
      read: async () => undefined,
      decide: (_, instant) =>
        beginUpload(
          { ...given, importId, programId: visit.programId, uploadedBy: visit.admin.name },
          instant,
        ),
      context: contextOf(visit, `${importId}/begun`, now()),
    });

  const keep = (visit: Visit, importId: string, part: { part: number; data: Uint8Array }) =>
    decideAndCommit({
      committer: records,
      read: () => readImport(records, visit.programId, importId),
      decide: (file, instant) => keepPart(file, part, instant),
      context: contextOf(visit, `${importId}/part/${part.part}`, now()),
    });

  const finish = (visit: Visit, importId: string) =>
    decideAndCommit({
      committer: records,
      read: () => readImport(records, visit.programId, importId),
      decide: (file) => finishUpload(file),
      context: contextOf(visit, `${importId}/uploaded`, now()),
    });
}

const partsAtOnce = 10;

/** Throws away the file of an import that was discarded. */
export async function dropFile(
  { records, now }: ConsoleServices,
  visit: Visit,
  importId: string,
): Promise<void> {
  const file = await readImport(records, visit.programId, importId);
  if (file?.status !== 'discarded') return;
  const parts = await readParts(records, file);
  for (let at = 0; at < parts.length; at += partsAtOnce) {
    const some = parts.slice(at, at + partsAtOnce);
    await decideAndCommit({
      committer: records,
      read: async () => some,
      decide: (given) => dropParts(importId, given),
      context: contextOf(visit, `${importId}/dropped/${some[0]?.part ?? 0}`, now()),
    });
  }
}
