import * as z from 'zod';
import {
  type Bringing,
  beginImport,
  finishImport,
  keepImportPart,
  takeWholeFile,
} from '../../shared/importer/receive-file.ts';
import { cuttingOf, packPart } from '../../shared/importer/read-upload.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { listedImport, refusalOfSize } from './import-view.ts';
import { importsPage, largestFile } from './pages/imports-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import type { ConsoleApp } from './sign-in-routes.ts';

const Begin = z.object({ fileName: z.string().max(1000), bytes: z.number().int().min(0) });

/** An admin who brings in a file. */
export function bringingOf({ records, now }: ConsoleServices, visit: Visit): Bringing {
  return {
    records,
    now,
    programId: visit.programId,
    broughtBy: visit.admin.name,
    contextOf: (eventId) => contextOf(visit, eventId, now()),
  };
}

/**
 * Bringing a file in: whole by a form, or in parts by the page's script. A file that cannot be read is refused with
 * its reason, and nothing of it is kept.
 */
export function uploadRoutes(app: ConsoleApp, services: ConsoleServices): void {
  const { records } = services;

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
    const bytes = new Uint8Array(await given.arrayBuffer());
    const file = { fileName: given.name, bytes: given.size };
    const taken = await takeWholeFile(bringingOf(services, visit), file, bytes);
    return 'problem' in taken
      ? refused(visit, taken.problem.message)
      : c.redirect(`/console/imports/${taken.importId}`, 303);
  });

  app.post('/console/imports/begin', async (c) => {
    const asked = Begin.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success) return c.json({ problem: 'The upload could not be begun.' }, 400);
    const problem = refusalOfSize(asked.data.bytes, largestFile.withScript);
    if (problem !== undefined) return c.json({ problem }, 400);
    const importId = await beginImport(bringingOf(services, c.get('visit')), asked.data);
    return c.json({ importId, ...cuttingOf(asked.data.bytes) }, 201);
  });

  app.post('/console/imports/:importId/parts/:part', async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const part = packPart(Number(c.req.param('part')), bytes);
    if (part === undefined) return c.json({ problem: 'This part is too large.' }, 413);
    const bringing = bringingOf(services, c.get('visit'));
    return (await keepImportPart(bringing, c.req.param('importId'), part))
      ? c.json({ kept: part.part })
      : c.json({ problem: 'There is no such upload.' }, 404);
  });

  app.post('/console/imports/:importId/uploaded', async (c) => {
    const importId = c.req.param('importId');
    const arrival = await finishImport(bringingOf(services, c.get('visit')), importId);
    switch (arrival.state) {
      case 'no-upload':
        return notFoundPage();
      case 'incomplete':
        return c.json({ problem: 'Not the whole file has arrived; please try again.' }, 400);
      case 'refused':
        return c.json({ problem: arrival.problem.message }, 400);
      case 'arrived':
        return c.json({ location: `/console/imports/${importId}` });
    }
  });
}
