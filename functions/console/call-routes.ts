import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { callView } from './call-view.ts';
import { readQueue, rowsOf, shownIn } from './calls-view.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { logCall } from './log-call.ts';
import { callPage } from './pages/call-page.tsx';
import { callsPage } from './pages/calls-page.tsx';
import { pageOf } from './pages/paging.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { callForm, circumstancesOf, readCallForm } from './read-call-form.ts';
import { findCall, readCall } from './read-call.ts';
import { formIdIn } from './read-plan-form.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

const callsOnAPage = 50;

/** The queue of calls, and each call: its page, and how it went. */
export function callRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
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
    const found = await findCall(records, visit.programId, c.req.param());
    if (found === undefined) return notFoundPage();
    return callPage(
      frameOf(visit, c.req.query('done')),
      callView(found, found.call, visit, now()),
      { form: callForm(new Map()), formId: crypto.randomUUID(), errors: [] },
    );
  });

  app.post('/console/calls/:personId/:callId/attempts', async (c) => {
    const visit = c.get('visit');
    const found = await findCall(records, visit.programId, c.req.param());
    if (found === undefined) return notFoundPage();
    const { call, person } = found;
    const fields = await formOf(c);
    const form = callForm(fields);
    const formId = formIdIn(fields);
    const reading = readCallForm(form, circumstancesOf(person, visit, now()));
    if (!reading.ok) {
      const view = callView(found, call, visit, now());
      return callPage(frameOf(visit), view, { form, formId, errors: reading.problems }, 400);
    }
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readCall(records, call),
      decide: (state, instant) => logCall(state, reading.noted, instant),
      context: contextOf(visit, `call-log/${formId}`, now()),
    });
    if (changes.outcome === 'skipped') return notFoundPage();
    // What others noted since the page was opened stands before this.
    const beside = Number(fields.get('shown') ?? 0) + 1 !== changes.details?.['attempt'];
    const done = beside ? 'call-logged-beside' : 'call-logged';
    return c.redirect(`/console/calls/${call.personId}/${call.callId}?done=${done}`, 303);
  });
}
