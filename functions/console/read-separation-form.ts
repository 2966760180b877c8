import type { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import type { DataOf } from '../../events/contract.ts';
import { Evidence } from '../../events/fields/employment.ts';
import { separationReasons, separations } from '../../events/vocabulary/employment.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { isDay } from './read-hire-form.ts';

export interface SeparationForm {
  endDate: string;
  separation: string;
  separationReason: string;
  source: string;
}

type EndData = DataOf<typeof alumniEmploymentEnded>;

export type SeparationReading =
  | { ok: true; period: Omit<EndData['employmentPeriod'], 'hireDate'>; evidence: Evidence }
  | { ok: false; problems: { field: string; message: string }[] };

/** The form as it was sent, every field there. */
export function separationForm(fields: ReadonlyMap<string, string>): SeparationForm {
  const text = (name: string) => (fields.get(name) ?? '').trim();
  return {
    endDate: text('endDate'),
    separation: text('separation'),
    separationReason: text('separationReason'),
    source: text('source') || 'self-report',
  };
}

/** Checks the form, by the day that it is where the program is. */
export function readSeparationForm(
  form: SeparationForm,
  at: { hireDate: string; now: string; timeZone: string },
): SeparationReading {
  const today = dayIn(at.now, at.timeZone);
  const evidence = Evidence.safeParse({
    source: form.source,
    observedAt: today,
    confidence: 'stated',
  });
  const day = endDayProblem(form.endDate, at.hireDate, today);
  const problems = [
    ...(day === undefined ? [] : [{ field: 'endDate', message: day }]),
    ...(evidence.success ? [] : [{ field: 'source', message: 'Say where you know it from.' }]),
  ];
  if (problems.length > 0 || !evidence.success) return { ok: false, problems };
  const separation = separations.find((each) => each === form.separation);
  const separationReason = separationReasons.find((each) => each === form.separationReason);
  return {
    ok: true,
    period: {
      endDate: form.endDate,
      ...(separation !== undefined && { separation }),
      ...(separationReason !== undefined && { separationReason }),
    },
    evidence: evidence.data,
  };
}

function endDayProblem(endDate: string, hireDate: string, today: string): string | undefined {
  if (endDate === '') return 'Enter the last day in the position.';
  if (!isDay(endDate)) return 'Enter the last day as a date, such as 2027-05-28.';
  if (endDate < hireDate) return 'The last day cannot lie before the first.';
  const latest = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return endDate > latest ? 'This day lies too far ahead; look at the year again.' : undefined;
}
