import type { ListedEnrolment, ListedPerson, Lists } from '../../shared/ports.ts';

/** More than this is not looked at: the page then says "at least". */
export const mostPlanned = 5000;

export interface PlannedDay {
  /** `2027-05-03` in the program's zone. */
  day: string;
  invitations: number;
  reminders: number;
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
  rosters: readonly ListedEnrolment[];
  people: readonly ListedPerson[];
}

/** Reads what is planned: emails that wait, and survey steps that will ask for one. */
export async function readPlanned(records: Lists, programId: string): Promise<Known> {
  const [messages, owed, people] = await Promise.all([
    records.planned(programId, mostPlanned),
    records.owed(programId, mostPlanned),
    records.people(programId),
  ]);
  const plans = [...new Set(owed.map(({ plan }) => plan))];
  const rosters = await Promise.all(plans.map((plan) => records.roster(programId, plan)));
  return { messages, owed, people, rosters: rosters.flat() };
}

/**
 * How many emails go on which day, as it stands. What is overdue counts for today. A survey's reminders are planned
 * once its invitation is, so later days grow; who answers before takes theirs away.
 */
export function plannedEmails(known: Known, timeZone: string, now: string): PlannedEmails {
  const { messages, owed, rosters, people } = known;
  const reach = new Map(people.map((person) => [person.personId, person.reach]));
  const steps = new Map(rosters.map(({ personId, plan, step }) => [`${personId}#${plan}`, step]));
  const days = new Map<string, PlannedDay>();
  const add = (dueAt: string, step: string) => {
    const day = dayIn(dueAt < now ? now : dueAt, timeZone);
    const there = days.get(day) ?? { day, invitations: 0, reminders: 0 };
    if (step === 'invitation') there.invitations += 1;
    else there.reminders += 1;
    days.set(day, there);
  };
  for (const { dueAt, step } of messages) add(dueAt, step);
  let notReachable = 0;
  let optedOut = 0;
  for (const { personId, plan, dueAt } of owed) {
    const step = steps.get(`${personId}#${plan}`);
    if (step === undefined || step === 'close') continue;
    const standing = reach.get(personId);
    if (standing === 'reachable') add(dueAt, step);
    else if (standing === 'opted-out') optedOut += 1;
    else notReachable += 1;
  }
  const sorted = [...days.values()].sort((a, b) => a.day.localeCompare(b.day));
  return {
    days: sorted,
    total: sorted.reduce((sum, { invitations, reminders }) => sum + invitations + reminders, 0),
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
    .reduce((sum, { invitations, reminders }) => sum + invitations + reminders, 0);
}
