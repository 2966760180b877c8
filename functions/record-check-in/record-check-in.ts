import type { checkinAnswered } from '../../events/checkin-answered.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { checkInToOwe } from '../../shared/domain/check-in-plan.ts';
import { lowMood } from '../../shared/domain/check-in-words.ts';
import { callDueOn, newCallTask } from '../../shared/domain/new-call-task.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { checkInPlanOf } from '../../shared/domain/program-plan.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import type { Changes } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface AnsweredState {
  person: Person | undefined;
  program: Program | undefined;
  checkIn: CheckIn | undefined;
  checkIns: readonly CheckIn[];
  employments: readonly Employment[];
  /** Calls that this check-in asked for before, by any of its answers. */
  callTasks: readonly CallTask[];
}

type Answered = Envelope<DataOf<typeof checkinAnswered>>;

/**
 * Follows up an answered check-in.
 * 1. Take the answer as it now stands. 2. A hard time, or a wish to be called: plan a call at once, unless one is
 * open. 3. Owe the next check-in of the plan, once.
 */
export function recordCheckIn(state: AnsweredState, event: Answered, now: string): Changes {
  const { person, program, checkIn } = state;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (checkIn === undefined) return { outcome: 'skipped', because: 'no-such-check-in' };
  if (checkIn.revision !== event.data.revision) {
    return { outcome: 'skipped', because: 'later-revision' };
  }
  const timeZone = (program ?? defaultSeason).timeZone;
  const call = callFor(state, event, timeZone, now);
  const next =
    person.graduation === 'revoked'
      ? undefined
      : checkInToOwe(checkIn, state, { plan: checkInPlanOf(program), timeZone }, now);
  return {
    outcome: 'done',
    what: 'check-in-followed-up',
    details: { plan: checkIn.plan, call: call !== undefined, next: next?.plan ?? null },
    about: personPartition(checkIn.personId),
    writes: [
      ...(call === undefined ? [] : [{ put: 'callTask', item: call.item } as const]),
      ...(next === undefined ? [] : [{ put: 'checkIn', item: next } as const]),
    ],
    emits: call === undefined ? [] : [call.event],
  };
}

/** The id of the call that an answer asks for; of a later one, where the first call is over. */
export const callIdFor = (plan: string, revision: number) =>
  revision === 1 ? plan : `${plan}-r${revision}`;

/** A call that is open already covers this answer too; one that is done covered what was said before it. */
function callFor(state: AnsweredState, event: Answered, timeZone: string, now: string) {
  const { personId, plan, revision, mood, callMe } = event.data;
  if (mood > lowMood && !callMe) return undefined;
  if (state.callTasks.some(({ status }) => status === 'open')) return undefined;
  const first = state.callTasks.length === 0;
  const callId = callIdFor(plan, first ? 1 : revision);
  if (state.callTasks.some((task) => task.callId === callId)) return undefined;
  const reason = callMe ? 'asked-for-a-call' : 'low-check-in';
  return newCallTask(
    { personId, programId: event.programId, callId, reason, checkInPlan: plan },
    callDueOn(reason, now, timeZone),
    event,
    now,
  );
}
