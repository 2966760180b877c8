import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { chooseColumns } from '../../shared/importer/choose-columns.ts';
import { openParts } from '../../shared/importer/open-import.ts';
import { readImport, readParts } from '../../shared/importer/read-import.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { columnsView } from './columns-view.ts';
import { frameOf } from './frame-of.ts';
import { columnsPage } from './pages/columns-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readColumnsForm } from './read-columns-form.ts';
import { rememberedColumns } from '../../shared/importer/remembered-columns.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** What a file is and which of its columns holds what: shown as guessed, and corrected. */
export function columnRoutes(app: ConsoleApp, services: ConsoleServices): void {
  const { records, now } = services;

  /** A table that waits to be confirmed; `format`: to be looked at as this kind. */
  const tableOf = async (visit: Visit, importId: string, format?: string) => {
    const file = await readImport(records, visit.programId, importId);
    if (file?.status !== 'ready') return undefined;
    const other = format !== undefined && format !== file.format;
    const chosen = other ? { programId: file.programId, format } : file;
    const opened = await openParts(records, chosen, await readParts(records, file));
    if (opened.state === 'refused' || opened.file.kind === 'xml') return undefined;
    return { file, opened: { ...opened, file: opened.file } };
  };

  app.get('/console/imports/:importId/columns', async (c) => {
    const visit = c.get('visit');
    const found = await tableOf(visit, c.req.param('importId'), c.req.query('format'));
    if (found === undefined) return notFoundPage();
    return columnsPage(frameOf(visit), columnsView(found.file, found.opened));
  });

  app.post('/console/imports/:importId/columns', async (c) => {
    const visit = c.get('visit');
    const { programId, admin } = visit;
    const importId = c.req.param('importId');
    const form = await formOf(c);
    const found = await tableOf(visit, importId, form.get('format'));
    if (found === undefined) return notFoundPage();
    const table = found.opened.file;
    const { format, columns, errors } = readColumnsForm(form, table);
    if (format === undefined || errors.length > 0) {
      const shown = { ...found.opened, format, columns };
      return columnsPage(frameOf(visit), columnsView(found.file, shown, errors));
    }
    const choice = {
      format: format.name,
      columns: Object.fromEntries(columns),
      headings: table.headings,
      by: admin.email,
    };
    await decideAndCommit({
      committer: records,
      read: async () => ({
        file: await readImport(records, programId, importId),
        remembered: await rememberedColumns(records, programId, format.name, table.headings),
      }),
      decide: ({ file, remembered }, instant) => chooseColumns(file, remembered, choice, instant),
      context: contextOf(visit, `${importId}/columns/${crypto.randomUUID()}`, now()),
    });
    return c.redirect(`/console/imports/${importId}`, 303);
  });
}
