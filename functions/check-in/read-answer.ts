import { helpNeeds } from '../../events/vocabulary/check-in.ts';
import { type Mood, moods } from '../../shared/domain/check-in-words.ts';
import { tickedOf } from '../../shared/domain/ticked.ts';
import type { Answer } from './answer-check-in.ts';
import type { AnswerProblem, FilledIn } from './pages/answer-form.ts';

export type AnswerReading =
  | { ok: true; answer: Answer }
  | { ok: false; filledIn: FilledIn; problems: readonly AnswerProblem[] };

/** Characters. */
export const longestWords = 2000;
/** `+1 (555) 010-2345 x12` */
const telephone = /^[+(\d][\d\s().\-/]*(?:x\.? ?\d{1,6})?$/i;
/** Control characters and the like, which no keyboard types and no page should carry on; line ends stay. */
const unprintable = /[^\P{Cc}\n]|[\p{Cs}\u2028\u2029]/gu;

/** The answer that a link or a form chose; undefined when it is none of the five. */
export function moodIn(value: string | undefined): Mood | undefined {
  return moods.find((mood) => String(mood) === value);
}

/** Reads the form. A wish to be called needs a number: theirs, or the one we have. */
export function readAnswer(
  form: ReadonlyMap<string, string>,
  known: { hasTelephone: boolean },
): AnswerReading {
  const filledIn = filledInBy(form);
  const { mood, needs, words, callMe } = filledIn;
  const problems = problemsWith(filledIn, known.hasTelephone);
  if (mood === undefined || problems.length > 0) return { ok: false, filledIn, problems };
  const given = callMe && filledIn.telephone !== '' ? filledIn.telephone : undefined;
  return { ok: true, answer: { mood, needs, words, callMe, telephone: given } };
}

function filledInBy(form: ReadonlyMap<string, string>): FilledIn {
  const text = (name: string) =>
    (form.get(name) ?? '').replaceAll(/\r\n?/g, '\n').replaceAll(unprintable, ' ').trim();
  return {
    mood: moodIn(form.get('mood')),
    needs: tickedOf(form, 'needs', helpNeeds),
    words: text('words'),
    callMe: form.get('callMe') === 'yes',
    telephone: text('telephone'),
  };
}

function problemsWith(filledIn: FilledIn, hasTelephone: boolean): AnswerProblem[] {
  const { mood, words, callMe } = filledIn;
  const problems: AnswerProblem[] = [];
  if (mood === undefined) problems.push({ field: 'mood' });
  if (words.length > longestWords) {
    problems.push({ field: 'words', length: words.length, maxLength: longestWords });
  }
  if (callMe && filledIn.telephone === '' && !hasTelephone) {
    problems.push({ field: 'telephone', problem: 'missing' });
  }
  if (callMe && filledIn.telephone !== '' && !isTelephone(filledIn.telephone)) {
    problems.push({ field: 'telephone', problem: 'no-number' });
  }
  return problems;
}

function isTelephone(typed: string): boolean {
  const digits = typed.replaceAll(/\D/g, '').length;
  return telephone.test(typed) && digits >= 7 && digits <= 21;
}
