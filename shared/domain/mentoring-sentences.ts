/** What the lines about mentoring say. */
import { matterOf } from './message-plan.ts';
import type { Sentences } from './sentence.ts';

export const mentoringSentences: Sentences = {};

/** An email about a mentor's invitation or a pair. */
export function mentoringEmailInWords(step: unknown, plan: string): string {
  if (matterOf(plan)?.matter === 'invitation') {
    return step === 'reminder'
      ? 'The reminder of an invitation to mentor'
      : 'An invitation to mentor';
  }
  switch (step) {
    case 'introduction':
      return 'The introduction of mentor and mentee';
    case 'thanks':
      return 'The thanks at the end of mentoring';
    default:
      return 'The question how mentoring goes';
  }
}
