import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { checkInPlanPage } from './pages/check-in-plan-page.tsx';
import {
  checkInPlanForm,
  checkInPlanFormOf,
  lastYears,
  readCheckInPlan,
} from './read-check-in-plan.ts';
import { setCheckInPlan } from './set-check-in-plan.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** Settles when graduates are asked how it is going. */
export function checkInPlanRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  app.get('/console/settings/check-ins', (c) => {
    const visit = c.get('visit');
    return checkInPlanPage(frameOf(visit, c.req.query('done')), {
      form: checkInPlanFormOf(visit.program),
      lastYears,
      errors: [],
    });
  });

  app.post('/console/settings/check-ins', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const form = checkInPlanForm(await formOf(c));
    const reading = readCheckInPlan(form);
    if (!reading.ok) {
      return checkInPlanPage(frameOf(visit), { form, lastYears, errors: reading.problems });
    }
    await decideAndCommit({
      committer: records,
      read: () => records.read({ program: { record: 'program', key: { programId } } }),
      decide: ({ program }) => setCheckInPlan(program, reading.plan),
      context: contextOf(visit, `settings/${crypto.randomUUID()}`, now()),
    });
    return c.redirect('/console/settings/check-ins?done=settings-saved', 303);
  });
}
