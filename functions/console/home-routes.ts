import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { readHome } from './home-view.ts';
import { homePage } from './pages/home-page.tsx';
import { plannedPage } from './pages/planned-page.tsx';
import { plannedEmails, readPlanned } from './planned-emails.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { switchSending } from './switch-sending.ts';

/** What matters now, what goes out when, and the stop switch that both pages show. */
export function homeRoutes(app: ConsoleApp, services: ConsoleServices): void {
  const { records, now } = services;

  app.get('/console', async (c) => {
    const visit = c.get('visit');
    return homePage(frameOf(visit, c.req.query('done')), await readHome(services, visit));
  });

  app.get('/console/planned', async (c) => {
    const visit = c.get('visit');
    const known = await readPlanned(records, visit.programId);
    const planned = plannedEmails(known, visit.program.timeZone, now());
    return plannedPage(frameOf(visit, c.req.query('done')), planned);
  });

  app.post('/console/sending', async (c) => {
    const visit = c.get('visit');
    const form = await formOf(c);
    const act = form.get('act');
    const back = form.get('back') === 'planned' ? '/console/planned' : '/console';
    if (act !== 'stop' && act !== 'allow') return c.redirect(back, 303);
    await decideAndCommit({
      committer: records,
      read: () =>
        records.read({ program: { record: 'program', key: { programId: visit.programId } } }),
      decide: ({ program }) => switchSending(program, act === 'stop'),
      context: contextOf(visit, `sending/${crypto.randomUUID()}`, now()),
    });
    return c.redirect(`${back}?done=sending-${act === 'stop' ? 'stopped' : 'allowed'}`, 303);
  });
}
