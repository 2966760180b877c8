import type { Context } from 'hono';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { assignCall } from './assign-call.ts';
import { callOff, openCallAgain } from './call-off.ts';
import { callView } from './call-view.ts';
import { callerOf, sameAddress } from './calls-view.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { callPage } from './pages/call-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { callForm } from './read-call-form.ts';
import { findCall, readCall } from './read-call.ts';
import { readOwnerForm } from './read-owner-form.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { takeBackCall } from './take-back-call.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findCall>>>;
/** Gives the code of what the call's page says next, or a page that says what is wrong. */
type Act = (c: Context, visit: Visit, found: Found) => Promise<string | Response>;

/** What can be done about a call beside making it. The same press again finds it so already. */
export function callActionRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const on = (act: string, run: Act) => {
    app.post(`/console/calls/:personId/:callId/${act}`, async (c) => {
      const visit = c.get('visit');
      const found = await findCall(records, visit.programId, c.req.param());
      if (found === undefined) return notFoundPage();
      const done = await run(c, visit, found);
      if (typeof done !== 'string') return done;
      const { personId, callId } = found.call;
      return c.redirect(`/console/calls/${personId}/${callId}?done=${done}`, 303);
    });
  };
  const fresh = (visit: Visit) => contextOf(visit, `console/${crypto.randomUUID()}`, now());
  const read = (call: Found['call']) => () => readCall(records, call);

  on('take-back', async (c, visit, { call }) => {
    const { personId, callId } = call;
    const attempt = Number((await formOf(c)).get('attempt'));
    const { changes } = await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          person: { record: 'person', key: { personId } },
          callTask: { record: 'callTask', key: { personId, callId } },
          facts: { allOf: 'fact', personId },
          entries: { allOf: 'entry', personId },
        }),
      decide: (state, instant) => takeBackCall(state, attempt, instant),
      context: fresh(visit),
    });
    return changes.outcome === 'done' ? 'call-taken-back' : 'call-not-taken-back';
  });

  on('call-off', async (_, visit, { call }) => {
    await decideAndCommit({
      committer: records,
      read: read(call),
      decide: callOff,
      context: fresh(visit),
    });
    return 'call-called-off';
  });

  on('open-again', async (_, visit, { call }) => {
    await decideAndCommit({
      committer: records,
      read: read(call),
      decide: openCallAgain,
      context: fresh(visit),
    });
    return 'call-opened-again';
  });

  on('owner', async (c, visit, found) => {
    const fields = await formOf(c);
    const given = readOwnerForm(fields);
    if (!given.ok) {
      const text = (name: string) => fields.get(name) ?? '';
      return callPage(
        frameOf(visit),
        callView(found, found.call, visit, now()),
        {
          form: callForm(new Map()),
          formId: crypto.randomUUID(),
          errors: given.problems,
          owner: { name: text('ownerName'), address: text('ownerAddress') },
        },
        400,
      );
    }
    const { owner, shownOwner } = given;
    const by = visit.admin.email.toLowerCase();
    const { changes } = await decideAndCommit({
      committer: records,
      read: read(found.call),
      decide: ({ callTask, messages, program }, instant) =>
        assignCall(
          { callTask, messages, caller: callerOf(program ?? visit.program) },
          { owner, shownOwner, by },
          instant,
        ),
      context: fresh(visit),
    });
    if (changes.outcome === 'skipped') return changes.because;
    return sameAddress(owner.address, by) ? 'call-taken-over' : 'call-handed-over';
  });
}
