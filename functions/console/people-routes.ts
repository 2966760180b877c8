import type { Context } from 'hono';
import { formOf } from '../../shared/runtime/form-of.ts';
import type { ConsoleServices, Visit } from './console-visit.ts';
import { filterChoices, filterPeople, searchPeople, type PeopleFilters } from './find-people.ts';
import { frameOf } from './frame-of.ts';
import { doubtfulAddressesPage } from './pages/doubtful-addresses-page.tsx';
import { notReachablePage } from './pages/not-reachable-page.tsx';
import { pageOf } from './pages/paging.tsx';
import { peoplePage } from './pages/people-page.tsx';
import { personPage } from './pages/person-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readPartners } from './person-mentoring-view.ts';
import { personView, rowOf } from './person-view.ts';
import { readSchools } from './positions-view.ts';
import { placeChoices, readPlaces } from './read-places.ts';
import { readDossier, readSharers } from './read-person.ts';
import { readDistrictNames } from './read-districts.ts';
import { readDoubtfulAddresses, readUnreachable } from './read-unreachable.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

const peopleOnAPage = 50;
/** A search that finds more is too wide to be of use. */
const mostFound = 200;

/** Everyone of the program, and each by themselves. What is searched for never stands in an address. */
export function peopleRoutes(app: ConsoleApp, { records, links, now }: ConsoleServices): void {
  app.get('/console/people', async (c) => {
    const visit = c.get('visit');
    const [all, places] = await Promise.all([
      records.people(visit.programId),
      readPlaces(records, visit.programId),
    ]);
    const asked = filtersIn(c);
    const filters = { ...asked, school: places.meant(asked.school) };
    const found = filterPeople(all, filters, places);
    const { items, page, pages } = pageOf(found, c.req.query('page'), peopleOnAPage);
    return peoplePage(frameOf(visit, c.req.query('done')), {
      people: items.map(rowOf),
      found: found.length,
      all: all.length,
      searched: undefined,
      filters,
      choices: { ...filterChoices(all), ...placeChoices(all, places) },
      page,
      pages,
    });
  });

  app.post('/console/people', async (c) => {
    const visit = c.get('visit');
    const searched = ((await formOf(c)).get('q') ?? '').trim();
    if (searched === '') return c.redirect('/console/people', 303);
    const [all, places] = await Promise.all([
      records.people(visit.programId),
      readPlaces(records, visit.programId),
    ]);
    const search = { records, links, programId: visit.programId };
    const found = await searchPeople(search, all, searched);
    return peoplePage(frameOf(visit), {
      people: found.slice(0, mostFound).map(rowOf),
      found: found.length,
      all: all.length,
      searched,
      filters: {},
      choices: { ...filterChoices(all), ...placeChoices(all, places) },
      page: 1,
      pages: 1,
    });
  });

  app.get('/console/not-reachable', async (c) => {
    const visit = c.get('visit');
    return notReachablePage(frameOf(visit), await readUnreachable(records, visit.programId));
  });

  app.get('/console/addresses', async (c) => {
    const visit = c.get('visit');
    const groups = await readDoubtfulAddresses(records, visit.programId);
    return doubtfulAddressesPage(frameOf(visit), groups);
  });

  app.get('/console/people/:personId', async (c) => {
    const visit: Visit = c.get('visit');
    const found = await readDossier(records, visit.programId, c.req.param('personId'));
    if (found === undefined) return notFoundPage();
    const { person, dossier } = found;
    const [sharers, schools, partners] = await Promise.all([
      readSharers(records, person),
      readSchools(records, visit.programId, [
        ...dossier.employments,
        ...(person.current?.schoolId === undefined ? [] : [{ schoolId: person.current.schoolId }]),
      ]),
      readPartners(records, visit.programId, dossier),
    ]);
    const districtNames = await readDistrictNames(
      records,
      visit.programId,
      [person.homeDistrictLeaId, ...schools.map(({ leaId }) => leaId)].flatMap((id) => id ?? []),
    );
    const present = { program: visit.program, schools, districtNames, partners, now: now() };
    const view = personView(person, dossier, sharers, present);
    return personPage(frameOf(visit, c.req.query('done')), view);
  });
}

function filtersIn(c: Context): PeopleFilters {
  const { cohort, program, reach, answered, employment, school, district } = c.req.query();
  return { cohort, program, reach, answered, employment, school, district };
}
