import type { Locale } from '../../../shared/domain/locale.ts';

const texts = { en: { unnamed: 'a younger graduate' } } satisfies Record<Locale, object>;

/** What a mentee is called on a page; undefined where they may not be named. */
export function menteeName(locale: Locale, firstName: string | undefined): string {
  return firstName ?? texts[locale].unnamed;
}
