import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { hardAnswers, milestoneRows, monthRows, needsNamed } from './check-ins-view.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { checkInsPage } from './pages/check-ins-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readPerson } from './read-person.ts';
import { sendCheckIn } from './send-check-in.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** How it goes for graduates, and a check-in sent by hand. */
export function checkInRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  app.get('/console/check-ins', async (c) => {
    const visit = c.get('visit');
    const { programId, program } = visit;
    const [checkIns, people, open, done] = await Promise.all([
      records.checkIns(programId),
      records.people(programId),
      records.callTasks(programId, 'open'),
      records.callTasks(programId, 'done'),
    ]);
    const months = monthRows(checkIns, program.timeZone);
    return checkInsPage(frameOf(visit), {
      milestones: milestoneRows(checkIns),
      months,
      needs: needsNamed(months),
      hard: hardAnswers(checkIns, { people, calls: [...open, ...done] }, now()),
    });
  });

  app.post('/console/people/:personId/send-check-in', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const { personId } = c.req.param();
    const person = await readPerson(records, programId, personId);
    if (person === undefined) return notFoundPage();
    const { changes } = await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          person: { record: 'person', key: { personId } },
          program: { record: 'program', key: { programId } },
          checkIns: { allOf: 'checkIn', personId },
        }),
      decide: sendCheckIn,
      context: contextOf(visit, `console/${crypto.randomUUID()}`, now()),
    });
    const said = changes.outcome === 'done' ? changes.what : changes.because;
    return c.redirect(`/console/people/${personId}?done=${said}`, 303);
  });
}
