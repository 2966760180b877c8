import {
  annualSurvey,
  type Answers,
  type Question,
  questionOf,
} from '../../shared/domain/annual-survey.ts';
import { defaultLocale } from '../../shared/domain/locale.ts';
import type { AnsweredLine } from './pages/answered-lines.tsx';
import type { QuestionView } from './pages/question-page.tsx';
import type { SurveyHead } from './pages/survey-head.ts';
import type { SurveyView } from './pages/survey-page.ts';
import {
  givenAnswers,
  keptAnswers,
  nextUnseen,
  questionsAfter,
  tappedChoice,
  wordsFor,
} from './survey-path.ts';
import { closesAt, isOpen, type SurveyVisit } from './survey-visit.ts';

/** Addresses in this site: the survey's, `/s/<token>`, and of the page on mentoring. */
export interface SurveyPaths {
  path: string;
  profilePath: string;
}

export function headOf(visit: SurveyVisit, { path, profilePath }: SurveyPaths): SurveyHead {
  const { name, replyTo, timeZone } = visit.program;
  return {
    locale: defaultLocale,
    firstName: visit.person.firstName,
    program: { name, replyTo, timeZone },
    minutes: annualSurvey.minutes,
    schoolYear: visit.enrolment.survey.schoolYear,
    path,
    profilePath,
  };
}

/**
 * What a survey's link opens: the question touched in the email; the thanks, once sent in; else where they left
 * off. A pure reading: opening a link, however often, changes nothing.
 */
export function surveyView(
  visit: SurveyVisit,
  query: Record<string, string>,
  now: string,
): SurveyView {
  if (!isOpen(visit.enrolment, now)) return closedView(visit);
  const kept = keptAnswers(visit.response);
  const tapped = tappedChoice(query);
  if (tapped !== undefined && tapped.value !== kept[tapped.question.code]) {
    const view = questionView(visit, tapped.question, kept);
    return { ...view, value: tapped.value, kept: false, tapped: true };
  }
  if (visit.response?.submittedAt !== undefined) return thanksView(visit, kept);
  const next = nextUnseen(kept);
  if (next === undefined) return reviewView(kept);
  const greeting = visit.response === undefined ? 'first-visit' : 'welcome-back';
  return { ...questionView(visit, next, kept), greeting };
}

/** A question's own page; undefined when there is no such question, or it does not apply. */
export function questionViewOf(
  visit: SurveyVisit,
  code: string,
  now: string,
): SurveyView | undefined {
  if (!isOpen(visit.enrolment, now)) return closedView(visit);
  const kept = keptAnswers(visit.response);
  const question = questionOf(code);
  if (question === undefined || !questionsAfter(kept).some((each) => each.code === code)) {
    return undefined;
  }
  return questionView(visit, question, kept);
}

/** What is there to be sent; the thanks when it was sent in already. */
export function sendView(visit: SurveyVisit, now: string): SurveyView {
  if (!isOpen(visit.enrolment, now)) return closedView(visit);
  const kept = keptAnswers(visit.response);
  return visit.response?.submittedAt === undefined ? reviewView(kept) : thanksView(visit, kept);
}

function questionView(visit: SurveyVisit, question: Question, kept: Answers): QuestionView {
  const questions = questionsAfter(kept);
  const at = questions.findIndex((each) => each.code === question.code);
  const value = givenAnswers(kept)[question.code];
  return {
    view: 'question',
    question,
    value,
    kept: value !== undefined,
    tapped: false,
    number: at + 1,
    total: questions.length,
    before: questions[at - 1]?.code,
    last: at === questions.length - 1,
    changing: visit.response?.submittedAt !== undefined,
    greeting: visit.response === undefined ? 'first-visit' : 'none',
  };
}

function closedView(visit: SurveyVisit): SurveyView {
  return { view: 'closed', answered: visit.response?.submittedAt !== undefined };
}

function reviewView(kept: Answers): SurveyView {
  return { view: 'review', lines: linesOf(kept) };
}

function thanksView(visit: SurveyVisit, kept: Answers): SurveyView {
  return {
    view: 'thanks',
    lines: linesOf(kept),
    sentAt: visit.response?.submittedAt ?? '',
    changed: (visit.response?.revision ?? 0) > 1,
    mentors: ['yes', 'flash-only'].includes(kept['MENTOR_WILLING'] ?? ''),
    closesAt: closesAt(visit.enrolment),
  };
}

function linesOf(kept: Answers): AnsweredLine[] {
  const given = givenAnswers(kept);
  return questionsAfter(kept).map((question) => {
    const value = given[question.code];
    return {
      code: question.code,
      question: question.text,
      answer: value === undefined ? undefined : wordsFor(question, value),
    };
  });
}
