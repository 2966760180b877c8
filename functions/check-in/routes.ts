import type { Context, Hono } from 'hono';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf, smallFormsOnly } from '../../shared/runtime/form-of.ts';
import { type Answer, answerCheckIn, correlationOf } from './answer-check-in.ts';
import { changeView, checkInView, headOf, questionView } from './check-in-view.ts';
import {
  type CheckInKey,
  type CheckInServices,
  type CheckInVisit,
  isOpen,
  keyOfLink,
  purposes,
  readCheckIn,
  visitCheckIn,
} from './check-in-visit.ts';
import type { CheckInHead } from './pages/check-in-head.ts';
import { checkInPage, noCheckInPage } from './pages/check-in-page.ts';
import { questionPage } from './pages/question-page.tsx';
import { readAnswer } from './read-answer.ts';

interface Opened {
  key: CheckInKey;
  visit: CheckInVisit;
  head: CheckInHead;
}

/**
 * A check-in's pages. GET and HEAD change nothing, whoever opens a link, however often; a POST answers with a
 * redirect, so that going back or loading again sends nothing twice.
 */
export function checkInRoutes(services: CheckInServices) {
  const { records, links } = services;

  async function open(c: Context): Promise<Opened | undefined> {
    const { plan = '', token = '' } = c.req.param();
    const key = await keyOfLink(services, plan, token);
    if (key === undefined) return undefined;
    const visit = await visitCheckIn(records, key);
    if (visit === undefined) return undefined;
    const { mint } = await links();
    const own = (purpose: string) => mint(purpose, key.personId);
    const head = headOf(visit, `/c/${plan}/${token}`, {
      settings: `/p/preferences/${own(purposes.preferences)}`,
      unsubscribe: `/p/unsubscribe/checkIns/${own(purposes.unsubscribe)}`,
      request: `/m/request/${own(purposes.request)}`,
      profile: `/m/profile/${own(purposes.profile)}`,
    });
    return { key, visit, head };
  }

  async function take({ key, visit }: Opened, answer: Answer): Promise<void> {
    await decideAndCommit({
      committer: records,
      read: () => readCheckIn(records, key),
      decide: (state, instant) => answerCheckIn(state, answer, instant),
      context: {
        workflow: 'check-in',
        // Not derived from the form: the same answer again changes nothing anyway, and an answer that comes
        // back after another one must not be taken for a repeat.
        eventId: `${key.plan}/${crypto.randomUUID()}`,
        programId: visit.person.programId,
        correlationId: correlationOf(key),
        occurredAt: now(),
        cause: 'page',
      },
    });
  }

  return (app: Hono) => {
    app.use('/c/*', smallFormsOnly);

    app.get('/c/:plan/:token', async (c) => {
      const opened = await open(c);
      if (opened === undefined) return noCheckInPage();
      return checkInPage(opened.head, checkInView(opened.visit, c.req.query(), now()));
    });

    app.get('/c/:plan/:token/change', async (c) => {
      const opened = await open(c);
      if (opened === undefined) return noCheckInPage();
      return checkInPage(opened.head, changeView(opened.visit, now()));
    });

    app.post('/c/:plan/:token', async (c) => {
      const opened = await open(c);
      if (opened === undefined) return noCheckInPage();
      const { visit, head } = opened;
      if (!isOpen(visit.checkIn, now())) return c.redirect(head.path, 303);
      const hasTelephone = visit.person.telephone !== undefined;
      const reading = readAnswer(await formOf(c), { hasTelephone });
      if (!reading.ok) {
        return questionPage(head, questionView(visit, reading.filledIn), reading.problems);
      }
      await take(opened, reading.answer);
      return c.redirect(head.path, 303);
    });

    app.notFound(() => noCheckInPage());
  };
}
