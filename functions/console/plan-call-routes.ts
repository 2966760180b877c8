import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { planCallView } from './call-view.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { planCallPage } from './pages/plan-call-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { callIdOf, planCall } from './plan-call.ts';
import type { FormProblem } from './read-call-form.ts';
import { readPerson } from './read-person.ts';
import {
  callersFor,
  formIdIn,
  freshPlan,
  type PlanForm,
  planForm,
  problemsOfPlan,
} from './read-plan-form.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

type Found = NonNullable<Awaited<ReturnType<typeof readPerson>>>;

/** Plans a call to somebody by hand. */
export function planCallRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const page = async (
    visit: Visit,
    person: Found,
    given: { form: PlanForm; formId: string; errors: readonly FormProblem[] },
  ) => {
    const { personId } = person;
    const { calls } = await records.read({ calls: { allOf: 'callTask', personId } });
    return planCallPage(frameOf(visit), {
      ...planCallView(person, calls, callersFor(visit)),
      ...given,
    });
  };

  app.get('/console/people/:personId/calls/new', async (c) => {
    const visit = c.get('visit');
    const person = await readPerson(records, visit.programId, c.req.param('personId'));
    if (person === undefined) return notFoundPage();
    const form = freshPlan(visit, now());
    return page(visit, person, { form, formId: crypto.randomUUID(), errors: [] });
  });

  app.post('/console/people/:personId/calls', async (c) => {
    const visit = c.get('visit');
    const person = await readPerson(records, visit.programId, c.req.param('personId'));
    if (person === undefined) return notFoundPage();
    const fields = await formOf(c);
    const [form, formId] = [planForm(fields), formIdIn(fields)];
    const errors = problemsOfPlan(form, visit, now());
    if (errors.length > 0) return page(visit, person, { form, formId, errors });
    const { personId } = person;
    const callId = callIdOf(formId);
    const [caller, ...others] = callersFor(visit);
    const owner = others.find(({ address }) => address === form.owner) ?? caller;
    await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          person: { record: 'person', key: { personId } },
          callTask: { record: 'callTask', key: { personId, callId } },
        }),
      decide: (state, instant) =>
        planCall(
          state,
          // Left out, it goes to whoever calls by then.
          { callId, ...form, owner: owner === caller ? undefined : owner },
          instant,
        ),
      context: contextOf(visit, `call/${callId}`, now()),
    });
    return c.redirect(`/console/calls/${personId}/${callId}?done=call-planned`, 303);
  });
}
