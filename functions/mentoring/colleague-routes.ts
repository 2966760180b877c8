import type { Context, Hono } from 'hono';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { answerIntroduction, type IntroductionAnswer } from './answer-introduction.ts';
import { colleaguesView } from './colleagues-view.ts';
import { type ColleaguesVisit, visitColleagues } from './colleagues-visit.ts';
import { headOf } from './head-of.ts';
import { type MentoringServices, purposes } from './mentoring-visit.ts';
import { pageContext } from './page-context.ts';
import { colleaguesPage } from './pages/colleagues-page.tsx';
import { noMentoringPage } from './pages/no-mentoring-page.ts';
import { readIntroductionAnswer } from './read-introduction-answer.ts';

/** Somebody is asked whether they want to be introduced to fellow graduates at their school. */
export function colleagueRoutes(services: MentoringServices) {
  const { records } = services;

  const visitOf = (c: Context) =>
    visitColleagues(services, c.req.param('schoolId') ?? '', c.req.param('token') ?? '');

  /** The page as it stands; `preselected` is the button touched in the email. */
  async function viewOf({ visit, school, introduction }: ColleaguesVisit, preselected?: string) {
    const { person } = visit;
    const stopped = person.unwanted.includes('events');
    const token = (await services.links()).mint(purposes.preferences, person.personId);
    return {
      ...colleaguesView(person, school, introduction, preselected),
      settingsPath: stopped ? `/p/preferences/${token}` : undefined,
    };
  }

  async function take({ visit, introduction }: ColleaguesVisit, answer: IntroductionAnswer) {
    const { personId, schoolId } = introduction;
    await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          introduction: { record: 'introduction', key: { personId, schoolId } },
          messages: { allOf: 'message', personId },
        }),
      decide: (state, instant) => answerIntroduction(state, answer, instant),
      context: pageContext(visit, now()),
    });
  }

  return (app: Hono) => {
    app.get('/m/colleagues/:schoolId/:token', async (c) => {
      const found = await visitOf(c);
      if (found === undefined) return noMentoringPage();
      const view = await viewOf(found, c.req.query('answer'));
      return colleaguesPage(headOf(found.visit, c.req.path), view);
    });

    app.post('/m/colleagues/:schoolId/:token', async (c) => {
      const found = await visitOf(c);
      if (found === undefined) return noMentoringPage();
      const view = await viewOf(found);
      const takesNone = view.standing === 'held' || view.standing === 'left';
      if (takesNone) return c.redirect(c.req.path, 303);
      const { answer, shares } = readIntroductionAnswer(await formOf(c), view.shareable);
      if (answer === undefined) {
        const head = headOf(found.visit, c.req.path);
        return colleaguesPage(head, { ...view, shares, unanswered: true });
      }
      await take(found, { answer, shares });
      return c.redirect(c.req.path, 303);
    });
  };
}
