import type { Context } from 'hono';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { discardEvent, mendEvent, replayEvent } from './mend-event.ts';
import { quarantinedEventPage, quarantinePage } from './pages/quarantine-pages.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { quarantinedEventView, quarantineView, readQuarantined } from './quarantine-view.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

type Kept = NonNullable<Awaited<ReturnType<typeof readQuarantined>>>;

/** Events that could not be admitted: looked at, mended, handed in again, or discarded. */
export function quarantineRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const forEvent =
    (page: (c: Context, visit: Visit, kept: Kept) => Promise<Response> | Response) =>
    async (c: Context<{ Variables: { visit: Visit } }, string>) => {
      const visit = c.get('visit');
      const id = c.req.param('quarantineId') ?? '';
      const kept = await readQuarantined(records, visit.programId, id);
      return kept === undefined ? notFoundPage() : page(c, visit, kept);
    };
  const again = (kept: Kept) => () => readQuarantined(records, kept.programId, kept.quarantineId);

  app.get('/console/quarantine', async (c) => {
    const visit = c.get('visit');
    const [own, unattributed] = await Promise.all([
      records.quarantined(visit.programId),
      records.quarantined('unattributed'),
    ]);
    return quarantinePage(frameOf(visit, c.req.query('done')), quarantineView(own, unattributed));
  });

  app.get(
    '/console/quarantine/:quarantineId',
    forEvent((_, visit, kept) => quarantinedEventPage(frameOf(visit), quarantinedEventView(kept))),
  );

  app.post(
    '/console/quarantine/:quarantineId/replay',
    forEvent(async (c, visit, kept) => {
      const form = await formOf(c);
      const typed = { type: form.get('type') ?? '', detail: form.get('detail') ?? '' };
      const mending = mendEvent(kept, typed);
      if (!mending.ok) {
        const view = quarantinedEventView(kept, typed, mending.problems);
        return quarantinedEventPage(frameOf(visit), view);
      }
      await decideAndCommit({
        committer: records,
        read: again(kept),
        decide: (present, instant) =>
          replayEvent(present, mending.event, visit.admin.email, instant),
        context: contextOf(visit, `quarantine/${kept.quarantineId}/replayed`, now()),
      });
      return c.redirect('/console/quarantine?done=event-replayed', 303);
    }),
  );

  app.post(
    '/console/quarantine/:quarantineId/discard',
    forEvent(async (c, visit, kept) => {
      await decideAndCommit({
        committer: records,
        read: again(kept),
        decide: (present, instant) => discardEvent(present, visit.admin.email, instant),
        context: contextOf(visit, `quarantine/${kept.quarantineId}/discarded`, now()),
      });
      return c.redirect('/console/quarantine?done=event-discarded', 303);
    }),
  );
}
