/** What the lines about needs for a mentor and invitations say; they stand in the history of the mentee. */
import type { Sentences, TimelineDetails } from './sentence.ts';

export const invitationSentences: Sentences = {
  'mentor-needed': ({ origin }) =>
    origin === 'hire'
      ? 'A mentor is looked for, since they begin to teach.'
      : origin === 'admission'
        ? 'A buddy is looked for, since they enter the program.'
        : 'A mentor is looked for.',
  'mentors-proposed': (details) =>
    `${mentorsIn(details)} found who may suit${details['automatic'] === true ? ', and are invited one at a time' : '; an admin decides'}.`,
  'mentor-not-found': (details) =>
    `No mentor was found: ${reasonFor(details['reason'])}.${details['called'] === false ? '' : ' A call is planned.'}`,
  'mentors-looked-for-again': () => 'Everyone on the list was asked; other mentors are looked for.',
  'mentor-need-cancelled': (details) =>
    details['reason'] === 'degree-revoked'
      ? 'No mentor is looked for any more, since every degree was taken back.'
      : 'No mentor is looked for any more.',
  'mentor-invited': (details) =>
    `${nth(details['attempt'])} was invited, with time to answer until ${dayOf(details['expiresAt'])}.`,
  'mentor-reminded': () => 'The mentor who was invited was reminded.',
  'mentor-not-reminded': () =>
    'The mentor who was invited was not reminded: they asked for a pause.',
  'invitation-postponed': () =>
    'The invitation to a mentor has not been sent yet; its time was made a day longer.',
  'invitation-expired': (details) =>
    details['reason'] === 'no-answer' || details['reason'] === undefined
      ? 'The mentor who was invited did not answer in time.'
      : 'The mentor who was invited cannot be written to any more; the invitation ended.',
  'mentor-accepted': () => 'A mentor said yes.',
  'mentor-declined': () => 'The mentor who was invited said no.',
};

function mentorsIn({ candidates }: TimelineDetails): string {
  return candidates === 1 ? 'One mentor was' : `${numberFrom(candidates)} mentors were`;
}

function reasonFor(reason: unknown): string {
  switch (reason) {
    case 'nobody-eligible':
      return 'there is nobody who may be asked';
    case 'asked-enough':
      return 'as many were asked as the program allows';
    case 'list-exhausted':
      return 'everyone on the list was asked';
    case 'directory-hold':
      return 'they are not to be disclosed to anybody, so they are asked first';
    default:
      return 'nobody is left to ask';
  }
}

function nth(attempt: unknown): string {
  return typeof attempt === 'number' && attempt > 1 ? `Mentor number ${attempt}` : 'A mentor';
}

function numberFrom(value: unknown): string {
  return typeof value === 'number' ? String(value) : 'Some';
}

function dayOf(value: unknown): string {
  if (typeof value !== 'string') return 'a day';
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(value),
  );
}
