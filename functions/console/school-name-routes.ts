import type { Context } from 'hono';
import { formOf } from '../../shared/runtime/form-of.ts';
import type { ConsoleServices, Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { pageOf } from './pages/paging.tsx';
import { schoolNamePage } from './pages/school-name-page.tsx';
import { schoolNamesPage } from './pages/school-names-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { findSchoolName, readSchoolNames, withProposals } from './school-names-view.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { suggestFromDirectory } from './suggest-schools.ts';

const namesOnAPage = 25;
const names = '/console/schools/to-confirm';

/** Schools known by a typed name only: which of the directory they are, or that they are in none. */
export function schoolNameRoutes(app: ConsoleApp, services: ConsoleServices): void {
  const { records, links } = services;

  const readNames = async ({ programId }: Visit) =>
    readSchoolNames(records, await links(), programId);
  const nameIn = async (c: Context, { programId }: Visit) =>
    findSchoolName(records, await links(), programId, c.req.param('nameId') ?? '');
  const isDirectoryEmpty = async ({ programId }: Visit) =>
    (await records.directory(programId, { prefix: '', limit: 1 })).length === 0;

  app.get(names, async (c) => {
    const visit = c.get('visit');
    const [all, directoryEmpty] = await Promise.all([readNames(visit), isDirectoryEmpty(visit)]);
    const { items, page, pages } = pageOf(all, c.req.query('page'), namesOnAPage);
    return schoolNamesPage(frameOf(visit, c.req.query('done')), {
      names: await withProposals(records, visit.programId, items),
      all: all.length,
      directoryEmpty,
      page,
      pages,
    });
  });

  const showName = async (c: Context, visit: Visit, searched: string | undefined) => {
    const name = await nameIn(c, visit);
    if (name === undefined) return notFoundPage();
    const typed = searched === undefined || searched === '' ? name.typed : { name: searched };
    const [proposals, directoryEmpty, { people }] = await Promise.all([
      suggestFromDirectory(records, visit.programId, typed),
      isDirectoryEmpty(visit),
      records.read({
        people: {
          many: 'person',
          keys: name.people.slice(0, 50).map((personId) => ({ personId })),
        },
      }),
    ]);
    return schoolNamePage(frameOf(visit), {
      name,
      searched,
      nothingChosen: c.req.query('missing') === 'school',
      proposals,
      directoryEmpty,
      people: people.map(({ personId, displayName }) => ({ personId, name: displayName })),
    });
  };

  app.get(`${names}/:nameId`, (c) => showName(c, c.get('visit'), undefined));
  app.post(`${names}/:nameId/search`, async (c) =>
    showName(c, c.get('visit'), ((await formOf(c)).get('q') ?? '').trim()),
  );
}
