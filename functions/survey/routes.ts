import type { Context, Hono } from 'hono';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf, smallFormsOnly } from '../../shared/runtime/form-of.ts';
import { answerSurvey, correlationOf, type Press } from './answer-survey.ts';
import { questionPage } from './pages/question-page.tsx';
import { noSurveyPage, surveyPage } from './pages/survey-page.ts';
import { readPress } from './read-press.ts';
import { keptAnswers, questionAfter } from './survey-path.ts';
import { headOf, questionViewOf, sendView, surveyView } from './survey-view.ts';
import {
  keyOfLink,
  readSurvey,
  type SurveyKey,
  type SurveyServices,
  type SurveyVisit,
  visitSurvey,
} from './survey-visit.ts';

interface Opened {
  key: SurveyKey;
  visit: SurveyVisit;
  /** `/s/<token>` */
  path: string;
  profilePath: string;
}

/**
 * The survey's pages. GET and HEAD change nothing, whoever opens a link, however often; a POST answers with a
 * redirect, so that going back or loading again sends nothing twice.
 */
export function surveyRoutes(services: SurveyServices) {
  const { records } = services;

  async function open(c: Context): Promise<Opened | undefined> {
    const token = c.req.param('token') ?? '';
    const key = await keyOfLink(services, token);
    if (key === undefined) return undefined;
    const visit = await visitSurvey(records, key);
    if (visit === undefined) return undefined;
    const profile = (await services.links()).mint('mentor-profile', key.personId);
    return { key, visit, path: `/s/${token}`, profilePath: `/m/profile/${profile}` };
  }

  async function take({ key, visit }: Opened, press: Press): Promise<void> {
    const eventId = `${key.plan}/${crypto.randomUUID()}`;
    await decideAndCommit({
      committer: records,
      read: () => readSurvey(records, key),
      decide: (state, instant) => answerSurvey(state, press, instant),
      context: {
        workflow: 'survey',
        // Not derived from the form: the same answer again changes nothing anyway, and an answer that comes
        // back after another one must not be taken for a repeat.
        eventId,
        programId: visit.person.programId,
        correlationId: correlationOf(key),
        occurredAt: now(),
        cause: 'page',
      },
    });
  }

  return (app: Hono) => {
    app.use('/s/*', smallFormsOnly);

    app.get('/s/:token', async (c) => {
      const opened = await open(c);
      if (opened === undefined) return noSurveyPage();
      const { visit } = opened;
      return surveyPage(headOf(visit, opened), surveyView(visit, c.req.query(), now()));
    });

    app.get('/s/:token/send', async (c) => {
      const opened = await open(c);
      if (opened === undefined) return noSurveyPage();
      return surveyPage(headOf(opened.visit, opened), sendView(opened.visit, now()));
    });

    app.get('/s/:token/:question', async (c) => {
      const opened = await open(c);
      if (opened === undefined) return noSurveyPage();
      const { visit, path } = opened;
      const view = questionViewOf(visit, c.req.param('question'), now());
      return view === undefined ? c.redirect(path, 302) : surveyPage(headOf(visit, opened), view);
    });

    app.post('/s/:token/send', async (c) => {
      const opened = await open(c);
      if (opened === undefined) return noSurveyPage();
      await take(opened, { send: true });
      return c.redirect(opened.path, 303);
    });

    app.post('/s/:token/:question', async (c) => {
      const opened = await open(c);
      if (opened === undefined) return noSurveyPage();
      const { key, visit, path } = opened;
      const code = c.req.param('question');
      const view = questionViewOf(visit, code, now());
      const reading = readPress(code, await formOf(c));
      if (view?.view === 'closed') return surveyPage(headOf(visit, opened), view);
      if (reading === undefined) return c.redirect(path, 303);
      if (!reading.ok) {
        if (view?.view !== 'question') return c.redirect(path, 303);
        return questionPage(
          headOf(visit, opened),
          { ...view, value: reading.typed },
          reading.problem,
        );
      }
      await take(opened, reading.press);
      const { response } = await readSurvey(records, key);
      if (reading.press.send || response?.submittedAt !== undefined) return c.redirect(path, 303);
      const next = questionAfter(code, keptAnswers(response));
      return c.redirect(`${path}/${next?.code ?? 'send'}`, 303);
    });

    app.notFound(() => noSurveyPage());
  };
}
