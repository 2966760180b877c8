import type { FormValues } from '../../shared/domain/contract-form.ts';
import { readStudentId } from '../../shared/domain/registrar-file/read-student-id.ts';
import { schoolYearOfDay } from '../../shared/domain/registrar-file/read-school-year.ts';
import type { EventForm } from './event-forms.ts';

/** A form's values as every door writes them, with what the form does not ask for. */
export function completeForm({ all, contract }: EventForm, form: FormValues): FormValues {
  const whole = new Map([...form].map(([name, text]) => [name, canonical(name, text)]));
  const cohort = 'cohortYear.schoolYear';
  const fallback = yearOf(contract.type, whole);
  if (!whole.has(cohort) && fallback !== undefined) whole.set(cohort, String(fallback));
  if (all.some(({ name }) => name === 'electronicMail')) {
    for (const row of rowsOfMail(whole)) {
      // The first is the best one.
      whole.set(`${row}.primaryEmailAddressIndicator`, row.endsWith('.0') ? 'yes' : 'no');
    }
  }
  return whole;
}

function rowsOfMail(form: FormValues): string[] {
  return [...form.keys()].flatMap((name) => {
    const [, row] = /^(electronicMail\.\d+)\.electronicMailAddress$/.exec(name) ?? [];
    return row === undefined ? [] : [row];
  });
}

function canonical(name: string, text: string): string {
  if (/ElectronicMailAddress(es\.\d+)?$/i.test(name)) return text.toLowerCase();
  if (/stateAbbreviation$/i.test(name)) return text.toUpperCase();
  if (!/(^|\.)candidateIdentifier$/.test(name)) return text;
  const studentId = readStudentId(text);
  return studentId.ok ? studentId.value.id : text;
}

/** The cohort, where only a day is given. Who begins in summer begins the school year that ends in the next. */
function yearOf(type: string, form: FormValues): number | undefined {
  const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day);
  const begun = form.get('beginDate') ?? '';
  if (type === 'admission.submitted.v1' && isDay(begun)) {
    return Number(begun.slice(0, 4)) + (Number(begun.slice(5, 7)) >= 7 ? 1 : 0);
  }
  const completed = form.get('degrees.0.completionDate') ?? '';
  return type === 'graduation.submitted.v1' && isDay(completed)
    ? schoolYearOfDay(completed)
    : undefined;
}
