import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { chooseHost } from './choose-host.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { schoolPage } from './pages/school-page.tsx';
import { schoolsPage } from './pages/schools-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readDistrictNames } from './read-districts.ts';
import { readMembers } from './read-members.ts';
import { readSchoolNames } from './school-names-view.ts';
import { schoolsView, schoolView } from './schools-view.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** The schools where graduates work: for placing candidates, and for bringing graduates together. */
export function schoolRoutes(app: ConsoleApp, { records, links, now }: ConsoleServices): void {
  const presentOf = ({ program }: Visit) => ({ now: now(), timeZone: program.timeZone });

  app.get('/console/schools', async (c) => {
    const visit = c.get('visit');
    const { subject, district } = c.req.query();
    const { programId } = visit;
    const [schools, mentors, names] = await Promise.all([
      records.schools(programId),
      records.mentors(programId),
      links().then((made) => readSchoolNames(records, made, programId)),
    ]);
    const districts = schools.flatMap(({ leaId }) => leaId ?? []);
    const view = schoolsView(
      schools,
      mentors,
      { subject, district },
      {
        ...presentOf(visit),
        districtNames: await readDistrictNames(records, programId, districts),
        toConfirm: names.length,
      },
    );
    return schoolsPage(frameOf(visit), view);
  });

  const schoolIn = async ({ programId }: Visit, schoolId: string) =>
    (await records.read({ school: { record: 'school', key: { programId, schoolId } } })).school;

  app.get('/console/schools/:schoolId', async (c) => {
    const visit = c.get('visit');
    const school = await schoolIn(visit, c.req.param('schoolId'));
    if (school === undefined || school.standing === 'not-a-school') return notFoundPage();
    if (school.sameAs !== undefined) return c.redirect(`/console/schools/${school.sameAs}`, 303);
    const [districtNames, mentors, people] = await Promise.all([
      readDistrictNames(records, visit.programId, school.leaId === undefined ? [] : [school.leaId]),
      records.mentors(visit.programId),
      readMembers(records, school),
    ]);
    const view = schoolView(school, mentors, people, { ...presentOf(visit), districtNames });
    return schoolPage(frameOf(visit, c.req.query('done')), view);
  });

  app.post('/console/schools/:schoolId/host', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const schoolId = c.req.param('schoolId');
    if ((await schoolIn(visit, schoolId)) === undefined) return notFoundPage();
    const hostId = (await formOf(c)).get('host') ?? '';
    const { changes } = await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          school: { record: 'school', key: { programId, schoolId } },
          host: { record: 'person', key: { personId: hostId } },
        }),
      decide: ({ school, host }) => chooseHost(school, host),
      // Whoever presses twice finds it so already, hence an id need not be derived from the form.
      context: contextOf(visit, `console/${crypto.randomUUID()}`, now()),
    });
    const done = changes.outcome === 'done' ? changes.what : changes.because;
    return c.redirect(`/console/schools/${schoolId}?done=${done}`, 303);
  });
}
