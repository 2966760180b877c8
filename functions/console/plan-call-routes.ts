import type { Context } from 'hono';
import * as z from 'zod';
import { noCallsSince } from '../../shared/domain/call-attempts.ts';
import { dayIn } from '../../shared/domain/check-in-day.ts';
import { callDueOn } from '../../shared/domain/new-call-task.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { callerOf, sameAddress } from './calls-view.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { planCallPage } from './pages/plan-call-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { callIdOf, planCall } from './plan-call.ts';
import { type FormProblem, isDayFrom } from './read-call-form.ts';
import { readPerson } from './read-person.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

const FormId = z.uuid();
const longestAbout = 1000;

interface PlanForm {
  dueDate: string;
  about: string;
  /** Address of who is to call. */
  owner: string;
}

/** Plans a call to somebody by hand. */
export function planCallRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const page = async (
    visit: Visit,
    person: NonNullable<Awaited<ReturnType<typeof readPerson>>>,
    given: { form: PlanForm; formId: string; errors: readonly FormProblem[] },
  ) => {
    const { personId } = person;
    const { calls } = await records.read({ calls: { allOf: 'callTask', personId } });
    return planCallPage(frameOf(visit), {
      personId,
      name: person.displayName,
      telephone: person.telephone,
      noCallsSince: noCallsSince(calls),
      callers: callersFor(visit).map(({ name, address }, at) => ({
        address,
        label: `${at === 0 ? name : 'Me'} (${address})`,
      })),
      ...given,
    });
  };

  app.get('/console/people/:personId/calls/new', async (c) => {
    const visit = c.get('visit');
    const person = await readPerson(records, visit.programId, c.req.param('personId'));
    if (person === undefined) return notFoundPage();
    const { timeZone } = visit.program;
    const owner = callerOf(visit.program).address;
    const form = { dueDate: callDueOn('by-hand', now(), timeZone), about: '', owner };
    return page(visit, person, { form, formId: crypto.randomUUID(), errors: [] });
  });

  app.post('/console/people/:personId/calls', async (c) => {
    const visit = c.get('visit');
    const person = await readPerson(records, visit.programId, c.req.param('personId'));
    if (person === undefined) return notFoundPage();
    const { form, formId } = await planIn(c);
    const errors = problemsIn(form, dayIn(now(), visit.program.timeZone));
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

/** Who may be chosen to call: the program's caller, and whoever plans it. */
function callersFor({ program, admin }: Visit): { name: string; address: string }[] {
  const caller = callerOf(program);
  return sameAddress(caller.address, admin.email)
    ? [caller]
    : [caller, { name: admin.name, address: admin.email.toLowerCase() }];
}

async function planIn(c: Context): Promise<{ form: PlanForm; formId: string }> {
  const fields = await formOf(c);
  const text = (name: string) => (fields.get(name) ?? '').trim();
  const given = FormId.safeParse(fields.get('formId'));
  return {
    form: {
      dueDate: text('dueDate'),
      about: text('about').replace(/\r\n?/g, '\n'),
      owner: text('owner'),
    },
    formId: given.success ? given.data : crypto.randomUUID(),
  };
}

function problemsIn({ dueDate, about }: PlanForm, today: string): FormProblem[] {
  return [
    ...(isDayFrom(dueDate, today)
      ? []
      : [{ field: 'dueDate', message: 'Enter a day from today on, within a year.' }]),
    ...(about.length > longestAbout
      ? [{ field: 'about', message: `Shorten this to ${longestAbout} characters.` }]
      : []),
  ];
}
