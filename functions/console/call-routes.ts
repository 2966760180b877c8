import type { Context } from 'hono';
import * as z from 'zod';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { assignCall } from './assign-call.ts';
import { callView } from './call-view.ts';
import { callerOf, readQueue, rowsOf, sameAddress, shownIn } from './calls-view.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { logCall } from './log-call.ts';
import { callPage } from './pages/call-page.tsx';
import { callsPage } from './pages/calls-page.tsx';
import { pageOf } from './pages/paging.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { callForm, circumstancesOf, readCallForm } from './read-call-form.ts';
import { readOwnerForm } from './read-owner-form.ts';
import { readDossier } from './read-person.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { takeBackCall } from './take-back-call.ts';

const callsOnAPage = 50;
const FormId = z.uuid();

interface CallKey {
  personId: string;
  callId: string;
}

/** The queue of calls, and each call: its page, how it went, whose it is. */
export function callRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  /** A call to somebody of the admin's program, with everything known of them. */
  const callIn = async (c: Context, visit: Visit) => {
    const { personId = '', callId = '' } = c.req.param();
    const found = await readDossier(records, visit.programId, personId);
    const call = found?.dossier.callTasks.find((each) => each.callId === callId);
    return found === undefined || call === undefined ? undefined : { ...found, call };
  };
  /** What every decision about a call reads. */
  const readCall = ({ personId, callId }: CallKey, { programId }: Visit) =>
    records.read({
      person: { record: 'person', key: { personId } },
      program: { record: 'program', key: { programId } },
      callTask: { record: 'callTask', key: { personId, callId } },
      messages: { allOf: 'message', personId },
    });
  const back = (c: Context, { personId, callId }: CallKey, done: string) =>
    c.redirect(`/console/calls/${personId}/${callId}?done=${done}`, 303);

  app.get('/console/calls', async (c) => {
    const visit = c.get('visit');
    const queue = await readQueue(records, visit, now());
    const show = shownIn(c.req.query('show'));
    const { items, page, pages } = pageOf(queue[show], c.req.query('page'), callsOnAPage);
    return callsPage(frameOf(visit, c.req.query('done')), {
      show,
      counts: {
        mine: queue.mine.length,
        all: queue.all.length,
        overdue: queue.overdue.length,
        done: queue.done.length,
      },
      calls: await rowsOf(records, items, visit, now()),
      page,
      pages,
    });
  });

  app.get('/console/calls/:personId/:callId', async (c) => {
    const visit = c.get('visit');
    const found = await callIn(c, visit);
    if (found === undefined) return notFoundPage();
    return callPage(
      frameOf(visit, c.req.query('done')),
      callView(found, found.call, visit, now()),
      { form: callForm(new Map()), formId: crypto.randomUUID(), errors: [] },
    );
  });

  app.post('/console/calls/:personId/:callId/attempts', async (c) => {
    const visit = c.get('visit');
    const found = await callIn(c, visit);
    if (found === undefined) return notFoundPage();
    const { call, person } = found;
    const fields = await formOf(c);
    const form = callForm(fields);
    const given = FormId.safeParse(fields.get('formId'));
    const formId = given.success ? given.data : crypto.randomUUID();
    const reading = readCallForm(form, circumstancesOf(person, visit, now()));
    if (!reading.ok) {
      const view = callView(found, call, visit, now());
      return callPage(frameOf(visit), view, { form, formId, errors: reading.problems }, 400);
    }
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readCall(call, visit),
      decide: (state, instant) => logCall(state, reading.noted, instant),
      context: contextOf(visit, `call-log/${formId}`, now()),
    });
    if (changes.outcome === 'skipped') return notFoundPage();
    const attempt = changes.details?.['attempt'];
    const beside = Number(fields.get('shown') ?? 0) + 1 !== attempt;
    return back(c, call, beside ? 'call-logged-beside' : 'call-logged');
  });

  app.post('/console/calls/:personId/:callId/take-back', async (c) => {
    const visit = c.get('visit');
    const found = await callIn(c, visit);
    if (found === undefined) return notFoundPage();
    const { personId, callId } = found.call;
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
      context: contextOf(visit, `call-back/${callId}/${attempt}`, now()),
    });
    const done = changes.outcome === 'done' ? 'call-taken-back' : 'call-not-taken-back';
    return back(c, found.call, done);
  });

  app.post('/console/calls/:personId/:callId/owner', async (c) => {
    const visit = c.get('visit');
    const found = await callIn(c, visit);
    if (found === undefined) return notFoundPage();
    const fields = await formOf(c);
    const given = readOwnerForm(fields);
    if (!given.ok) {
      return callPage(
        frameOf(visit),
        callView(found, found.call, visit, now()),
        {
          form: callForm(new Map()),
          formId: crypto.randomUUID(),
          errors: given.problems,
          owner: {
            name: fields.get('ownerName') ?? '',
            address: fields.get('ownerAddress') ?? '',
          },
        },
        400,
      );
    }
    const { owner, shownOwner } = given;
    const by = visit.admin.email.toLowerCase();
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readCall(found.call, visit),
      decide: ({ callTask, messages, program }, instant) =>
        assignCall(
          { callTask, messages, caller: callerOf(program ?? visit.program) },
          { owner, shownOwner, by },
          instant,
        ),
      context: contextOf(visit, `call-owner/${crypto.randomUUID()}`, now()),
    });
    if (changes.outcome === 'skipped') return back(c, found.call, changes.because);
    return back(
      c,
      found.call,
      sameAddress(owner.address, by) ? 'call-taken-over' : 'call-handed-over',
    );
  });
}
