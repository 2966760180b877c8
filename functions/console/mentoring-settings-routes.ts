import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { mentoringSettingsPage } from './pages/mentoring-settings-page.tsx';
import { mentoringFormOf, readMentoringForm } from './read-mentoring-form.ts';
import { setMentoring } from './set-mentoring.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** Settles how mentors are asked. */
export function mentoringSettingsRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  app.get('/console/settings/mentoring', (c) => {
    const visit = c.get('visit');
    const form = mentoringFormOf(visit.program);
    return mentoringSettingsPage(frameOf(visit, c.req.query('done')), { form, errors: [] });
  });

  app.post('/console/settings/mentoring', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const reading = readMentoringForm(await formOf(c));
    if (!reading.ok) {
      const { form, problems } = reading;
      return mentoringSettingsPage(frameOf(visit), { form, errors: problems });
    }
    await decideAndCommit({
      committer: records,
      read: () => records.read({ program: { record: 'program', key: { programId } } }),
      decide: ({ program }) => setMentoring(program, reading.plan),
      context: contextOf(visit, `settings/${crypto.randomUUID()}`, now()),
    });
    return c.redirect('/console/settings/mentoring?done=settings-saved', 303);
  });
}
