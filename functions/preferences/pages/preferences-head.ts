import type { Locale } from '../../../shared/domain/locale.ts';
import type { PageProgram } from '../../../shared/html/alumni-page.tsx';

/** What every page knows of who opened a link. */
export interface PreferencesHead {
  locale: Locale;
  firstName: string;
  program: PageProgram;
  /** The page's own address in this site; its forms post there. */
  path: string;
}
