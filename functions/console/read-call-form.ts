import type { CallOutcome, NextStep } from '../../events/vocabulary/call.ts';
import { callOutcomes, nextSteps } from '../../events/vocabulary/call.ts';
import { helpNeeds } from '../../events/vocabulary/check-in.ts';
import { acceptedAnswer } from '../../shared/domain/annual-survey.ts';
import { checkInBarrier } from '../../shared/domain/check-in-barrier.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { readTelephone } from '../../shared/domain/registrar-file/read-telephone.ts';
import { tickedOf } from '../../shared/domain/ticked.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Visit } from './console-visit.ts';
import type { NotedCall } from './log-call.ts';

export interface CallForm {
  outcome: string;
  nextStep: string;
  nextDay: string;
  note: string;
  needs: readonly string[];
  /** Answers to questions of the survey, by their codes. */
  learned: Readonly<Record<string, string>>;
  telephone: string;
}

export interface FormProblem {
  field: string;
  message: string;
}

interface Circumstances {
  /** `2027-05-07`, in the program's zone. */
  today: string;
  /** The number as it is known. */
  telephone: string | undefined;
  /** Why no check-in can go to them. */
  barrier: 'opted-out' | 'degree-revoked' | 'not-reachable' | undefined;
  /** Address of who called. */
  by: string;
}

export type CallReading =
  | { ok: true; noted: NotedCall }
  | { ok: false; problems: readonly FormProblem[] };

/** Questions of the survey that a call may answer, and the kind of fact that each tells. */
export const learnedKinds = {
  EMP_STATUS: 'employment',
  JOB_SAT: 'satisfaction',
  INTENT_STAY: 'intent',
  MENTOR_WILLING: 'mentoring',
} as const;

const longestNote = 4000;

/** The form as it was sent, every field there; a usual next step to begin with. */
export function callForm(fields: ReadonlyMap<string, string>): CallForm {
  const text = (name: string) => (fields.get(name) ?? '').trim();
  return {
    outcome: text('outcome'),
    nextStep: text('nextStep') === '' ? 'usual' : text('nextStep'),
    nextDay: text('nextDay'),
    note: text('note').replace(/\r\n?/g, '\n'),
    needs: tickedOf(fields, 'needs', helpNeeds),
    learned: Object.fromEntries(Object.keys(learnedKinds).map((code) => [code, text(code)])),
    telephone: text('telephone'),
  };
}

/** What the form is checked against. */
export function circumstancesOf(person: Person, { program, admin }: Visit, now: string) {
  return {
    today: dayIn(now, program.timeZone),
    telephone: person.telephone,
    barrier: checkInBarrier(person),
    by: admin.email,
  };
}

/** Checks the form. A day to call again says by itself that there is to be another call. */
export function readCallForm(form: CallForm, about: Circumstances): CallReading {
  const outcome = callOutcomes.find((each) => each === form.outcome);
  const stated = nextSteps.find((each) => each === form.nextStep) ?? 'usual';
  const nextStep = stated === 'usual' && form.nextDay !== '' ? 'call-again' : stated;
  const number = form.telephone === '' ? undefined : readTelephone(form.telephone);
  const problems = [
    ...problemsOfOutcome(outcome, nextStep, form, about),
    ...problemsOfNextStep(nextStep, form, about),
    ...problemsOfWords(form),
    ...(number?.readable === false
      ? [problem('telephone', 'Enter a telephone number, such as (334) 555-0117.')]
      : []),
  ];
  if (problems.length > 0 || outcome === undefined) return { ok: false, problems };
  return {
    ok: true,
    noted: {
      outcome,
      nextStep,
      nextDay: form.nextDay === '' ? undefined : form.nextDay,
      note: form.note,
      needs: helpNeeds.filter((need) => form.needs.includes(need)),
      facts: factsIn(form),
      newNumber: number?.number === about.telephone ? undefined : number?.number,
      by: about.by,
    },
  };
}

const problem = (field: string, message: string): FormProblem => ({ field, message });

function problemsOfOutcome(
  outcome: CallOutcome | undefined,
  nextStep: NextStep | 'usual',
  { telephone }: CallForm,
  about: Circumstances,
): FormProblem[] {
  if (outcome === undefined) return [problem('outcome', 'Say how the call went.')];
  if (nextStep !== 'call-again') return [];
  if (outcome === 'asked-not-to-call') {
    return [problem('nextStep', 'They asked not to be called: choose another next step.')];
  }
  const other = telephone !== '' && readTelephone(telephone)?.number !== about.telephone;
  return outcome === 'wrong-number' && !other
    ? [problem('telephone', 'Enter the right number to call again, or choose another next step.')]
    : [];
}

function problemsOfNextStep(
  nextStep: NextStep | 'usual',
  { nextDay }: CallForm,
  { today, barrier }: Circumstances,
): FormProblem[] {
  const problems: FormProblem[] = [];
  if (nextStep === 'send-check-in' && barrier !== undefined) {
    problems.push(problem('nextStep', `No check-in can go to them: ${barriers[barrier]}.`));
  }
  if (nextDay !== '' && !isDayFrom(nextDay, today)) {
    problems.push(problem('nextDay', 'Enter a day from today on, within a year.'));
  }
  return problems;
}

const barriers = {
  'opted-out': 'they want none',
  'degree-revoked': 'every degree was taken back',
  'not-reachable': 'no address can be used',
} as const;

function problemsOfWords({ note }: CallForm): FormProblem[] {
  return note.length > longestNote
    ? [problem('note', `Shorten the note to ${longestNote} characters.`)]
    : [];
}

function factsIn({ learned }: CallForm): NotedCall['facts'] {
  return Object.entries(learnedKinds).flatMap(([code, kind]) => {
    const value = acceptedAnswer(code, learned[code] ?? '') ?? '';
    return value === '' || value === 'prefer-not-to-say' ? [] : [{ kind, value }];
  });
}

/** A day that the calendar has, from a day on, within a year of it. */
export function isDayFrom(day: string, from: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < from) return false;
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return false;
  return date.getTime() - Date.parse(`${from}T00:00:00Z`) <= 366 * 86_400_000;
}
