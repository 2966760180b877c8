import type { HelpNeed } from '../../../events/vocabulary/check-in.ts';
import type { Mood } from '../../../shared/domain/check-in-words.ts';

/** The form of a check-in as it was filled in, to be shown again. */
export interface FilledIn {
  mood: Mood | undefined;
  needs: readonly HelpNeed[];
  words: string;
  callMe: boolean;
  telephone: string;
}

/** What is wrong with it. */
export type AnswerProblem =
  | { field: 'mood' }
  | { field: 'words'; length: number; maxLength: number }
  | { field: 'telephone'; problem: 'missing' | 'no-number' };
