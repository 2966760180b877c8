import type { Going } from '../../../shared/domain/mentoring-words.ts';

/** Characters of somebody's own words. */
export const longestPairWords = 2000;

/** Which field must be looked at again. */
export type PairProblem = 'going' | 'words' | 'rhythm' | 'until' | 'outcome';

/** What was typed just now, to fill the form again. */
export interface TypedPair {
  going?: Going | undefined;
  met?: boolean | undefined;
  again?: boolean | undefined;
  words?: string;
  until?: string;
}
