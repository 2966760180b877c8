import type { Context } from 'hono';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { confirmImport, requestTakeBack } from '../../shared/importer/confirm-import.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import {
  dryRunView,
  importView,
  listedImport,
  progressAnswer,
  progressOf,
  writtenToBy,
} from './import-view.ts';
import { dryRunPage } from './pages/dry-run-page.tsx';
import {
  finishedImportPage,
  incompleteImportPage,
  runningImportPage,
  takeBackPage,
} from './pages/import-page.tsx';
import { importsPage } from './pages/imports-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { countCompleted, planDryRun } from '../../shared/importer/plan-dry-run.ts';
import { readFile, readImport, readParts } from '../../shared/importer/read-import.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { discardImport } from '../../shared/importer/upload-import.ts';
import { dropFile } from './upload-routes.ts';

type ImportFile = NonNullable<Awaited<ReturnType<typeof readImport>>>;

/** The files that came in: what each would do, is doing, has done; setting it going and taking it back. */
export function importRoutes(app: ConsoleApp, services: ConsoleServices): void {
  const { records, now } = services;

  /** Runs a page for an import of the admin's program. */
  const forImport =
    (page: (c: Context, visit: Visit, file: ImportFile) => Promise<Response> | Response) =>
    async (c: Context<{ Variables: { visit: Visit } }, string>) => {
      const visit = c.get('visit');
      const file = await readImport(records, visit.programId, c.req.param('importId') ?? '');
      return file === undefined ? notFoundPage() : page(c, visit, file);
    };
  const again = (file: ImportFile) => () => readImport(records, file.programId, file.importId);

  app.get('/console/imports', async (c) => {
    const visit = c.get('visit');
    const imports = await records.imports(visit.programId);
    return importsPage(frameOf(visit, c.req.query('done')), {
      imports: imports.map(listedImport),
    });
  });

  app.get(
    '/console/imports/:importId',
    forImport(async (c, visit, file) => {
      const frame = frameOf(visit, c.req.query('done'));
      const view = importView(file);
      switch (file.status) {
        case 'running':
        case 'taking-back':
          return runningImportPage(frame, { ...view, ...progressOf(file) });
        case 'done':
        case 'taken-back':
        case 'discarded':
          return finishedImportPage(frame, view);
        case 'uploading': {
          const parts = await readParts(records, file);
          return incompleteImportPage(frame, { ...view, missing: file.parts - parts.length });
        }
        case 'ready': {
          const reading = readFile(file, await readParts(records, file));
          if (reading.state === 'incomplete' || !reading.file.ok) {
            return incompleteImportPage(frame, { ...view, missing: file.parts });
          }
          const run = await planDryRun(records, visit.program, reading.file);
          return dryRunPage(frame, dryRunView(file, run, c.req.query()));
        }
      }
    }),
  );

  app.get(
    '/console/imports/:importId/progress',
    forImport((c, _, file) => c.json(progressAnswer(file))),
  );

  app.post(
    '/console/imports/:importId/confirm',
    forImport(async (c, visit, file) => {
      const reading = readFile(file, await readParts(records, file));
      const total = reading.state === 'read' && reading.file.ok ? countCompleted(reading.file) : 0;
      await decideAndCommit({
        committer: records,
        read: again(file),
        decide: (present, instant) => confirmImport(present, total, instant),
        context: contextOf(visit, `${file.importId}/from/0`, now()),
      });
      return c.redirect(`/console/imports/${file.importId}`, 303);
    }),
  );

  app.post(
    '/console/imports/:importId/discard',
    forImport(async (c, visit, file) => {
      await decideAndCommit({
        committer: records,
        read: again(file),
        decide: (present) => discardImport(present, undefined),
        context: contextOf(visit, `${file.importId}/discarded`, now()),
      });
      await dropFile(services, visit, file.importId);
      return c.redirect('/console/imports?done=import-discarded', 303);
    }),
  );

  app.get(
    '/console/imports/:importId/take-back',
    forImport(async (_, visit, file) =>
      takeBackPage(frameOf(visit), {
        ...importView(file),
        writtenTo: await writtenToBy(records, file, visit.program, now()),
      }),
    ),
  );
  app.post(
    '/console/imports/:importId/take-back',
    forImport(async (c, visit, file) => {
      const writtenTo = await writtenToBy(records, file, visit.program, now());
      const { outcome } = await decideAndCommit({
        committer: records,
        read: again(file),
        decide: (present, instant) => requestTakeBack(present, writtenTo, instant),
        context: contextOf(visit, `${file.importId}/take-back/0`, now()),
      });
      const path = `/console/imports/${file.importId}`;
      return c.redirect(outcome === 'skipped' ? `${path}/take-back` : path, 303);
    }),
  );
}
