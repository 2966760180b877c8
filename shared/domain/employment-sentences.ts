/** What the lines about positions and colleagues say. */
import type { Sentences } from './sentence.ts';

export const employmentSentences: Sentences = {};

/** An email about fellow graduates at a school. */
export function colleaguesEmailInWords(step: unknown): string {
  return step === 'offer'
    ? 'The offer to meet fellow graduates at their school'
    : 'An introduction to a fellow graduate at their school';
}
