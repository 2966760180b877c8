import { acceptedAnswer, questionOf } from '../../shared/domain/annual-survey.ts';
import type { Press } from './answer-survey.ts';
import type { AnswerProblem } from './pages/question-page.tsx';

export type PressReading =
  | { ok: true; press: Press }
  /** `typed` fills the form again. */
  | { ok: false; problem: AnswerProblem; typed: string }
  /** There is no such question. */
  | undefined;

/** Control characters and the like, which no keyboard types and no page should carry on. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]+/gu;

/** Reads the form of one question. Fields it does not know are left out. */
export function readPress(code: string, form: ReadonlyMap<string, string>): PressReading {
  const question = questionOf(code);
  if (question === undefined) return undefined;
  if (!form.has('go') && !form.has(code)) {
    return { ok: false, typed: '', problem: { problem: 'nothing-arrived' } };
  }
  const go = form.get('go') ?? '';
  const skips = go === 'skip' || go === 'skip-and-send';
  const typed = skips ? '' : (form.get(code) ?? '').replace(unprintable, ' ').trim();
  if (question.form === 'text' && typed.length > question.maxLength) {
    const { maxLength } = question;
    return { ok: false, typed, problem: { problem: 'too-long', length: typed.length, maxLength } };
  }
  const value = acceptedAnswer(code, typed);
  if (value === undefined) return { ok: false, typed, problem: { problem: 'no-such-choice' } };
  const send = go === 'send' || go === 'skip-and-send';
  return { ok: true, press: { answer: { code, value, shown: form.get('shown') === 'yes' }, send } };
}
