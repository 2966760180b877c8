import { goings } from '../../shared/domain/mentoring-words.ts';
import { hasEnded } from '../../shared/domain/pair-state.ts';
import { shownOf } from '../../shared/domain/shown-of.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { PairView } from './pages/pair-parts.ts';
import type { PairState } from './read-pair.ts';
import { shareableOf } from './shareable-of.ts';

interface Asked {
  /** Touched in the email: `?going=4`. */
  going: string | undefined;
  done: string | undefined;
}

type Paths = Pick<PairView, 'requestPath' | 'profilePath'>;

/** What a pair's page shows to one of its sides. A pure reading. */
export function pairView(
  { pair, side, reader, other }: PairState,
  asked: Asked,
  paths: Paths,
): PairView {
  const ended = hasEnded(pair);
  const own = ownAnswer(pair, side);
  const touched = goings.find((each) => String(each) === asked.going);
  const isNew = !ended && touched !== undefined && touched !== own?.going;
  const stored = {
    going: goings.find((each) => each === own?.going),
    met: own?.met,
    again: own?.again,
    words: own?.words ?? '',
  };
  return {
    side,
    other: other === undefined || other.directoryHold ? undefined : other.firstName,
    standing: ended ? 'ended' : pair.status === 'paused' ? 'paused' : 'active',
    goals: pair.goals,
    rhythm: pair.rhythm,
    pausedUntil: pair.pausedUntil,
    contact:
      other === undefined || ended
        ? {}
        : shownOf(other, side === 'mentor' ? pair.menteeShares : pair.mentorShares),
    shares: side === 'mentor' ? pair.mentorShares : pair.menteeShares,
    shareable: shareableOf(reader),
    held: reader.directoryHold,
    answer: isNew ? { ...stored, going: touched } : stored,
    answeredAt: own?.at,
    touched: isNew,
    problem: undefined,
    typedUntil: '',
    done: asked.done,
    ...paths,
  };
}

/** Their answer to the question asked last, or to those of the end. */
function ownAnswer(pair: Pair, side: PairState['side']) {
  const step = hasEnded(pair) ? 'end' : `check-${Math.max(1, pair.checks)}`;
  return pair.answers.find((each) => each.side === side && each.step === step);
}
