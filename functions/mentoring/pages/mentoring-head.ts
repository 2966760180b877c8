import type { Locale } from '../../../shared/domain/locale.ts';
import type { PageProgram } from '../../../shared/html/alumni-page.tsx';

/** What every page of mentoring knows of who opened its link. */
export interface MentoringHead {
  locale: Locale;
  firstName: string;
  program: PageProgram & { timeZone: string };
  /** The page's own address in this site; its forms post there. */
  path: string;
}

/** A day as people write it, where the program is; a date without a time is the day it names. */
export function dayInWords(iso: string, { locale, program }: MentoringHead): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, {
    dateStyle: 'long',
    timeZone: iso.length === 10 ? 'UTC' : program.timeZone,
  }).format(new Date(iso));
}
