/**
 * Which check-ins a person is owed, and when: some days after a hire, then each spring up to a year in teaching. One is
 * owed at a time; when it is answered or closed, the next is.
 */
import { afternoonFrom, dayAfter, dayIn } from './calendar-day.ts';
import { dueIn } from './due.ts';
import { firstHiredOn, type Position, presentPosition } from './position.ts';
import type { CheckInPlan } from './program-plan.ts';

/** A milestone longer gone than this is left out: we learned of the hire too late. */
const lateByDays = 14;
/** A spring so soon after the days are over asks the same again, and is left out. */
const restBeforeSpringDays = 60;

interface Settings {
  plan: CheckInPlan;
  /** IANA zone of the program. */
  timeZone: string;
}

interface Person {
  personId: string;
  programId: string;
}

/** A milestone, and the day on which it falls. */
export interface MilestoneDay {
  /** `D30`, `Y2`. */
  milestone: string;
  day: string;
}

/** The name of a check-in: `checkin-d30-20260817`. */
export function checkInPlanName(milestone: string, since: string): string {
  return `checkin-${milestone.toLowerCase()}-${since.replaceAll('-', '')}`;
}

/** The first check-in owed after a hire; none when the whole plan lies behind. */
export function firstCheckIn(
  hire: Person & { employmentId: string; hireDate: string; firstHiredOn?: string | undefined },
  { plan, timeZone }: Settings,
  now: string,
) {
  const { hireDate, firstHiredOn: first = hireDate, ...about } = hire;
  const early = dayAfter(dayIn(now, timeZone), -lateByDays);
  const next = milestonesAfter(hireDate, first, plan).find(({ day }) => day >= early);
  return next && planned({ ...about, since: hireDate }, next, timeZone, now);
}

/** The check-in owed after one is over; none after the last, or when nothing follows (an exit, one sent by hand). */
export function nextCheckIn(
  over: Person & { employmentId?: string | undefined; milestone: string; since: string },
  {
    firstHiredOn: first = over.since,
    plan,
    timeZone,
  }: Settings & { firstHiredOn?: string | undefined },
  now: string,
) {
  const { milestone, since } = over;
  const present = dayOfMilestone(milestone, since, first, plan);
  if (present === undefined) return undefined;
  const early = dayAfter(dayIn(now, timeZone), -lateByDays);
  const next = milestonesAfter(since, first, plan).find(({ day }) => day > present && day >= early);
  return next && planned(over, next, timeZone, now);
}

/**
 * The check-in to owe once one is over, as far as it is not there yet. None when the position that it was about has
 * ended or given way to a later one: then another plan runs.
 */
export function checkInToOwe(
  over: Parameters<typeof nextCheckIn>[0],
  known: {
    employments: readonly Position[];
    checkIns: readonly { plan: string }[];
  },
  settings: Settings,
  now: string,
) {
  const { employments, checkIns } = known;
  if (positionIsOver(over, employments)) return undefined;
  const first = firstHiredOn(employments);
  const next = nextCheckIn(over, { ...settings, firstHiredOn: first }, now);
  return checkIns.some(({ plan }) => plan === next?.plan) ? undefined : next;
}

/** Whether the position that a check-in is about has ended, or given way to another. */
export function positionIsOver(
  { employmentId }: { employmentId?: string | undefined },
  employments: readonly Position[],
): boolean {
  const isKnown = employments.some((each) => each.employmentId === employmentId);
  return isKnown && presentPosition(employments)?.employmentId !== employmentId;
}

/** The one check-in that the end of a position owes: on the next weekday's afternoon. */
export function exitCheckIn(
  end: Person & { employmentId: string; endDate: string },
  { timeZone }: Pick<Settings, 'timeZone'>,
  now: string,
) {
  const { endDate, ...about } = end;
  const today = dayIn(now, timeZone);
  const nextDay = dayAfter(endDate < today ? today : endDate, 1);
  return {
    ...owed({ ...about, milestone: 'exit', since: endDate }, afternoonFrom(nextDay, now, timeZone)),
    startedBy: 'separation' as const,
  };
}

/** A check-in that the staff send by hand; one a day at most, since its name is the day's. */
export function checkInNow(person: Person, { timeZone }: Pick<Settings, 'timeZone'>, now: string) {
  const since = dayIn(now, timeZone);
  return { ...owed({ ...person, milestone: 'now', since }, now), startedBy: 'admin' as const };
}

/** Everything a plan holds after a hire, in the order of the days. */
export function milestonesAfter(
  hireDate: string,
  firstHiredOn: string,
  plan: CheckInPlan,
): MilestoneDay[] {
  const days = plan.days
    .toSorted((one, other) => one - other)
    .map((count) => ({ milestone: `D${count}`, day: dayAfter(hireDate, count) }));
  const last = days.at(-1)?.day;
  const rested = last === undefined ? hireDate : dayAfter(last, restBeforeSpringDays);
  return [...days, ...springsFor(firstHiredOn, plan).filter(({ day }) => day >= rested)];
}

function springsFor(firstHiredOn: string, plan: CheckInPlan): MilestoneDay[] {
  const years = Array.from({ length: Math.max(plan.lastYear - 1, 0) }, (_, at) => at + 2);
  return years.map((year) => ({ milestone: `Y${year}`, day: springOf(year, firstHiredOn, plan) }));
}

/** The day of the yearly check-in in somebody's second, third… year. Who is hired in June begins in the autumn. */
function springOf(year: number, firstHiredOn: string, { springOpens }: CheckInPlan): string {
  const [hiredIn = Number.NaN, hiredInMonth = Number.NaN] = firstHiredOn.split('-').map(Number);
  const firstYearEnds = hiredInMonth >= 6 ? hiredIn + 1 : hiredIn;
  const yearEnds = firstYearEnds + year - 1;
  const opensInAutumn = springOpens >= '08-01';
  return `${opensInAutumn ? yearEnds - 1 : yearEnds}-${springOpens}`;
}

/** The day of a milestone, also of one that the program has taken out of its plan since. */
function dayOfMilestone(
  milestone: string,
  since: string,
  firstHiredOn: string,
  plan: CheckInPlan,
): string | undefined {
  const [, kind, count] = /^([DY])(\d+)$/.exec(milestone) ?? [];
  if (kind === undefined) return undefined;
  return kind === 'D'
    ? dayAfter(since, Number(count))
    : springOf(Number(count), firstHiredOn, plan);
}

type About = Person & { employmentId?: string | undefined; milestone: string; since: string };

function planned(
  about: Omit<About, 'milestone'>,
  { milestone, day }: MilestoneDay,
  timeZone: string,
  now: string,
) {
  return {
    ...owed({ ...about, milestone }, afternoonFrom(day, now, timeZone)),
    startedBy: 'plan' as const,
  };
}

function owed(about: About, dueAt: string) {
  const { personId, programId, employmentId, milestone, since } = about;
  return {
    personId,
    programId,
    ...(employmentId !== undefined && { employmentId }),
    milestone,
    since,
    plan: checkInPlanName(milestone, since),
    version: 0,
    step: 'invitation' as const,
    due: dueIn('step', personId),
    dueAt,
    status: 'owed' as const,
    listOf: `${programId}#check-ins`,
    listBy: `${since}#${personId}`,
  };
}
