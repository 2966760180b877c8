import { unknownLinkPage } from '../../../shared/html/unknown-link-page.tsx';
import type { AnsweredLine } from './answered-lines.tsx';
import { closedPage } from './closed-page.tsx';
import { type QuestionView, questionPage } from './question-page.tsx';
import { reviewPage } from './review-page.tsx';
import type { SurveyHead } from './survey-head.ts';
import { type ThanksView, thanksPage } from './thanks-page.tsx';

export type SurveyView =
  | QuestionView
  | { view: 'review'; lines: readonly AnsweredLine[] }
  | ThanksView
  | { view: 'closed'; answered: boolean };

/** The page for a view. */
export function surveyPage(head: SurveyHead, view: SurveyView): Response {
  switch (view.view) {
    case 'question':
      return questionPage(head, view);
    case 'review':
      return reviewPage(head, view.lines);
    case 'thanks':
      return thanksPage(head, view);
    case 'closed':
      return closedPage(head, view);
  }
}

/** The page where a link leads to no survey. */
export function noSurveyPage(): Response {
  return unknownLinkPage();
}
