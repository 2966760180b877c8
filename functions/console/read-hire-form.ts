import type { DataOf } from '../../events/contract.ts';
import type { alumniHired } from '../../events/alumni-hired.ts';
import { Evidence } from '../../events/fields/employment.ts';
import {
  academicSubjects,
  gradeBands,
  staffClassifications,
} from '../../events/vocabulary/employment.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { tickedOf } from '../../shared/domain/ticked.ts';
import { type KnownSchool, readSchoolFields, type StatedSchool } from './read-school-fields.ts';

export interface HireForm {
  school: string;
  city: string;
  stateAbbreviation: string;
  ncesSchoolId: string;
  hireDate: string;
  staffClassification: string;
  subjects: string[];
  gradeBands: string[];
  source: string;
}

interface FieldProblem {
  field: string;
  message: string;
}

type Statement = Pick<
  DataOf<typeof alumniHired>,
  'staffClassification' | 'academicSubjects' | 'gradeBands' | 'evidence' | 'employmentPeriod'
>;

export type HireReading =
  | { ok: true; school: StatedSchool; statement: Statement; repaired: boolean }
  | { ok: false; problems: FieldProblem[] };

/** The form as it was sent, every field there; fields it does not know are left out. */
export function hireForm(fields: ReadonlyMap<string, string>): HireForm {
  const text = (name: string) =>
    (fields.get(name) ?? '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return {
    school: text('school'),
    city: text('city'),
    stateAbbreviation: text('stateAbbreviation').toUpperCase(),
    ncesSchoolId: text('ncesSchoolId').toUpperCase(),
    hireDate: text('hireDate'),
    staffClassification: text('staffClassification') || 'Teacher',
    subjects: tickedOf(fields, 'subjects', academicSubjects),
    gradeBands: tickedOf(fields, 'gradeBands', gradeBands),
    source: text('source') || 'self-report',
  };
}

/** Nobody records a hire that lies further ahead, or further back: such a day is a slip. */
const yearsAhead = 1;
const earliest = '1950-01-01';

/** Checks the form, by the day that it is where the program is. */
export function readHireForm(
  form: HireForm,
  at: { schools: readonly KnownSchool[]; now: string; timeZone: string },
): HireReading {
  const { schools } = at;
  const today = dayIn(at.now, at.timeZone);
  const school = readSchoolFields(form, schools);
  const day = hireDayProblem(form.hireDate, today);
  const role = staffClassifications.find((each) => each === form.staffClassification);
  const evidence = Evidence.safeParse({
    source: form.source,
    observedAt: today,
    confidence: 'stated',
  });
  const problems = [
    ...(school.ok ? [] : school.problems),
    ...(day === undefined ? [] : [{ field: 'hireDate', message: day }]),
    ...(role === undefined
      ? [{ field: 'staffClassification', message: 'Choose one of the roles.' }]
      : []),
    ...(evidence.success ? [] : [{ field: 'source', message: 'Say where you know it from.' }]),
  ];
  if (problems.length > 0 || !school.ok || role === undefined || !evidence.success) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    school: school.school,
    repaired: school.repaired,
    statement: {
      employmentPeriod: { hireDate: form.hireDate },
      staffClassification: role,
      academicSubjects: academicSubjects.filter((each) => form.subjects.includes(each)).slice(0, 8),
      gradeBands: gradeBands.filter((each) => form.gradeBands.includes(each)),
      evidence: evidence.data,
    },
  };
}

function hireDayProblem(hireDate: string, today: string): string | undefined {
  if (hireDate === '') return 'Enter the first day in the position.';
  if (!isDay(hireDate)) return 'Enter the first day as a date, such as 2026-08-17.';
  const latest = `${Number(today.slice(0, 4)) + yearsAhead}${today.slice(4)}`;
  if (hireDate < earliest || hireDate > latest) {
    return 'This day lies too far away; look at the year again.';
  }
  return undefined;
}

/** Whether it is a day of the calendar, `2026-08-17`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
