/** What the lines of a person's history say, in words an admin understands: one sentence for each code. */
import { purposes } from '../../events/vocabulary/purpose.ts';
import { callSentences } from './call-sentences.ts';
import { checkInEmailInWords, checkInSentences } from './check-in-sentences.ts';
import { colleaguesEmailInWords, employmentSentences } from './employment-sentences.ts';
import { eventSubject } from './event-words.ts';
import { defaultLocale } from './locale.ts';
import { mentoringEmailInWords, mentoringSentences } from './mentoring-sentences.ts';
import { matterOf } from './message-plan.ts';
import { purposeWords } from './purpose-words.ts';
import { reasonInWords } from './reason-in-words.ts';
import type { Sentences, TimelineDetails } from './sentence.ts';
import { statementSentences } from './statement-sentences.ts';

const ownSentences: Sentences = {
  'form-submitted': ({ type }) => `${eventSubject(type)} was written down.`,
  'graduation-recorded': (details) =>
    `Recorded as a graduate${numberOf(details, 'degrees') > 1 ? ` with ${numberOf(details, 'degrees')} degrees` : ''}.`,
  'admission-recorded': () => 'Recorded as a candidate who entered the program.',
  'admission-changed': () => 'The institution stated something new of the candidate.',
  'admission-confirmed': () => 'The institution stated the same again; nothing changed.',
  'graduation-changed': () => 'The institution stated something new; the record was changed.',
  'graduation-confirmed': () => 'The institution stated the same again; nothing changed.',
  'graduation-revoked': () => 'Every degree was taken back.',
  'survey-owed': (details) =>
    `${surveyIn(details)} was planned, for ${dayOf(details, 'dueAt') ?? 'its season'}.`,
  'survey-started': (details) => `${surveyIn(details)} was started now, outside its season.`,
  'surveys-cancelled': (details) =>
    `Open surveys were cancelled (${numberOf(details, 'surveys')}), and emails not yet sent with them (${numberOf(details, 'messages')}).`,
  'survey-invited': (details) => `${emailIn(details)} was asked for.`,
  'survey-reminded': (details) => `${emailIn(details)} was asked for.`,
  'survey-not-sent': (details) =>
    `${emailIn(details)} was not sent: ${reasonInWords(details['reason'])}.`,
  'survey-postponed': (details) =>
    `${surveyIn(details)} waits until the pause they asked for is over.`,
  'check-in-not-sent': (details) =>
    `${emailIn(details)} was not sent: ${reasonInWords(details['reason'])}${details['call'] === true ? '. A call was planned instead' : ''}.`,
  'survey-closed': (details) =>
    `${surveyIn(details)} ended without an answer; the next one is planned.`,
  'survey-begun': (details) => `They began to answer ${lower(surveyIn(details))}.`,
  'survey-saved': (details) => `They went on answering ${lower(surveyIn(details))}.`,
  'survey-answered': (details) => `They answered ${lower(surveyIn(details))}.`,
  'survey-changed': (details) => `They changed their answers to ${lower(surveyIn(details))}.`,
  'answers-recorded': (details) =>
    `What they answered was added to what we know (${numberOf(details, 'facts')} facts).`,
  'email-not-sent': (details) =>
    `${emailIn(details)} was held back at the last check: ${reasonInWords(details['reason'])}.`,
  'email-delivered': (details) => `${emailIn(details)} arrived in the mailbox.`,
  'email-bounced': (details) =>
    `${emailIn(details)} came back for good; the address is no longer used.`,
  'email-bounced-for-now': (details) =>
    `${emailIn(details)} could not be delivered at first; the mail service tries again.`,
  'email-complained': (details) =>
    `${emailIn(details)} was reported as spam; nothing more of its kind is sent.`,
  'email-rejected': (details) => `${emailIn(details)} was refused by the mail service.`,
  'email-retried': (details) =>
    `${emailIn(details)} had failed at the door; an admin had it tried again.`,
  'messages-stopped': (details) =>
    details['via'] === 'admin' || details['via'] === 'institution'
      ? `${capital(emailsIn(details))} were stopped for them${details['via'] === 'admin' ? '' : ', as they had told the institution'}.`
      : `They asked for no more ${emailsIn(details)}${details['via'] === 'one-click' ? ', with the unsubscribe button of their mailbox' : ''}.`,
  'messages-allowed': (details) =>
    details['via'] === 'admin'
      ? `${capital(emailsIn(details))} were allowed again for them.`
      : `They allowed ${emailsIn(details)} again.`,
  'pause-begun': (details) =>
    `${details['via'] === 'admin' ? 'They are' : 'They asked to be'} left in peace until ${dayOf(details, 'until') ?? 'a day of their choice'}.`,
  'pause-ended': () => 'The pause was ended; emails may go again.',
  'address-shared': () =>
    'An address turned out to be somebody else’s too; it is used for neither until an admin decides.',
  'address-released': () => 'An address that somebody else had too is theirs alone, and is used.',
  'address-added': (details) =>
    `They gave a new address${details['status'] === 'shared' ? ', which somebody else has too' : ''}.`,
  'address-refused': () => 'Whoever reads one of their addresses said: this is not me.',
  'address-refusal-undone': () => '“This is not me” was taken back.',
  'address-set-aside': () => 'An address was marked as one that does not reach them.',
  'address-restored': () => 'An address that had been set aside is used again.',
  'address-given': () => 'A shared address was decided to be theirs.',
  'address-given-away': () => 'A shared address was decided to be somebody else’s.',
};

