/** What the lines about check-ins say. */
import { checkInWords, milestoneIn, milestoneInWords, moodOf } from './check-in-words.ts';
import { defaultLocale } from './locale.ts';
import type { Sentences, TimelineDetails } from './sentence.ts';

export const checkInSentences: Sentences = {
  'check-in-owed': (details) => `The ${checkInIn(details)} was planned.`,
  'check-in-sent-now': () => 'A check-in was sent by hand, outside the plan.',
  'check-in-invited': (details) => `${emailIn(details)} was asked for.`,
  'check-in-reminded': (details) => `${emailIn(details)} was asked for.`,
  'check-in-postponed': (details) =>
    `The ${checkInIn(details)} waits until the pause they asked for is over.`,
  'check-in-dropped': (details) =>
    `The ${checkInIn(details)} was dropped: the position it is about is over.`,
  'check-in-closed': (details) => `The ${checkInIn(details)} ended without an answer.`,
  'check-in-answered': (details) => `They answered the ${checkInIn(details)}${moodIn(details)}.`,
  'check-in-changed': (details) =>
    `They changed their answer to the ${checkInIn(details)}${moodIn(details)}.`,
  'check-in-followed-up': (details) =>
    details['call'] === true
      ? `What they answered to the ${checkInIn(details)} asks for a call, which was planned.`
      : `The answer to the ${checkInIn(details)} was taken note of.`,
};

/** `checkin-d30-20260817` and a step: `The invitation to the check-in after 30 days`. */
export function checkInEmailInWords(step: unknown, plan: string): string {
  const which = `the ${checkInIn({ plan })}`;
  return step === 'reminder' ? `The reminder of ${which}` : `The invitation to ${which}`;
}

/** Without an article: `check-in after 30 days`. */
function checkInIn({ plan }: TimelineDetails): string {
  const milestone = milestoneIn(plan);
  return milestone === undefined ? 'check-in' : `check-in ${milestoneInWords(milestone)}`;
}

function emailIn(details: TimelineDetails): string {
  const { step, plan } = details;
  return checkInEmailInWords(step, typeof plan === 'string' ? plan : '');
}

function moodIn({ mood }: TimelineDetails): string {
  const known = moodOf(mood);
  return known === undefined ? '' : `: “${checkInWords[defaultLocale].moods[known]}”`;
}
