import type { Context } from 'hono';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { mendByForm, mendByJson } from './mend-event.ts';
import { quarantinePage } from './pages/quarantine-page.tsx';
import { quarantinedEventPage } from './pages/quarantined-event-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { quarantinedEventView, quarantineView, readQuarantined } from './quarantine-view.ts';
import { discardEvent, replayEvent, type Quarantined } from './settle-quarantined.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

type QuarantinedEvent = NonNullable<Quarantined['kept']>;

/** Events that could not be admitted: looked at, mended, handed in again, or discarded. */
export function quarantineRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const forEvent =
    (page: (c: Context, visit: Visit, kept: QuarantinedEvent) => Promise<Response> | Response) =>
    async (c: Context<{ Variables: { visit: Visit } }, string>) => {
      const visit = c.get('visit');
      const id = c.req.param('quarantineId') ?? '';
      const { kept } = await readQuarantined(records, visit.programId, id);
      return kept === undefined ? notFoundPage() : page(c, visit, kept);
    };
  const again = (kept: QuarantinedEvent) => () =>
    readQuarantined(records, kept.programId, kept.quarantineId);

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
    forEvent((c, visit, kept) =>
      quarantinedEventPage(frameOf(visit), quarantinedEventView(kept, { as: c.req.query('as') })),
    ),
  );

  app.post(
    '/console/quarantine/:quarantineId/replay',
    forEvent(async (c, visit, kept) => {
      const typed = await formOf(c);
      const as = typed.get('_as') ?? typed.get('type');
      const detail = typed.get('detail');
      const shown = (more: Parameters<typeof quarantinedEventView>[1]) =>
        quarantinedEventPage(frameOf(visit), quarantinedEventView(kept, { as, ...more }));
      const more = typed.get('add');
      if (more !== undefined) return shown({ values: typed, more });
      const mending =
        detail === undefined
          ? mendByForm(kept, typed, now())
          : mendByJson(kept, { type: as ?? '', detail }, now());
      if (!mending.ok) {
        const values = detail === undefined ? { values: mending.values ?? typed } : { detail };
        return shown({ ...values, problems: mending.problems });
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
