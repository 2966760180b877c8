import {
  annualSurvey,
  type Answers,
  acceptedAnswer,
  type Question,
  questionsFor,
} from '../../shared/domain/annual-survey.ts';
import type { Response as StoredResponse } from '../../shared/records/response.ts';

/** Answers as they are kept: '' stands for a question that was passed over. */
export function keptAnswers(response: StoredResponse | undefined): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [code, value] of Object.entries(response?.answers ?? {})) {
    if (typeof value === 'string') kept[code] = value;
  }
  return kept;
}

/** Answers that say something. */
export function givenAnswers(kept: Answers): Record<string, string> {
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== ''));
}

/** The questions to ask, given what was answered so far; a question passed over decides nothing. */
export function questionsAfter(kept: Answers): readonly Question[] {
  return questionsFor(givenAnswers(kept));
}

/** Only what belongs to questions that apply: who left teaching has no school any more. */
export function applicableAnswers(kept: Answers): Record<string, string> {
  const asked = new Set(questionsAfter(kept).map(({ code }) => code));
  return Object.fromEntries(Object.entries(kept).filter(([code]) => asked.has(code)));
}

/** Where somebody goes on: the first question they have not seen; undefined when they have seen all. */
export function nextUnseen(kept: Answers): Question | undefined {
  return questionsAfter(kept).find(({ code }) => kept[code] === undefined);
}

/** The question after one; undefined after the last. After one that no longer applies: the first not seen yet. */
export function questionAfter(code: string, kept: Answers): Question | undefined {
  const questions = questionsAfter(kept);
  const at = questions.findIndex((question) => question.code === code);
  return at === -1 ? nextUnseen(kept) : questions[at + 1];
}

export interface TappedChoice {
  question: Question;
  value: string;
}

/** The choice that a link in an email carries, if it is one of the first question's. */
export function tappedChoice(query: Record<string, string>): TappedChoice | undefined {
  const question: Question | undefined = annualSurvey.questions[0];
  if (question === undefined) return undefined;
  const value = acceptedAnswer(question.code, query[question.code] ?? '');
  return value === undefined || value === '' ? undefined : { question, value };
}

/** An answer in the words of the survey. */
export function wordsFor(question: Question, value: string): string {
  switch (question.form) {
    case 'choice':
      return question.choices.find((choice) => choice.code === value)?.label ?? value;
    case 'text':
      return value;
  }
}
