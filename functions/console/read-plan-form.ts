import * as z from 'zod';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { callDueOn } from '../../shared/domain/new-call-task.ts';
import { callerOf, sameAddress } from './calls-view.ts';
import type { Visit } from './console-visit.ts';
import { type FormProblem, isDayFrom } from './read-call-form.ts';

export interface PlanForm {
  dueDate: string;
  about: string;
  /** Address of who is to call. */
  owner: string;
}

const FormId = z.uuid();
const longestAbout = 1000;

/** A form to begin with: the usual day, and who mostly calls. */
export function freshPlan({ program }: Visit, now: string): PlanForm {
  return {
    dueDate: callDueOn('by-hand', now, program.timeZone),
    about: '',
    owner: callerOf(program).address,
  };
}

/** The form as it was sent, every field there. */
export function planForm(fields: ReadonlyMap<string, string>): PlanForm {
  const text = (name: string) => (fields.get(name) ?? '').trim();
  return {
    dueDate: text('dueDate'),
    about: text('about').replace(/\r\n?/g, '\n'),
    owner: text('owner'),
  };
}

/** What a form stands for; another where it does not say. */
export function formIdIn(fields: ReadonlyMap<string, string>): string {
  const given = FormId.safeParse(fields.get('formId'));
  return given.success ? given.data : crypto.randomUUID();
}

/** What is wrong with the form. */
export function problemsOfPlan(
  { dueDate, about }: PlanForm,
  { program }: Visit,
  now: string,
): FormProblem[] {
  return [
    ...(isDayFrom(dueDate, dayIn(now, program.timeZone))
      ? []
      : [{ field: 'dueDate', message: 'Enter a day from today on, within a year.' }]),
    ...(about.length > longestAbout
      ? [{ field: 'about', message: `Shorten this to ${longestAbout} characters.` }]
      : []),
  ];
}

/** Who may be chosen to call: the program's caller, and whoever plans it. */
export function callersFor({ program, admin }: Visit): { name: string; address: string }[] {
  const caller = callerOf(program);
  return sameAddress(caller.address, admin.email)
    ? [caller]
    : [caller, { name: admin.name, address: admin.email.toLowerCase() }];
}
