import type { FormError } from '../../../shared/html/form-error.ts';
import type { MentoringTopic, Rhythm, Sharing } from '../../../events/vocabulary/mentoring.ts';
import type { MentoringHead } from './mentoring-head.ts';
import type { PairProblem, TypedPair } from './pair-fields.ts';
import type { Shareable } from './share-choices.ts';

/** What a pair's page shows to one of its sides; nothing of what the other answered. */
export interface PairView {
  side: 'mentor' | 'mentee';
  /** First name of the other; undefined where a directory hold bars saying it. */
  other: string | undefined;
  standing: 'active' | 'paused' | 'ended';
  goals: readonly MentoringTopic[];
  rhythm: Rhythm;
  pausedUntil: string | undefined;
  /** What the other agreed to show. */
  contact: Readonly<Partial<Record<Sharing, string>>>;
  /** What the reader shows the other, and could show. */
  shares: readonly Sharing[];
  shareable: readonly Shareable[];
  /** The reader's own directory hold: the other is shown nothing of them. */
  held: boolean;
  /** What they answered to the question asked last, or what was touched in the email. */
  answer: TypedPair;
  /** When they answered it; undefined before. */
  answeredAt: string | undefined;
  /** The answer shown is not stored yet: it was touched in the email. */
  touched: boolean;
  problem: PairProblem | undefined;
  typedUntil: string;
  /** Code of what was just done. */
  done: string | undefined;
  requestPath: string;
  profilePath: string;
}

export interface PairPart {
  head: MentoringHead;
  view: PairView;
  errors: readonly FormError[];
}
