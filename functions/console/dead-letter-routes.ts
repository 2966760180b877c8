import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { chosenLetters, deadLettersView } from './dead-letter-view.ts';
import { frameOf } from './frame-of.ts';
import { deadLettersPage } from './pages/dead-letters-page.tsx';
import {
  discardWork,
  inBatches,
  redriveEvents,
  redriveMessage,
  remedyFor,
} from './redrive-work.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

type Letter = ReturnType<typeof chosenLetters>[number];

/** Work that could not be done: looked at, done again (one, some, all), or discarded. */
export function deadLetterRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  app.get('/console/dead-letters', async (c) => {
    const visit = c.get('visit');
    const [own, unattributed] = await Promise.all([
      records.deadLetters(visit.programId),
      records.deadLetters('unattributed'),
    ]);
    return deadLettersPage(frameOf(visit, c.req.query('done')), deadLettersView(own, unattributed));
  });

  app.post('/console/dead-letters/:workflow', async (c) => {
    const visit = c.get('visit');
    const form = await c.req.parseBody({ all: true });
    const act = form['act'];
    const ticked = new Set([form['letter'] ?? []].flat().map(String));
    const own = await records.deadLetters(visit.programId);
    const chosen = act === 'redrive-all' ? 'all' : ticked;
    const letters = chosenLetters(own, c.req.param('workflow'), chosen);
    if (letters.length === 0) return c.redirect('/console/dead-letters?done=nothing-chosen', 303);
    if (act === 'discard-chosen') {
      await discard(visit, letters);
      return c.redirect('/console/dead-letters?done=work-discarded', 303);
    }
    const possible = letters.filter((letter) => remedyFor(letter).remedy !== 'none');
    await redrive(visit, possible);
    const done = possible.length === 0 ? 'nothing-possible' : 'work-redriven';
    return c.redirect(`/console/dead-letters?done=${done}`, 303);
  });

  /** Letters as they are now; a repeat of a press finds them settled. */
  const readAgain = (visit: Visit, letters: readonly Letter[]) => async () => {
    const { programId } = visit;
    const keys = letters.map(({ workflow, eventId }) => ({ programId, workflow, eventId }));
    return (await records.read({ found: { many: 'deadLetter', keys } })).found;
  };
  const fresh = (visit: Visit) => contextOf(visit, `redrive/${crypto.randomUUID()}`, now());

  async function redrive(visit: Visit, letters: readonly Letter[]): Promise<void> {
    const events = letters.filter((letter) => remedyFor(letter).remedy === 'publish');
    for (const batch of inBatches(events)) {
      await decideAndCommit({
        committer: records,
        read: readAgain(visit, batch),
        decide: (found, instant) =>
          redriveEvents(visit.programId, found, visit.admin.email, instant),
        context: fresh(visit),
      });
    }
    for (const letter of letters) await redriveOneMessage(visit, letter);
  }

  async function redriveOneMessage(visit: Visit, letter: Letter): Promise<void> {
    const remedy = remedyFor(letter);
    if (remedy.remedy !== 'send') return;
    const { programId } = visit;
    const { workflow, eventId } = letter;
    await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          letter: { record: 'deadLetter', key: { programId, workflow, eventId } },
          message: { record: 'message', key: remedy.message },
        }),
      decide: (state, instant) =>
        redriveMessage(state.letter, state.message, visit.admin.email, instant),
      context: fresh(visit),
    });
  }

  async function discard(visit: Visit, letters: readonly Letter[]): Promise<void> {
    for (const batch of inBatches(letters)) {
      await decideAndCommit({
        committer: records,
        read: readAgain(visit, batch),
        decide: (found, instant) => discardWork(visit.programId, found, visit.admin.email, instant),
        context: fresh(visit),
      });
    }
  }
}
