import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { personFinder } from '../../shared/adapters/find-persons.ts';
import { requestTakeBack } from '../../shared/importer/confirm-import.ts';
import { planDryRun } from '../../shared/importer/plan-dry-run.ts';
import { readFile } from '../../shared/importer/read-file.ts';
import { readImport, readParts } from '../../shared/importer/read-import.ts';
import { reportImport } from '../../shared/importer/report-import.ts';
import { startImport, throwAway } from '../../shared/importer/receive-file.ts';
import { answerCsv } from '../../shared/runtime/answer-csv.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import {
  dryRunView,
  importView,
  listedImport,
  progressAnswer,
  progressOf,
  shownLines,
  writtenToBy,
} from './import-view.ts';
import { columnsView } from './columns-view.ts';
import { columnsPage } from './pages/columns-page.tsx';
import { dryRunPage } from './pages/dry-run-page.tsx';
import {
  finishedImportPage,
  incompleteImportPage,
  runningImportPage,
  takeBackPage,
} from './pages/import-page.tsx';
import { importsPage } from './pages/imports-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import type { ConsoleApp } from './sign-in-routes.ts';
import { bringingOf } from './upload-routes.ts';

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
  const readyPage = async (visit: Visit, file: ImportFile, query: Record<string, string>) => {
    const frame = frameOf(visit, query['done']);
    const reading = await readFile(records, file, now());
    switch (reading.state) {
      case 'incomplete':
      case 'refused':
        return incompleteImportPage(frame, { ...importView(file), missing: file.parts });
      case 'unsettled':
        return columnsPage(frame, columnsView(file, reading));
      case 'readable': {
        const { format, read } = reading;
        const shown = shownLines(format, query);
        const run = await planDryRun(await sources(), visit.program, format, read, shown.see);
        return dryRunPage(frame, dryRunView(file, reading, run, shown));
      }
    }
  };
  const sources = async () => {
    const made = await services.links();
    return { records, finder: personFinder(records, made), links: made };
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
        case 'ready':
          return readyPage(visit, file, c.req.query());
      }
    }),
  );

  app.get(
    '/console/imports/:importId/progress',
    forImport((c, _, file) => c.json(progressAnswer(file))),
  );

  app.get(
    '/console/imports/:importId/report.csv',
    compress(),
    forImport(async (c, visit, file) => {
      const report = await reportImport(await sources(), visit.program, file, now());
      if (report === undefined) return notFoundPage();
      return answerCsv(c, report, `import-${file.importId}.csv`);
    }),
  );

  app.post(
    '/console/imports/:importId/confirm',
    forImport(async (c, visit, file) => {
      await startImport(bringingOf(services, visit), file);
      return c.redirect(`/console/imports/${file.importId}`, 303);
    }),
  );

  app.post(
    '/console/imports/:importId/discard',
    forImport(async (c, visit, file) => {
      await throwAway(bringingOf(services, visit), file.importId);
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
