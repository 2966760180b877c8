import type { Context } from 'hono';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { readNames } from './mentoring-view.ts';
import { pageOf } from './pages/paging.tsx';
import { pairPage } from './pages/pair-page.tsx';
import { pairsPage } from './pages/pairs-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { pairsByHealth } from './pair-health.ts';
import { healthsAmong, pairRow, pairView } from './pairs-view.ts';
import { readPerson } from './read-person.ts';
import { readSettlement } from './read-settlement.ts';
import { readPairToSettle, settlePair } from './settle-pair.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

const pairsOnAPage = 50;

/** How the pairs do, and each pair: its answers, and what the staff settle for it. */
export function pairRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  app.get('/console/mentoring/pairs', async (c) => {
    const visit = c.get('visit');
    const by = pairsByHealth(await records.pairs(visit.programId), now());
    const show = c.req.query('show') === 'ended' ? 'ended' : 'running';
    const { items, page, pages } = pageOf(by[show], c.req.query('page'), pairsOnAPage);
    const ids = items.flatMap(({ pair }) => [pair.personId, pair.mentorId]);
    const names = await readNames(records, visit.programId, ids);
    return pairsPage(frameOf(visit), {
      show,
      counts: { running: by.running.length, ended: by.ended.length },
      healths: healthsAmong(by.running),
      pairs: items.map((each) => pairRow(each, names)),
      page,
      pages,
    });
  });

  /** A pair of somebody of the admin's program, with both its people. */
  const pairIn = async (c: Context, visit: Visit) => {
    const { personId = '', pairId = '' } = c.req.param();
    const mentee = await readPerson(records, visit.programId, personId);
    const { pair } = await records.read({ pair: { record: 'pair', key: { personId, pairId } } });
    if (mentee === undefined || pair === undefined) return undefined;
    const mentor = await readPerson(records, visit.programId, pair.mentorId);
    return { pair, people: { mentee, mentor } };
  };

  app.get('/console/mentoring/pairs/:personId/:pairId', async (c) => {
    const visit = c.get('visit');
    const found = await pairIn(c, visit);
    if (found === undefined) return notFoundPage();
    const view = pairView(found.pair, found.people, now());
    return pairPage(frameOf(visit, c.req.query('done')), view, { errors: [], until: '' });
  });

  app.post('/console/mentoring/pairs/:personId/:pairId', async (c) => {
    const visit = c.get('visit');
    const found = await pairIn(c, visit);
    if (found === undefined) return notFoundPage();
    const { personId, pairId } = found.pair;
    const path = `/console/mentoring/pairs/${personId}/${pairId}`;
    const { timeZone } = visit.program;
    const reading = readSettlement(await formOf(c), now(), timeZone);
    if (reading === undefined) return c.redirect(path, 303);
    if (!reading.ok) {
      const view = pairView(found.pair, found.people, now());
      const { problem, until } = reading;
      return pairPage(frameOf(visit), view, { errors: [problem], until });
    }
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readPairToSettle(records, { personId, pairId }),
      decide: (state, instant) => settlePair(state, reading.settlement, timeZone, instant),
      // Whoever presses twice finds it so already, hence an id need not be derived from the form.
      context: contextOf(visit, `console/${crypto.randomUUID()}`, now()),
    });
    const done = changes.outcome === 'done' ? changes.what : changes.because;
    return c.redirect(`${path}?done=${done}`, 303);
  });
}
