/** What the form of a wish for a mentor holds. */
import type {
  MentoringKind,
  MentoringTopic,
  Sharing,
} from '../../../events/vocabulary/mentoring.ts';

export const longestWords = 1000;

export type RequestProblem = 'kind' | 'words' | 'shares';

/** What was filled in, also where it cannot be taken as it is. */
export interface TypedRequest {
  kind: MentoringKind | undefined;
  topics: MentoringTopic[];
  words: string;
  shares: Sharing[];
}
