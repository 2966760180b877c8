import {
  mentoringTopics,
  type Rhythm,
  rhythms,
  sharings,
} from '../../events/vocabulary/mentoring.ts';
import type { Sharing } from '../../events/vocabulary/mentoring.ts';
import { goings } from '../../shared/domain/mentoring-words.ts';
import { tickedOf } from '../../shared/domain/ticked.ts';
import { pauseDay } from '../../shared/domain/pause-day.ts';
import type { Agreement } from './agree-on-pair.ts';
import type { PairAnswer } from './answer-pair.ts';
import type { PairTurn } from './pause-or-end-pair.ts';
import { longestPairWords, type PairProblem, type TypedPair } from './pages/pair-fields.ts';
import type { Shareable } from './pages/share-choices.ts';

/** What was pressed on a pair's page. */
export type PairPress =
  | { act: 'answer'; answer: PairAnswer }
  | { act: 'agree'; agreement: Agreement }
  | { act: 'share'; shares: Sharing[] }
  | { act: 'turn'; turn: PairTurn };

export type PairReading =
  | { ok: true; press: PairPress }
  | { ok: false; problem: PairProblem; typed: TypedPair }
  /** No button of ours. */
  | undefined;

type Form = ReadonlyMap<string, string>;

/** Control characters and the like, which no keyboard types; line breaks are kept. */
const unprintable = /[^\P{Cc}\n]+|[\p{Cs}\u2028\u2029]+/gu;

/** Reads the form of one of the page's parts. Fields it does not know are left out. */
export function readPairForm(
  form: Form,
  { shareable, today }: { shareable: readonly Shareable[]; today: string },
): PairReading {
  switch (form.get('act')) {
    case 'answer':
      return readAnswer(form);
    case 'agree': {
      const goals = tickedOf(form, 'goals', mentoringTopics);
      const rhythm = rhythmIn(form);
      if (rhythm === undefined) return { ok: false, problem: 'rhythm', typed: {} };
      return { ok: true, press: { act: 'agree', agreement: { goals, rhythm } } };
    }
    case 'share': {
      const ours = shareable.map(({ sharing }) => sharing);
      const shares = tickedOf(form, 'shares', sharings).filter((each) => ours.includes(each));
      return { ok: true, press: { act: 'share', shares } };
    }
    case 'pause': {
      const typed = (form.get('until') ?? '').trim().slice(0, 40);
      const until = pauseDay(typed, today);
      if (until === undefined) return { ok: false, problem: 'until', typed: { until: typed } };
      return { ok: true, press: { act: 'turn', turn: { act: 'pause', until } } };
    }
    case 'go-on':
      return { ok: true, press: { act: 'turn', turn: { act: 'go-on' } } };
    case 'end':
      return readEnd(form);
    default:
      return undefined;
  }
}

function readAnswer(form: Form): PairReading {
  const going = goings.find((each) => String(each) === form.get('going'));
  const met = yesOrNo(form.get('met'));
  const again = yesOrNo(form.get('again'));
  const words = (form.get('words') ?? '').replaceAll('\r\n', '\n').replace(unprintable, ' ').trim();
  const typed = { going, met, again, words };
  if (going === undefined) return { ok: false, problem: 'going', typed };
  if (words.length > longestPairWords) return { ok: false, problem: 'words', typed };
  const answer: PairAnswer = {
    going,
    ...(met === undefined ? {} : { met }),
    ...(again === undefined ? {} : { again }),
    ...(words === '' ? {} : { words }),
  };
  return { ok: true, press: { act: 'answer', answer } };
}

function readEnd(form: Form): PairReading {
  const outcome = form.get('outcome');
  if (outcome !== 'completed' && outcome !== 'cancelled') {
    return { ok: false, problem: 'outcome', typed: {} };
  }
  const rematch = form.get('rematch') === 'yes';
  return { ok: true, press: { act: 'turn', turn: { act: 'end', outcome, rematch } } };
}

function rhythmIn(form: Form): Rhythm | undefined {
  return rhythms.find((each) => each === form.get('rhythm'));
}

function yesOrNo(text: string | undefined): boolean | undefined {
  switch (text) {
    case 'yes':
      return true;
    case 'no':
      return false;
    default:
      return undefined;
  }
}
