/** What the lines about calls say. */
import type { CallOutcome, NextStep } from '../../events/vocabulary/call.ts';
import { nextStepsInWords, outcomesInWords, reasonsInWords } from './call-words.ts';
import type { Sentences, TimelineDetails } from './sentence.ts';

export const callSentences: Sentences = {
  'call-planned': (details) => `A call was planned${byDay(details)}.`,
  'caller-told': (details) => `Whoever calls was told of a call to make${whyOf(details)}.`,
  'call-logged': (details) => `They were called: ${outcomeOf(details)}${nextOf(details)}.`,
  'call-taken-back': () => 'A call that had been noted by mistake was taken back.',
  'call-called-off': () => 'A call was called off: it was not needed any more.',
  'call-opened-again': (details) => `A call was opened again${byDay(details)}.`,
  'call-taken-over': () => 'A call was taken over.',
  'call-handed-over': () => 'A call was given to another member of the staff.',
  'check-in-after-call': (details) =>
    details['unreachable'] === true
      ? 'Calling did not reach them; a check-in goes to them by email.'
      : 'A check-in goes to them by email.',
  'mentor-after-call': () => 'A mentor is looked for.',
  'unreachable-by-call': (details) =>
    `Calling did not reach them, and no email can take its place: ${barrierOf(details)}.`,
  'check-in-not-possible': (details) => `No check-in was sent: ${barrierOf(details)}.`,
};

function whyOf(details: TimelineDetails): string {
  const reason = Object.entries(reasonsInWords).find(([code]) => code === details['reason'])?.[1];
  return reason === undefined ? '' : ` (${lower(reason)})`;
}

function outcomeOf({ outcome }: TimelineDetails): string {
  const codes: Readonly<Record<CallOutcome, string>> = {
    ...outcomesInWords,
    reached: 'somebody of the staff spoke with them',
    'left-word': 'word was left',
  };
  const words = Object.entries(codes).find(([code]) => code === outcome)?.[1];
  return words === undefined ? 'how it went was noted' : lower(words);
}

function nextOf(details: TimelineDetails): string {
  const codes: Readonly<Record<NextStep, string>> = {
    ...nextStepsInWords,
    none: '',
    'call-again': `call again${byDay(details)}`,
    'write-by-hand': 'the staff writes to them',
  };
  const words = Object.entries(codes).find(([code]) => code === details['nextStep'])?.[1] ?? '';
  return words === '' ? '' : `; next: ${lower(words)}`;
}

/** Why no check-in can go by email. */
function barrierOf({ reason }: TimelineDetails): string {
  switch (reason) {
    case 'opted-out':
      return 'they want no check-ins';
    case 'degree-revoked':
      return 'every degree was taken back';
    case 'sent-today':
      return 'one was sent to them today';
    default:
      return 'no address can be used';
  }
}

function byDay({ dueDate }: TimelineDetails): string {
  if (typeof dueDate !== 'string') return '';
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
  return ` by ${day.format(new Date(dueDate))}`;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
