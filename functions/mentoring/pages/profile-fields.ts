/** What the form of a mentor's profile holds. */
import type { AcademicSubject, GradeBand } from '../../../events/vocabulary/employment.ts';
import type { MentoringKind, MentoringTopic } from '../../../events/vocabulary/mentoring.ts';
import type { Meeting } from '../../../shared/domain/mentoring-labels.ts';

export const mostMentees = 6;

export type Willing = 'yes' | 'flash-only' | 'not-now';
export type ProfileProblem = 'willing' | 'kinds' | 'pause';

/** What was filled in, also where it cannot be taken as it is. */
export interface TypedProfile {
  willing: Willing | undefined;
  kinds: MentoringKind[];
  topics: MentoringTopic[];
  subjects: AcademicSubject[];
  gradeBands: GradeBand[];
  capacity: number;
  meetsBy: Meeting[];
  /** First day on which they may be asked again, as typed. */
  pause: string;
}
