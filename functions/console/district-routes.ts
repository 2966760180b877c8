import type { ConsoleServices } from './console-visit.ts';
import { districtsView, districtView } from './districts-view.ts';
import { frameOf } from './frame-of.ts';
import { districtPage } from './pages/district-page.tsx';
import { districtsPage } from './pages/districts-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readPlaces } from './read-places.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** Districts where graduates work, each with its schools. */
export function districtRoutes(app: ConsoleApp, { records }: ConsoleServices): void {
  const readAll = (programId: string) =>
    Promise.all([records.people(programId), readPlaces(records, programId)]);

  app.get('/console/districts', async (c) => {
    const visit = c.get('visit');
    const [people, places] = await readAll(visit.programId);
    return districtsPage(frameOf(visit), districtsView(people, places));
  });

  app.get('/console/districts/:leaId', async (c) => {
    const visit = c.get('visit');
    const [people, places] = await readAll(visit.programId);
    const view = districtView(c.req.param('leaId'), people, places);
    return view === undefined ? notFoundPage() : districtPage(frameOf(visit), view);
  });
}
