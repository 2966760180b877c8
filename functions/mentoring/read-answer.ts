import { type Sharing, sharings } from '../../events/vocabulary/mentoring.ts';
import { tickedOf } from '../../shared/domain/ticked.ts';
import { pauseDay } from '../../shared/domain/pause-day.ts';
import type { InvitationProblem } from './pages/invitation-page.tsx';
import type { Shareable } from './pages/share-choices.ts';

/** What was pressed on an invitation's page. */
export type Answer =
  | { act: 'accept'; shares: Sharing[] }
  | { act: 'decline'; pauseUntil: string | undefined };

export type AnswerReading =
  | { ok: true; answer: Answer }
  | { ok: false; problem: InvitationProblem; shares: Sharing[]; until: string }
  /** No button of ours. */
  | undefined;

/** Reads the form. Who says yes must be reachable for who is to be mentored, by what we have of them. */
export function readAnswer(
  form: ReadonlyMap<string, string>,
  shareable: readonly Shareable[],
  today: string,
): AnswerReading {
  const shares = tickedOf(form, 'shares', sharings);
  const until = (form.get('until') ?? '').trim().slice(0, 40);
  switch (form.get('act')) {
    case 'accept': {
      const reaches = (sharing: Sharing) => sharing !== 'school';
      const could = shareable.some(({ sharing }) => reaches(sharing));
      if (could && !shares.some(reaches)) return { ok: false, problem: 'shares', shares, until };
      return { ok: true, answer: { act: 'accept', shares } };
    }
    case 'decline': {
      const pauseUntil = pauseDay(until, today);
      if (until !== '' && pauseUntil === undefined) {
        return { ok: false, problem: 'until', shares, until };
      }
      return { ok: true, answer: { act: 'decline', pauseUntil } };
    }
    default:
      return undefined;
  }
}
