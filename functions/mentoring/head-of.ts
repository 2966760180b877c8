import { defaultLocale } from '../../shared/domain/locale.ts';
import type { MentoringVisit } from './mentoring-visit.ts';
import type { MentoringHead } from './pages/mentoring-head.ts';

/** `path` is the page's own address in this site. */
export function headOf({ person, program }: MentoringVisit, path: string): MentoringHead {
  const { name, replyTo, timeZone } = program;
  const { firstName } = person;
  return { locale: defaultLocale, firstName, program: { name, replyTo, timeZone }, path };
}
