import { unknownLinkPage } from '../../../shared/html/unknown-link-page.tsx';
import type { CheckInHead } from './check-in-head.ts';
import { overPage } from './over-page.tsx';
import { type QuestionView, questionPage } from './question-page.tsx';
import { type ThanksView, thanksPage } from './thanks-page.tsx';

export type CheckInView = QuestionView | ThanksView | { view: 'over' };

/** The page for a view. */
export function checkInPage(head: CheckInHead, view: CheckInView): Response {
  switch (view.view) {
    case 'question':
      return questionPage(head, view);
    case 'thanks':
      return thanksPage(head, view);
    case 'over':
      return overPage(head);
  }
}

/** The page where a link leads to no check-in. */
export function noCheckInPage(): Response {
  return unknownLinkPage();
}
