import { matterOf } from '../../shared/domain/message-plan.ts';
import type { ListedPerson, Lists } from '../../shared/ports.ts';

/** More than this is not looked at: the page then says "at least". */
export const mostPlanned = 5000;

export interface PlannedDay {
  /** `2027-05-03` in the program's zone. */
  day: string;
  invitations: number;
  reminders: number;
  /** About mentoring, colleagues and calls. */
  others: number;
}

export interface PlannedEmails {
  days: readonly PlannedDay[];
  total: number;
  /** Steps for people who cannot be reached: no email goes. */
  notReachable: number;
  /** Steps for people who want none. */
  optedOut: number;
  /** There may be more than were looked at. */
  atLeast: boolean;
}

interface Known {
  messages: Awaited<ReturnType<Lists['planned']>>;
  owed: Awaited<ReturnType<Lists['owed']>>;
  /** Which step each survey and check-in is at. */
  steps: readonly { personId: string; plan: string; step?: string | undefined }[];
  people: readonly ListedPerson[];
}

/** Reads what is planned: emails that wait, and steps of surveys and check-ins that will ask for one. */
export async function readPlanned(records: Lists, programId: string): Promise<Known> {
  const [messages, owed, people] = await Promise.all([
    records.planned(programId, mostPlanned),
    records.owed(programId, mostPlanned),
    records.people(programId),
  ]);
  const plans = [...new Set(owed.map(({ plan }) => plan))];
  const [rosters, checkIns] = await Promise.all([
    Promise.all(plans.filter(isSurvey).map((plan) => records.roster(programId, plan))),
    plans.every(isSurvey) ? [] : records.checkIns(programId),
  ]);
  return { messages, owed, people, steps: [...rosters.flat(), ...checkIns] };
}

const isSurvey = (plan: string) => matterOf(plan)?.matter === 'survey';
const isAsked = (plan: string) => isSurvey(plan) || matterOf(plan)?.matter === 'check-in';

/**
 * How many emails go on which day, as it stands. What is overdue counts for today. Reminders are planned
 * once the invitation is, so later days grow; who answers before takes theirs away.
 */
export function plannedEmails(known: Known, timeZone: string, now: string): PlannedEmails {
  const { messages, owed, people } = known;
  const reach = new Map(people.map((person) => [person.personId, person.reach]));
  const steps = new Map(
    known.steps.map(({ personId, plan, step }) => [`${personId}#${plan}`, step]),
  );
  const days = new Map<string, PlannedDay>();
  const add = (dueAt: string, plan: string, step: string) => {
    const day = dayIn(dueAt < now ? now : dueAt, timeZone);
    const there = days.get(day) ?? { day, invitations: 0, reminders: 0, others: 0 };
    if (!isAsked(plan)) there.others += 1;
    else if (step === 'invitation') there.invitations += 1;
    else there.reminders += 1;
    days.set(day, there);
  };
  for (const { dueAt, plan, step } of messages) add(dueAt, plan, step);
  let notReachable = 0;
  let optedOut = 0;
  for (const { personId, plan, dueAt } of owed) {
    const step = steps.get(`${personId}#${plan}`);
    if (step === undefined || step === 'close') continue;
    const standing = reach.get(personId);
    // Who wants no surveys may well want check-ins; the list does not say.
    if (standing === 'reachable' || (standing === 'opted-out' && !isSurvey(plan))) {
      add(dueAt, plan, step);
    } else if (standing === 'opted-out') optedOut += 1;
    else notReachable += 1;
  }
  const sorted = [...days.values()].sort((a, b) => a.day.localeCompare(b.day));
  return {
    days: sorted,
    total: sorted.reduce((sum, day) => sum + emailsOn(day), 0),
    notReachable,
    optedOut,
    atLeast: messages.length >= mostPlanned || owed.length >= mostPlanned,
  };
}

/** The day of an instant in a zone, `2027-05-03`. */
export function dayIn(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant));
}

/** Emails that go within some days from now. */
export function emailsWithin(planned: PlannedEmails, days: number, timeZone: string, now: string) {
  const until = dayIn(new Date(Date.parse(now) + days * 86_400_000).toISOString(), timeZone);
  return planned.days
    .filter(({ day }) => day <= until)
    .reduce((sum, day) => sum + emailsOn(day), 0);
}

function emailsOn({ invitations, reminders, others }: PlannedDay): number {
  return invitations + reminders + others;
}
