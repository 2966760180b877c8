import type { Context, Hono } from 'hono';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { headOf } from './head-of.ts';
import {
  type MentoringServices,
  type MentoringVisit,
  purposes,
  visitPerson,
} from './mentoring-visit.ts';
import { pageContext } from './page-context.ts';
import { noMentoringPage } from './pages/no-mentoring-page.ts';
import { profilePage } from './pages/profile-page.tsx';
import { profileView } from './profile-view.ts';
import { readProfileForm } from './read-profile-form.ts';
import { saveMentorProfile } from './save-mentor-profile.ts';
import { settingsPath } from './settings-path.ts';
import { todayIn } from './today-in.ts';

/** Whether and how one would mentor. */
export function profileRoutes(services: MentoringServices) {
  const { records, links } = services;
  const visitOf = (c: Context) =>
    visitPerson(services, purposes.profile, c.req.param('token') ?? '');

  const readProfile = ({ person: { personId } }: MentoringVisit) =>
    records.read({
      person: { record: 'person', key: { personId } },
      profile: { record: 'mentorProfile', key: { personId } },
      employments: { allOf: 'employment', personId },
    });

  return (app: Hono) => {
    app.get('/m/profile/:token', async (c) => {
      const visit = await visitOf(c);
      if (visit === undefined) return noMentoringPage();
      const { profile, employments } = await readProfile(visit);
      return profilePage(headOf(visit, c.req.path), {
        ...profileView(profile, employments, todayIn(visit, now())),
        settingsPath: settingsPath(visit, await links()),
      });
    });

    app.post('/m/profile/:token', async (c) => {
      const visit = await visitOf(c);
      if (visit === undefined) return noMentoringPage();
      const instant = now();
      const reading = readProfileForm(await formOf(c), todayIn(visit, instant));
      if (!reading.ok) {
        const { typed, problems } = reading;
        return profilePage(headOf(visit, c.req.path), { typed, problems, active: 0 });
      }
      await decideAndCommit({
        committer: records,
        read: () => readProfile(visit),
        decide: (state, at) => saveMentorProfile(state, reading.statement, at),
        context: pageContext(visit, instant),
      });
      return c.redirect(c.req.path, 303);
    });
  };
}
