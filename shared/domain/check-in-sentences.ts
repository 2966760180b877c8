/** What the lines about check-ins say. */
import type { Sentences } from './sentence.ts';

export const checkInSentences: Sentences = {};

/** `checkin-d30-20260817` and a step: `The check-in after 30 days`. */
export function checkInEmailInWords(step: unknown, plan: string): string {
  const which = `the check-in ${plan}`;
  return step === 'reminder' ? `The reminder of ${which}` : `The invitation to ${which}`;
}
