import type { Committer, LinkFinder, Links, Reader, ReadPlan, State } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface CheckInServices {
  records: Reader & Committer & LinkFinder;
  links: () => Promise<Links>;
}

/** Whose check-in a link opens. */
export interface CheckInKey {
  personId: string;
  plan: string;
}

/** What its pages show. */
export interface CheckInVisit {
  person: Person;
  program: Program;
  checkIn: CheckIn;
  /** The call that it led to, when one is planned. */
  callTask: CallTask | undefined;
}

/** Purposes inside the links' MACs: each opens its own door only. */
export const purposes = {
  checkIn: (plan: string) => `check-in:${plan}`,
  unsubscribe: 'unsubscribe:checkIns',
  preferences: 'preferences',
  request: 'mentor-request',
  profile: 'mentor-profile',
} as const;

function planOf({ personId, plan }: CheckInKey) {
  return {
    person: { record: 'person', key: { personId } },
    checkIn: { record: 'checkIn', key: { personId, plan } },
    messages: {
      many: 'message',
      keys: ['invitation', 'reminder'].map((step) => ({ personId, plan, step })),
    },
    callTask: { record: 'callTask', key: { personId, callId: plan } },
  } as const satisfies ReadPlan;
}

export type CheckInState = State<ReturnType<typeof planOf>>;

/** The records that an answer is decided on. */
export function readCheckIn(records: Reader, key: CheckInKey): Promise<CheckInState> {
  return records.read(planOf(key));
}

/** Whose check-in a token opens; undefined when it is not ours or opens something else. Its MAC is checked before any read. */
export async function keyOfLink(
  { links, records }: CheckInServices,
  plan: string,
  token: string,
): Promise<CheckInKey | undefined> {
  const hash = (await links()).check(purposes.checkIn(plan), token);
  if (hash === undefined) return undefined;
  const found = await records.byLink(hash);
  return found === undefined || found.plan !== undefined
    ? undefined
    : { personId: found.personId, plan };
}

/** What the pages show; undefined when the person or the check-in is not there (any more). */
export async function visitCheckIn(
  records: Reader,
  key: CheckInKey,
): Promise<CheckInVisit | undefined> {
  const { person, checkIn, callTask } = await readCheckIn(records, key);
  if (person === undefined || person.erasedAt !== undefined || checkIn === undefined) {
    return undefined;
  }
  const { program } = await records.read({
    program: { record: 'program', key: { programId: person.programId } },
  });
  return program === undefined ? undefined : { person, program, checkIn, callTask };
}

const day = 86_400_000;

/** Days after an answer in which it can be changed. */
const changesFor = 30;
/** Days after an invitation in which it is still answered, though it is closed and nobody is reminded any more. */
const answersFor = 60;

/** Whether answers are still taken. Somebody who unsubscribed may answer all the same. */
export function isOpen(checkIn: CheckIn, now: string): boolean {
  switch (checkIn.status) {
    case 'cancelled':
      return false;
    case 'answered':
      return isWithin(checkIn.answeredAt, changesFor, now);
    case 'closed':
      return isWithin(checkIn.invitedAt, answersFor, now);
    case 'owed':
    case 'invited':
    case 'not-reachable':
    case 'opted-out':
      return true;
  }
}

function isWithin(instant: string | undefined, days: number, now: string): boolean {
  return instant !== undefined && Date.parse(now) < Date.parse(instant) + days * day;
}
