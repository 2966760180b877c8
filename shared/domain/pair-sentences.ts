/** What the lines about a mentor and a mentee say. */
import { goings, mentoringWords } from './mentoring-words.ts';
import { reasonInWords } from './reason-in-words.ts';
import type { Sentences, TimelineDetails } from './sentence.ts';

export const pairSentences: Sentences = {
  'pair-begun': (details) =>
    `Mentor and mentee are a pair now; an introduction to each was asked for${exceptions(details)}.`,
  'pair-asked': (details) => `Both sides of the pair were asked how it goes${exceptions(details)}.`,
  'pair-not-asked': (details) =>
    `Nobody of the pair could be asked how it goes${exceptions(details)}.`,
  'pair-postponed': () =>
    'The question how mentoring goes waits: everybody who could be asked has paused their emails.',
  'pair-answered': ({ going, step }) =>
    step === 'end'
      ? `They told how mentoring was in the end${goingInWords(going)}.`
      : `They told how mentoring goes${goingInWords(going)}.`,
  'pair-agreed': () => 'They changed what mentoring is about, or how often the pair meets.',
  'pair-shares-changed': ({ shares }) =>
    typeof shares === 'string' && shares !== ''
      ? 'They settled what the other side of the pair is shown of them.'
      : 'They settled that the other side of the pair is shown nothing of them.',
  'pair-paused': (details) =>
    `${byWhom(details)} paused mentoring${typeof details['until'] === 'string' ? ` until ${dayInWords(details['until'])}` : ''}.`,
  'pair-went-on': (details) =>
    details['by'] === undefined
      ? 'The pause of mentoring is over.'
      : `${byWhom(details)} took mentoring up again.`,
  'pair-completed': (details) =>
    details['by'] === 'time'
      ? 'The time of the pair is over; it is completed.'
      : `${byWhom(details)} brought mentoring to its end.`,
  'pair-called-off': (details) => `${byWhom(details)} called mentoring off.`,
  'pair-thanked': (details) =>
    `Both sides of the pair are thanked${exceptions(details)}; the mentor has a place free again${details['rematch'] === true ? ', and another mentor is looked for' : ''}.`,
};

/** Which side gets no email, and why. */
function exceptions(details: TimelineDetails): string {
  const left = (['mentee', 'mentor'] as const).flatMap((side) => {
    const reason = details[side];
    return typeof reason === 'string' ? [`not the ${side} (${reasonInWords(reason)})`] : [];
  });
  return left.length === 0 ? '' : `, but ${left.join(' and ')}`;
}

function byWhom({ by }: TimelineDetails): string {
  switch (by) {
    case 'mentor':
    case 'mentee':
      return `The ${by}`;
    case 'staff':
      return 'The staff';
    default:
      return 'Somebody';
  }
}

function goingInWords(going: unknown): string {
  const known = goings.find((each) => each === going);
  return known === undefined ? '' : `: ${mentoringWords.en.goings[known].toLowerCase()}`;
}

function dayInWords(day: string): string {
  const date = new Date(day);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
