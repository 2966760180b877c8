import type { ConsoleServices, Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { pageOf } from './pages/paging.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { surveyPage, surveysPage } from './pages/survey-pages.tsx';
import { mostPlanned } from './planned-emails.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { answerRate, surveyProgress } from './survey-progress.ts';
import { surveyPlansAround } from './survey-plans.ts';

const unansweredOnAPage = 100;

/** How the surveys go: in all, by cohort, and who has not answered. */
export function surveyRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const waitingIn = async ({ programId }: Visit, plan: string) => {
    const planned = await records.planned(programId, mostPlanned);
    return new Set(planned.filter((each) => each.plan === plan).map(({ personId }) => personId));
  };

  app.get('/console/surveys', async (c) => {
    const visit = c.get('visit');
    const surveys = await Promise.all(
      surveyPlansAround(now(), visit.program).map(async (plan) => {
        const roster = await records.roster(visit.programId, plan);
        const { total } = surveyProgress(roster, new Set());
        return { plan, standing: total, rate: answerRate(total) };
      }),
    );
    return surveysPage(frameOf(visit), {
      surveys: surveys.filter(({ standing }) => standing.everyone > 0),
    });
  });

  app.get('/console/surveys/:plan', async (c) => {
    const visit = c.get('visit');
    const plan = c.req.param('plan');
    const [roster, waiting, people] = await Promise.all([
      records.roster(visit.programId, plan),
      waitingIn(visit, plan),
      records.people(visit.programId),
    ]);
    if (roster.length === 0) return notFoundPage();
    const { total, cohorts, unanswered } = surveyProgress(roster, waiting);
    const missing = new Set(unanswered);
    const names = people.filter(({ personId }) => missing.has(personId));
    const { items, page, pages } = pageOf(names, c.req.query('page'), unansweredOnAPage);
    return surveyPage(frameOf(visit), {
      plan,
      total,
      rate: answerRate(total),
      cohorts: cohorts.map((each) => ({ ...each, rate: answerRate(each.standing) })),
      unanswered: items.map(({ personId, displayName, cohort }) => ({
        personId,
        name: displayName,
        cohort,
      })),
      unansweredInAll: names.length,
      page,
      pages,
    });
  });
}
