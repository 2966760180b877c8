/** What the lines about positions and colleagues say. */
import type { Sentences, TimelineDetails } from './sentence.ts';

export const employmentSentences: Sentences = {
  'hire-recorded': (details) => `A new position was recorded${from(details)}.${checkIn(details)}`,
  'hire-changed': (details) =>
    `What is known of the position${from(details)} was changed.${checkIn(details)}`,
  'hire-confirmed': (details) =>
    `The same was said again of the position${from(details)}.${checkIn(details)}`,
  'hire-recorded-after-end': (details) =>
    `A position${from(details)} was recorded that has ended since.`,
  'separation-recorded': (details) => `Their position ended${until(details)}.${checkIns(details)}`,
  'separation-changed': (details) =>
    `The end of their position was corrected${until(details)}.${checkIns(details)}`,
  'school-understood': () => 'An admin said which school it is that they had named.',
  'colleagues-asked': (details) =>
    `They work where other graduates do: ${people(details['asked'])} asked whether to be introduced${leftOut(details)}.`,
  'colleagues-not-asked': (details) =>
    `They work where other graduates do; nobody had to be asked about introductions${leftOut(details)}.`,
  'colleagues-introduced': (details) =>
    `They were introduced to ${countOf(details['introduced'])} fellow graduates at their school who had said yes too.`,
  'introduction-accepted': () =>
    'They said yes to being introduced to fellow graduates at their school.',
  'introduction-changed': () => 'They changed what fellow graduates at their school may see.',
  'introduction-declined': () =>
    'They said no to being introduced to fellow graduates at their school.',
};

/** An email about fellow graduates at a school. */
export function colleaguesEmailInWords(step: unknown): string {
  return step === 'offer'
    ? 'The offer to meet fellow graduates at their school'
    : 'An introduction to a fellow graduate at their school';
}

const from = (details: TimelineDetails) => within(details['hireDate'], ', from ');
const until = (details: TimelineDetails) => within(details['endDate'], ' on ');

function within(day: unknown, joint: string): string {
  return typeof day === 'string' ? `${joint}${inWords(day)}` : '';
}

function checkIn({ plan, dueAt }: TimelineDetails): string {
  if (typeof plan !== 'string' || typeof dueAt !== 'string') return '';
  return ` The next check-in is planned for ${inWords(dueAt)}.`;
}

function checkIns({ cancelled, dueAt }: TimelineDetails): string {
  const stopped = countOf(cancelled);
  return [
    stopped > 0 ? ' Its check-ins were stopped.' : '',
    typeof dueAt === 'string'
      ? ` They are asked about the leaving once, on ${inWords(dueAt)}.`
      : '',
  ].join('');
}

function people(count: unknown): string {
  const amount = countOf(count);
  return amount === 1 ? 'one of them is' : `${amount} of them are`;
}

/** Who has a directory hold, wants no such emails or has no address. */
function leftOut(details: TimelineDetails): string {
  const amount = countOf(details['leftOut']);
  return amount === 0 ? '' : `; ${amount} may not or cannot be asked`;
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function inWords(day: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(day),
  );
}
