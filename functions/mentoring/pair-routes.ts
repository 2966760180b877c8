import type { Context, Hono } from 'hono';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { headOf } from './head-of.ts';
import {
  type MentoringServices,
  type MentoringVisit,
  purposes,
  visitPerson,
} from './mentoring-visit.ts';
import { pageContext } from './page-context.ts';
import { noMentoringPage } from './pages/no-mentoring-page.ts';
import { pairPage } from './pages/pair-page.tsx';
import type { PairView } from './pages/pair-parts.ts';
import { pairView } from './pair-view.ts';
import { type PairPress, readPairForm } from './read-pair-form.ts';
import { type PairState, readPair } from './read-pair.ts';
import { shareableOf } from './shareable-of.ts';
import { doneIn, takePairPress } from './take-pair-press.ts';
import { todayIn } from './today-in.ts';

interface Opened {
  visit: MentoringVisit;
  state: PairState;
}

/** The page of a pair, one link for each side. */
export function pairRoutes(services: MentoringServices) {
  const { records, links } = services;

  async function open(c: Context): Promise<Opened | undefined> {
    const pairId = c.req.param('pairId') ?? '';
    const visit = await visitPerson(services, purposes.pair(pairId), c.req.param('token') ?? '');
    if (visit === undefined) return undefined;
    const state = await readPair(records, { readerId: visit.person.personId, pairId });
    return state === undefined ? undefined : { visit, state };
  }

  async function show(c: Context, { visit, state }: Opened, typed: Partial<PairView> = {}) {
    const { personId } = visit.person;
    const minting = await links();
    const paths = {
      requestPath: `/m/request/${minting.mint(purposes.request, personId)}`,
      profilePath: `/m/profile/${minting.mint(purposes.profile, personId)}`,
    };
    const { going, done } = c.req.query();
    const view = pairView(state, { going, done }, paths);
    return pairPage(headOf(visit, c.req.path), { ...view, ...typed });
  }

  function take({ visit, state }: Opened, press: PairPress, instant: string) {
    const key = { readerId: visit.person.personId, pairId: state.pair.pairId };
    return decideAndCommit({
      committer: records,
      read: () => readPair(records, key),
      decide: (present, at) => takePairPress(present, press, visit.program.timeZone, at),
      context: pageContext(visit, instant),
    });
  }

  return (app: Hono) => {
    app.get('/m/pair/:pairId/:token', async (c) => {
      const opened = await open(c);
      return opened === undefined ? noMentoringPage() : show(c, opened);
    });

    app.post('/m/pair/:pairId/:token', async (c) => {
      const opened = await open(c);
      if (opened === undefined) return noMentoringPage();
      const instant = now();
      const { visit } = opened;
      const reading = readPairForm(await formOf(c), {
        shareable: shareableOf(visit.person),
        today: todayIn(visit, instant),
      });
      if (reading === undefined) return c.redirect(c.req.path, 303);
      if (!reading.ok) {
        const { problem, typed } = reading;
        const answered = problem === 'going' || problem === 'words' ? { answer: typed } : {};
        const typedUntil = typed.until ?? '';
        return show(c, opened, { problem, typedUntil, touched: false, ...answered });
      }
      await take(opened, reading.press, instant);
      return c.redirect(`${c.req.path}${doneIn(reading.press)}`, 303);
    });
  };
}
