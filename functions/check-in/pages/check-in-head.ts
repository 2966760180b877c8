import type { Locale } from '../../../shared/domain/locale.ts';
import type { PageProgram } from '../../../shared/html/alumni-page.tsx';

/** What every page of a check-in knows of who is looking and what it is about. */
export interface CheckInHead {
  locale: Locale;
  firstName: string;
  program: PageProgram & { timeZone: string };
  /** Who calls. */
  caller: string;
  /** It is about the time after a position ended. */
  afterLeaving: boolean;
  /** The check-in's address in this site, without a slash at its end: `/c/<plan>/<token>`. */
  path: string;
  /** Pages of the same person elsewhere in this site. */
  links: { settings: string; unsubscribe: string; request: string; profile: string };
}

/** `Thursday, September 17`, for a day or an instant where the program is. */
export function dayInWords(when: string, { locale, program }: CheckInHead): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(when);
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: isDay ? 'UTC' : program.timeZone,
  }).format(new Date(when));
}
