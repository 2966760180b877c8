import { type HelpNeed, helpNeeds } from '../../events/vocabulary/check-in.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { lowMood, type Mood, moodOf } from '../../shared/domain/check-in-words.ts';
import type { Dossier, ListedCallTask, ListedCheckIn, ListedPerson } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { CheckInsView } from './pages/person-check-ins.tsx';
import { sendCheckIn } from './send-check-in.ts';

/** How many of a milestone's check-ins stand where. */
export interface MilestoneRow {
  milestone: string;
  owed: number;
  invited: number;
  answered: number;
  closed: number;
  notReachable: number;
  optedOut: number;
  /** Answers that say it is hard. */
  low: number;
  /** Per cent of those written to; undefined before anybody was. */
  rate: number | undefined;
}

export interface MonthRow {
  /** `2026-09` */
  month: string;
  answers: number;
  moods: Readonly<Record<Mood, number>>;
  needs: Readonly<Record<HelpNeed, number>>;
  callMe: number;
}

export interface HardAnswer {
  personId: string;
  name: string;
  plan: string;
  milestone: string;
  mood: Mood;
  callMe: boolean;
  answeredAt: string;
  /** The call that it led to, and whether it was made. */
  call: { callId: string; done: boolean } | undefined;
}

/** Months shown, the latest first. */
const monthsShown = 12;
/** Hard answers of so many days are shown. */
const hardForDays = 90;

/** What was asked and answered, milestone by milestone in the order of a career. */
export function milestoneRows(checkIns: readonly ListedCheckIn[]): MilestoneRow[] {
  const byMilestone = Map.groupBy(
    checkIns.filter(({ status }) => status !== 'cancelled'),
    ({ milestone }) => milestone,
  );
  return [...byMilestone]
    .map(([milestone, all]) => milestoneRow(milestone, all))
    .sort((a, b) => orderOf(a.milestone) - orderOf(b.milestone));
}

function milestoneRow(milestone: string, all: readonly ListedCheckIn[]): MilestoneRow {
  const amount = (status: ListedCheckIn['status']) =>
    all.filter((each) => each.status === status).length;
  const [invited, answered, closed] = [amount('invited'), amount('answered'), amount('closed')];
  const written = invited + answered + closed;
  return {
    milestone,
    owed: amount('owed'),
    invited,
    answered,
    closed,
    notReachable: amount('not-reachable'),
    optedOut: amount('opted-out'),
    low: all.filter(({ mood }) => mood !== undefined && mood <= lowMood).length,
    rate: written === 0 ? undefined : Math.round((100 * answered) / written),
  };
}

/** Days first, then years, then the end of a position, then those sent by hand. */
function orderOf(milestone: string): number {
  const [, kind, count] = /^([DY])(\d+)$/.exec(milestone) ?? [];
  if (kind === 'D') return Number(count);
  if (kind === 'Y') return 1000 + Number(count);
  return milestone === 'exit' ? 2000 : 3000;
}

/** How it went and what would help, month by month. */
export function monthRows(checkIns: readonly ListedCheckIn[], timeZone: string): MonthRow[] {
  const answered = checkIns.flatMap((checkIn) => {
    const { answeredAt } = checkIn;
    return answeredAt === undefined
      ? []
      : [{ ...checkIn, month: dayIn(answeredAt, timeZone).slice(0, 7) }];
  });
  return [...Map.groupBy(answered, ({ month }) => month)]
    .map(([month, all]) => monthRow(month, all))
    .sort((a, b) => b.month.localeCompare(a.month))
    .slice(0, monthsShown);
}

function monthRow(month: string, all: readonly ListedCheckIn[]): MonthRow {
  const saying = (mood: Mood) => all.filter((each) => each.mood === mood).length;
  const wishing = (need: HelpNeed) => all.filter(({ needs }) => needs?.includes(need)).length;
  return {
    month,
    answers: all.length,
    moods: { 1: saying(1), 2: saying(2), 3: saying(3), 4: saying(4), 5: saying(5) },
    needs: countedBy(wishing),
    callMe: all.filter(({ callMe }) => callMe === true).length,
  };
}

function countedBy(amount: (need: HelpNeed) => number): Record<HelpNeed, number> {
  return {
    'classroom-management': amount('classroom-management'),
    planning: amount('planning'),
    materials: amount('materials'),
    mentor: amount('mentor'),
    families: amount('families'),
    'special-education': amount('special-education'),
    'english-learners': amount('english-learners'),
    workload: amount('workload'),
    wellbeing: amount('wellbeing'),
    certification: amount('certification'),
    'new-position': amount('new-position'),
    'something-else': amount('something-else'),
  };
}

/** The needs that were named at all, the most named first. */
export function needsNamed(months: readonly MonthRow[]): HelpNeed[] {
  const total = (need: HelpNeed) => months.reduce((sum, { needs }) => sum + needs[need], 0);
  return helpNeeds.filter((need) => total(need) > 0).toSorted((a, b) => total(b) - total(a));
}

/** Who has a hard time or wished for a call lately: the hardest first, then the latest. */
export function hardAnswers(
  checkIns: readonly ListedCheckIn[],
  known: { people: readonly ListedPerson[]; calls: readonly ListedCallTask[] },
  now: string,
): HardAnswer[] {
  const names = new Map(known.people.map(({ personId, displayName }) => [personId, displayName]));
  const since = new Date(Date.parse(now) - hardForDays * 86_400_000).toISOString();
  return checkIns
    .flatMap((checkIn): HardAnswer[] => {
      const { personId, plan, milestone, answeredAt, callMe = false } = checkIn;
      const [mood, name] = [moodOf(checkIn.mood), names.get(personId)];
      if (mood === undefined || name === undefined || answeredAt === undefined) return [];
      if (answeredAt < since || (mood > lowMood && !callMe)) return [];
      const call = callOf(checkIn, known.calls);
      return [{ personId, name, plan, milestone, mood, callMe, answeredAt, call }];
    })
    .sort((a, b) => a.mood - b.mood || b.answeredAt.localeCompare(a.answeredAt));
}

/** The check-ins of one person, the latest first. */
export function personCheckInsView(
  person: Person,
  { checkIns, callTasks }: Dossier,
  { program, now }: { program: Program; now: string },
): CheckInsView {
  return {
    maySend: sendCheckIn({ person, program, checkIns }, now).outcome === 'done',
    checkIns: checkIns
      .toSorted((a, b) => latestOf(b).localeCompare(latestOf(a)))
      .map((checkIn) => {
        const { plan, milestone, status, step, dueAt, mood, words, answeredAt } = checkIn;
        const { needs = [], callMe = false } = checkIn;
        const callId = callOf(checkIn, callTasks)?.callId;
        return {
          plan,
          milestone,
          status,
          step,
          dueAt,
          mood,
          needs,
          words,
          callMe,
          answeredAt,
          callId,
        };
      }),
  };
}

function latestOf({ answeredAt, dueAt, invitedAt, since }: Dossier['checkIns'][number]): string {
  return answeredAt ?? dueAt ?? invitedAt ?? since;
}

function callOf(
  { personId, plan }: { personId: string; plan: string },
  calls: readonly Pick<ListedCallTask, 'personId' | 'callId' | 'status'>[],
) {
  const own = calls.filter((call) => call.personId === personId && call.callId.startsWith(plan));
  const call = own.find(({ status }) => status === 'open') ?? own[0];
  return call && { callId: call.callId, done: call.status === 'done' };
}
