import type { DeadLetter } from '../../shared/records/dead-letter.ts';
import { readableDetail } from './quarantined-detail.ts';
import type { DeadWorkflow, LetterRow } from './pages/dead-letters-page.tsx';
import { remedyFor } from './redrive-work.ts';

/** Characters of a letter's content that the list shows. */
const shownDetail = 4000;

/** What waits, by workflow, the latest first. */
export function deadLettersView(own: readonly DeadLetter[], unattributed: readonly DeadLetter[]) {
  const waiting = waitingOf(own);
  const byWorkflow = Map.groupBy(waiting, ({ workflow }) => workflow);
  return {
    workflows: [...byWorkflow]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([workflow, letters]): DeadWorkflow => {
        const rows = letters.map(rowOf);
        return {
          workflow,
          letters: rows,
          redrivable: rows.filter(({ hopeless }) => hopeless === undefined).length,
        };
      }),
    unattributed: waitingOf(unattributed).map(({ workflow, type, reason, deadAt }) => ({
      workflow,
      type,
      reason,
      deadAt,
    })),
    settled: own.length - waiting.length,
  };
}

function waitingOf(letters: readonly DeadLetter[]): DeadLetter[] {
  return letters
    .filter(({ status }) => status === 'waiting')
    .sort((a, b) => b.deadAt.localeCompare(a.deadAt));
}

function rowOf(letter: DeadLetter): LetterRow {
  const remedy = remedyFor(letter);
  return {
    id: letter.eventId,
    type: letter.type,
    reason: letter.reason,
    attempts: letter.attempts,
    deadAt: letter.deadAt,
    detail: readableDetail(letter.detail).slice(0, shownDetail),
    hopeless: remedy.remedy === 'none' ? remedy.because : undefined,
  };
}

/** The letters of a workflow that a press of a button means. */
export function chosenLetters(
  own: readonly DeadLetter[],
  workflow: string,
  chosen: 'all' | ReadonlySet<string>,
): DeadLetter[] {
  return waitingOf(own).filter(
    (letter) => letter.workflow === workflow && (chosen === 'all' || chosen.has(letter.eventId)),
  );
}
