import { readStrictly } from '../../events/contract.ts';
import { dataOf, type FormValues, tidied, valuesOf } from '../../shared/domain/contract-form.ts';
import { type FieldProblem, formProblems, inFormOrder } from '../../shared/domain/form-problems.ts';
import { completeForm } from './complete-form.ts';
import { derived, type EventForm } from './event-forms.ts';
import { slipsIn } from './form-slips.ts';
import type { KnownSchool } from './school-meant.ts';

interface At {
  eventId: string;
  programId: string;
  now: string;
  /** The day it is where the program is. */
  today: string;
  schools: readonly KnownSchool[];
  /** Fields that are not asked for, since they are known. */
  settled: FormValues;
}

export type EventReading =
  | { ok: true; data: unknown }
  | { ok: false; values: FormValues; problems: FieldProblem[] };

/**
 * Reads a form by the contract of its submission.
 * 1. Write what was typed as every door writes it. 2. Look for slips that a contract lets through: a form can be
 * mended at once. 3. Fill in what was not asked for. 4. Check it all by the contract.
 */
export function readEventForm(form: EventForm, typed: FormValues, at: At): EventReading {
  const values = tidied(form.fields, typed);
  const asked = valuesOf(form.fields, dataOf(form.fields, values));
  const said = new Map([...asked, ...at.settled]);
  const slips = slipsIn(said, at);
  const whole = completeForm(form, said);
  const { eventId, programId, now: occurredAt } = at;
  const data = dataOf(form.all, whole);
  const head = { eventId, occurredAt, programId, correlationId: eventId, causationId: eventId };
  const reading = readStrictly(form.contract, { ...head, data });
  if (reading.ok && slips.length === 0) return { ok: true, data: reading.event.data };
  const breaches = reading.ok ? [] : reading.breaches;
  const wrong = formProblems(form.fields, breaches, values);
  // What a day would have told is not missing: the day is.
  const own = wrong.filter(({ field }) => !derived.includes(field) || values.get(field));
  const problems = [...slips, ...own];
  return { ok: false, values, problems: inFormOrder(form.fields, values, problems) };
}
