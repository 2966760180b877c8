import { type CheckInPlan, checkInPlanOf } from '../../shared/domain/program-plan.ts';
import { type FieldProblem, isDayOfEveryYear } from './read-settings.ts';

export interface CheckInPlanForm {
  /** `30, 90, 180` */
  days: string;
  springMonth: string;
  springDay: string;
  /** `1`: no spring. */
  lastYear: string;
}

export type CheckInPlanReading =
  | { ok: true; plan: CheckInPlan }
  | { ok: false; problems: FieldProblem[] };

/** Check-ins closer to each other than the two weeks for which one is open would overlap. */
const closestDays = 15;
const latestDay = 730;
const mostDays = 8;
export const lastYears = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The form as it was sent, every field there. */
export function checkInPlanForm(fields: ReadonlyMap<string, string>): CheckInPlanForm {
  const text = (name: string) => (fields.get(name) ?? '').trim();
  return {
    days: text('days').slice(0, 100),
    springMonth: text('springMonth').padStart(2, '0'),
    springDay: text('springDay').padStart(2, '0'),
    lastYear: text('lastYear'),
  };
}

/** A program's plan as the form shows it. */
export function checkInPlanFormOf(program: Parameters<typeof checkInPlanOf>[0]): CheckInPlanForm {
  const { days, springOpens, lastYear } = checkInPlanOf(program);
  const [springMonth = '03', springDay = '15'] = springOpens.split('-');
  return { days: days.join(', '), springMonth, springDay, lastYear: String(lastYear) };
}

/** Checks the form. */
export function readCheckInPlan(form: CheckInPlanForm): CheckInPlanReading {
  const days = readDays(form.days);
  const lastYear = lastYears.find((year) => String(year) === form.lastYear);
  const problems: FieldProblem[] = [];
  if (typeof days === 'string') problems.push({ field: 'days', message: days });
  if (!isDayOfEveryYear(form.springMonth, form.springDay)) {
    problems.push({
      field: 'springDay',
      message: 'Choose a day that this month has every year.',
    });
  }
  if (lastYear === undefined) {
    problems.push({ field: 'lastYear', message: 'Choose a year from the list.' });
  }
  if (typeof days === 'string' || lastYear === undefined || problems.length > 0) {
    return { ok: false, problems };
  }
  const springOpens = `${form.springMonth}-${form.springDay}`;
  return { ok: true, plan: { days, springOpens, lastYear } };
}

/** The days in their order, or what is wrong with them. */
function readDays(typed: string): number[] | string {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.some((part) => !/^\d{1,4}$/.test(part))) {
    return 'Give numbers of days with commas between them, such as 30, 90, 180.';
  }
  const days = [...new Set(parts.map(Number))].toSorted((one, other) => one - other);
  if (days.length > mostDays) return `Use at most ${mostDays} check-ins after a hire.`;
  if (days.some((day) => day < 1 || day > latestDay)) {
    return `Choose days between 1 and ${latestDay}.`;
  }
  const tooClose = days.some((day, at) => at > 0 && day - (days[at - 1] ?? day) < closestDays);
  return tooClose
    ? `Leave at least ${closestDays} days between two check-ins: each is open for two weeks.`
    : days;
}
