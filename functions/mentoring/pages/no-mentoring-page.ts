import { unknownLinkPage } from '../../../shared/html/unknown-link-page.tsx';

/** The page where a link opens nothing here. */
export function noMentoringPage(): Response {
  return unknownLinkPage();
}
