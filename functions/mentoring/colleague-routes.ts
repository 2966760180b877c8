import type { Context, Hono } from 'hono';
import { tickedOf } from '../../shared/domain/ticked.ts';
import type { Introduction } from '../../shared/records/introduction.ts';
import type { School } from '../../shared/records/school.ts';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { answerIntroduction } from './answer-introduction.ts';
import { colleagueShares, colleaguesView } from './colleagues-view.ts';
import { headOf } from './head-of.ts';
import {
  type MentoringServices,
  type MentoringVisit,
  purposes,
  visitPerson,
} from './mentoring-visit.ts';
import { pageContext } from './page-context.ts';
import { colleaguesPage } from './pages/colleagues-page.tsx';
import { noMentoringPage } from './pages/no-mentoring-page.ts';

interface ColleaguesVisit {
  visit: MentoringVisit;
  school: School;
  introduction: Introduction;
}

/** Somebody is asked whether they want to be introduced to fellow graduates at their school. */
export function colleagueRoutes(services: MentoringServices) {
  const { records } = services;

  /** Who opened the link, if they were asked about this school. */
  async function visitOf(c: Context): Promise<ColleaguesVisit | undefined> {
    const schoolId = c.req.param('schoolId') ?? '';
    const purpose = purposes.colleagues(schoolId);
    const visit = await visitPerson(services, purpose, c.req.param('token') ?? '');
    if (visit === undefined) return undefined;
    const { personId, programId } = visit.person;
    const { school, introduction } = await records.read({
      school: { record: 'school', key: { programId, schoolId } },
      introduction: { record: 'introduction', key: { personId, schoolId } },
    });
    if (school === undefined || introduction === undefined) return undefined;
    return { visit, school, introduction };
  }

  /** Where emails about meeting others can be allowed again, for who stopped them. */
  async function settingsOf({ person }: MentoringVisit): Promise<string | undefined> {
    if (!person.unwanted.includes('events')) return undefined;
    const token = (await services.links()).mint(purposes.preferences, person.personId);
    return `/p/preferences/${token}`;
  }

  return (app: Hono) => {
    app.get('/m/colleagues/:schoolId/:token', async (c) => {
      const found = await visitOf(c);
      if (found === undefined) return noMentoringPage();
      const { visit, school, introduction } = found;
      const view = colleaguesView(visit.person, school, introduction, c.req.query('answer'));
      const settingsPath = await settingsOf(visit);
      return colleaguesPage(headOf(visit, c.req.path), { ...view, settingsPath });
    });

    app.post('/m/colleagues/:schoolId/:token', async (c) => {
      const found = await visitOf(c);
      if (found === undefined) return noMentoringPage();
      const { visit, school, introduction } = found;
      const { personId, schoolId } = introduction;
      const form = await formOf(c);
      const answer = form.get('answer');
      const able = colleagueShares(visit.person, school).map(({ share }) => share);
      const shares = tickedOf(form, 'shares', able);
      const view = colleaguesView(visit.person, school, introduction, undefined);
      const settled = view.standing === 'held' || view.standing === 'left';
      if (settled) return c.redirect(c.req.path, 303);
      if (answer !== 'yes' && answer !== 'no') {
        return colleaguesPage(headOf(visit, c.req.path), { ...view, shares, unanswered: true });
      }
      await decideAndCommit({
        committer: records,
        read: () =>
          records.read({
            introduction: { record: 'introduction', key: { personId, schoolId } },
            messages: { allOf: 'message', personId },
          }),
        decide: (state, instant) => answerIntroduction(state, { answer, shares }, instant),
        context: pageContext(visit, now()),
      });
      return c.redirect(c.req.path, 303);
    });
  };
}
