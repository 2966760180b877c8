import type { Context, Hono } from 'hono';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { declineInvitation } from './decline-invitation.ts';
import { headOf } from './head-of.ts';
import { invitationView } from './invitation-view.ts';
import {
  type MentoringServices,
  type MentoringVisit,
  purposes,
  visitPerson,
} from './mentoring-visit.ts';
import { pageContext } from './page-context.ts';
import { invitationPage, type InvitationView } from './pages/invitation-page.tsx';
import { invitationSettledPage } from './pages/invitation-settled-page.tsx';
import { noMentoringPage } from './pages/no-mentoring-page.ts';
import { type Answer, readAnswer } from './read-answer.ts';
import { readInvitation } from './read-invitation.ts';
import { shareableOf } from './shareable-of.ts';
import { todayIn } from './today-in.ts';

/** Somebody is asked to mentor somebody: yes, no, and what is so now. */
export function invitationRoutes(services: MentoringServices) {
  const { records, links } = services;

  const visitOf = (c: Context) =>
    visitPerson(services, purposes.invitation(needIdIn(c)), c.req.param('token') ?? '');

  const stateOf = (visit: MentoringVisit, needId: string) =>
    readInvitation(records, { mentorId: visit.person.personId, needId });

  async function show(
    c: Context,
    visit: MentoringVisit,
    typed: Pick<InvitationView, 'problem' | 'shares' | 'until'> = {},
  ): Promise<Response> {
    const head = headOf(visit, c.req.path);
    const again = c.req.query('again') === 'yes' || typed.problem !== undefined;
    const state = await stateOf(visit, needIdIn(c));
    const shown = invitationView(visit, state, todayIn(visit, now()), again);
    if (shown.page === 'invitation') return invitationPage(head, { ...shown.view, ...typed });
    const token = (await links()).mint(purposes.profile, visit.person.personId);
    return invitationSettledPage(head, { ...shown.view, profilePath: `/m/profile/${token}` });
  }

  async function take(visit: MentoringVisit, needId: string, answer: Answer, instant: string) {
    await decideAndCommit({
      committer: records,
      read: () => stateOf(visit, needId),
      decide: (state, at) =>
        answer.act === 'accept'
          ? acceptInvitation(state, answer, at)
          : declineInvitation(state, answer, at),
      context: pageContext(visit, instant),
    });
  }

  return (app: Hono) => {
    app.get('/m/invitation/:needId/:token', async (c) => {
      const visit = await visitOf(c);
      return visit === undefined ? noMentoringPage() : show(c, visit);
    });

    app.post('/m/invitation/:needId/:token', async (c) => {
      const visit = await visitOf(c);
      if (visit === undefined) return noMentoringPage();
      const instant = now();
      const form = await formOf(c);
      const reading = readAnswer(form, shareableOf(visit.person), todayIn(visit, instant));
      if (reading !== undefined && !reading.ok) return show(c, visit, reading);
      if (reading !== undefined) await take(visit, needIdIn(c), reading.answer, instant);
      return c.redirect(c.req.path, 303);
    });
  };
}

function needIdIn(c: Context): string {
  return c.req.param('needId') ?? '';
}
