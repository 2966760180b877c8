import { dayIn } from '../../shared/domain/calendar-day.ts';
import type { MentoringVisit } from './mentoring-visit.ts';

/** The day that it is at the program. */
export function todayIn({ program }: MentoringVisit, now: string): string {
  return dayIn(now, program.timeZone);
}