const sentences: Sentences = {
  ...ownSentences,
  ...employmentSentences,
  ...statementSentences,
  ...checkInSentences,
  ...callSentences,
  ...mentoringSentences,
};

/** What a line says. A code that nobody has written a sentence for is shown as it is, never hidden. */
export function sentenceFor(what: string, details: TimelineDetails = {}): string {
  return (
    sentences[what]?.(details) ??
    `${what.replaceAll('-', ' ')} (no sentence is written for this yet)`
  );
}

export function isTimelineCode(what: string): boolean {
  return Object.hasOwn(sentences, what);
}

/** `annual-2027` → `Annual survey 2026–27`. */
export function planInWords(plan: string): string {
  const [, name, year] = /^([a-z-]+)-(\d{4})$/.exec(plan) ?? [];
  if (name === undefined || year === undefined) return plan;
  const ending = Number(year);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} survey ${ending - 1}–${String(ending % 100).padStart(2, '0')}`;
}

export function stepInWords(step: unknown): string {
  switch (step) {
    case 'invitation':
      return 'The invitation';
    case 'reminder-1':
      return 'The first reminder';
    case 'reminder-2':
      return 'The second reminder';
    case 'close':
      return 'The close';
    default:
      return 'An email';
  }
}

/** An email by its plan and step: `The first reminder of the annual survey 2026–27`. */
export function emailInWords(step: unknown, plan: string): string {
  switch (matterOf(plan)?.matter) {
    case 'check-in':
      return checkInEmailInWords(step, plan);
    case 'call':
      return 'A note to the staff about a call';
    case 'quarantine':
      return 'A note about refused events';
    case 'invitation':
    case 'pair':
      return mentoringEmailInWords(step, plan);
    case 'colleagues':
      return colleaguesEmailInWords(step);
    case 'survey':
    case undefined:
      return surveyEmailInWords(step, plan);
  }
}

function surveyEmailInWords(step: unknown, plan: string): string {
  const joint = step === 'invitation' ? 'to' : 'of';
  return `${stepInWords(step)} ${joint} ${lower(planInWords(plan))}`;
}

function emailIn(details: TimelineDetails): string {
  const plan = details['plan'];
  return typeof plan === 'string' ? emailInWords(details['step'], plan) : 'An email';
}

/** `emails about surveys`, `emails about mentoring`; all purposes together are just emails. */
function emailsIn({ purposes: stored }: TimelineDetails): string {
  const named = purposes.filter((purpose) => String(stored).split(' ').includes(purpose));
  if (named.length === 0 || named.length === purposes.length) return 'emails';
  return named.map((purpose) => purposeWords[defaultLocale][purpose].emails).join(', ');
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function surveyIn(details: TimelineDetails): string {
  const plan = details['plan'];
  return typeof plan === 'string' ? planInWords(plan) : 'A survey';
}

/** Within a sentence: `the annual survey 2026–27`. */
function lower(survey: string): string {
  return `the ${survey.charAt(0).toLowerCase()}${survey.slice(1)}`.replace(
    'the a survey',
    'a survey',
  );
}

function numberOf(details: TimelineDetails, name: string): number {
  const value = details[name];
  return typeof value === 'number' ? value : 0;
}

/** The day alone: which zone hardly matters, months ahead. */
function dayOf(details: TimelineDetails, name: string): string | undefined {
  const value = details[name];
  if (typeof value !== 'string') return undefined;
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(value),
  );
}
