/** What the lines about mentoring say. */
import { invitationSentences } from './invitation-sentences.ts';
import { matterOf } from './message-plan.ts';
import { pairSentences } from './pair-sentences.ts';
import type { Sentences } from './sentence.ts';

export const mentoringSentences: Sentences = {
  ...invitationSentences,
  ...pairSentences,
  'mentor-profile-stated': ({ willing }) => willingInWords(willing),
  'mentor-requested': () => 'They asked for a mentor.',
  'mentor-asked-for': () => 'The staff asked for a mentor for them.',
  'mentors-approved': () => 'The list of mentors was approved; they are invited one at a time.',
  'mentor-chosen': () => 'The staff chose who is to be asked next.',
  'mentor-left-out': () => 'A mentor was taken off the list.',
  'mentor-list-renewed': () => 'The staff had a new list of mentors made.',
  'mentor-request-changed': () => 'They changed what they wish of a mentor.',
};

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
    case 'contact':
      return 'How to reach the other side of the pair';
    case 'thanks':
      return 'The thanks at the end of mentoring';
    default:
      return 'The question how mentoring goes';
  }
}

function willingInWords(willing: unknown): string {
  switch (willing) {
    case 'yes':
      return 'They said that they would mentor.';
    case 'flash-only':
      return 'They said that they would mentor, for single talks of half an hour.';
    case 'not-now':
      return 'They said that they would not mentor now.';
    default:
      return 'They said how they would mentor.';
  }
}
