import type { Context, Hono } from 'hono';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { askForMentor } from './ask-for-mentor.ts';
import { headOf } from './head-of.ts';
import {
  type MentoringServices,
  type MentoringVisit,
  purposes,
  visitPerson,
} from './mentoring-visit.ts';
import { pageContext } from './page-context.ts';
import { noMentoringPage } from './pages/no-mentoring-page.ts';
import { requestPage } from './pages/request-page.tsx';
import { readRequestForm } from './read-request-form.ts';
import { kindsFor, requestView } from './request-view.ts';
import { settingsPath } from './settings-path.ts';
import { shareableOf } from './shareable-of.ts';

/** Somebody asks for a mentor. */
export function requestRoutes(services: MentoringServices) {
  const { records, links } = services;
  const visitOf = (c: Context) =>
    visitPerson(services, purposes.request, c.req.param('token') ?? '');

  const readRequest = ({ person: { personId, programId } }: MentoringVisit) =>
    records.read({
      person: { record: 'person', key: { personId } },
      program: { record: 'program', key: { programId } },
      needs: { allOf: 'mentorNeed', personId },
      employments: { allOf: 'employment', personId },
    });

  return (app: Hono) => {
    app.get('/m/request/:token', async (c) => {
      const visit = await visitOf(c);
      if (visit === undefined) return noMentoringPage();
      const { needs } = await readRequest(visit);
      return requestPage(headOf(visit, c.req.path), {
        ...requestView(visit.person, needs),
        settingsPath: settingsPath(visit, await links()),
      });
    });

    app.post('/m/request/:token', async (c) => {
      const visit = await visitOf(c);
      if (visit === undefined) return noMentoringPage();
      const { person } = visit;
      const reading = readRequestForm(await formOf(c), kindsFor(person), shareableOf(person));
      if (!reading.ok) {
        const { typed, problems } = reading;
        const { needs } = await readRequest(visit);
        const view = requestView(person, needs);
        return requestPage(headOf(visit, c.req.path), { ...view, typed, problems });
      }
      await decideAndCommit({
        committer: records,
        read: () => readRequest(visit),
        decide: (state, at) => askForMentor(state, reading.request, at),
        context: pageContext(visit, now()),
      });
      return c.redirect(c.req.path, 303);
    });
  };
}
