/** A few words to begin a call with. Nobody has to read them out; they keep the first minute easy. */
import type { CallReason } from '../../events/vocabulary/call.ts';
import type { Locale } from './locale.ts';

export interface CallScript {
  opening: string;
  /** What to ask, one at a time. */
  questions: readonly string[];
  ending: string;
  /** What to leave on an answering machine, or with whoever answers. */
  leftWord: string;
}

interface Spoken {
  firstName: string;
  /** Who calls. */
  caller: string;
  program: string;
  reason: CallReason;
  /** What they said would help, `Workload, Families`; empty when they said nothing. */
  needs: string;
}

interface Part {
  why: string;
  questions: readonly string[];
}

const texts = {
  en: {
    opening: (spoken: Spoken, why: string) =>
      `Hello ${spoken.firstName}, this is ${spoken.caller} from ${spoken.program}. ${why} Is now a good moment?`,
    needs: (needs: string) => `You said what would help: “${needs}”. What would help most now?`,
    ending:
      'Say what you will do and by when, and ask whether you may call again. Thank them for the talk.',
    leftWord: (spoken: Spoken) =>
      `“This is ${spoken.caller} from ${spoken.program}, for ${spoken.firstName}. It is nothing urgent; I will try again.” Leave it at that: others may listen.`,
    parts: {
      'asked-for-a-call': {
        why: 'You asked us to call.',
        questions: [
          'What is on your mind?',
          'What have you tried, and what would you like to try?',
          'Would it help to talk with a graduate who has been there?',
        ],
      },
      'low-check-in': {
        why: 'You told us that it is hard at the moment, and I would like to hear how you are. This is not an evaluation, and what you tell me stays with us.',
        questions: [
          'What makes it hard: the class, the workload, the people, something else?',
          'Who at your school stands by you?',
          'What would make next week a little easier?',
        ],
      },
      'left-position': {
        why: 'We heard that your position has ended, and I would like to hear how you are.',
        questions: [
          'What would you have needed there?',
          'What would you like to do next, and where?',
          'Can we help: a conversation, a contact, a question about your license?',
        ],
      },
      'no-mentor-found': {
        why: 'We have been looking for a mentor for you and have not found one who fits yet.',
        questions: [
          'What would you talk about with a mentor first?',
          'Would somebody of another subject be all right, or only by video?',
          'Until then: would one talk of half an hour help?',
        ],
      },
      'not-reachable': {
        why: 'Our emails do not reach you, so I wanted to make sure that we have the right address.',
        questions: [
          'Which email address do you read?',
          'Where are you now: at a school, elsewhere, still looking?',
          'Is there anything that we can do for you?',
        ],
      },
      'by-hand': {
        why: 'I am calling to hear how you are getting on.',
        questions: [
          'How is it going?',
          'What would help?',
          'Is there anything that we can do for you?',
        ],
      },
    } satisfies Record<CallReason, Part>,
  },
} satisfies Record<Locale, object>;

/** The words for a call, by why it is made. */
export function callScript(spoken: Spoken, locale: Locale): CallScript {
  const words = texts[locale];
  const { why, questions } = words.parts[spoken.reason];
  return {
    opening: words.opening(spoken, why),
    questions: spoken.needs === '' ? questions : [words.needs(spoken.needs), ...questions],
    ending: words.ending,
    leftWord: words.leftWord(spoken),
  };
}
