import type { DataOf, Envelope } from '../../events/contract.ts';
import type { checkinDue } from '../../events/checkin-due.ts';
import { afternoonFrom } from '../../shared/domain/calendar-day.ts';
import { checkInToOwe, positionIsOver } from '../../shared/domain/check-in-plan.ts';
import { dueIn } from '../../shared/domain/due.ts';
import { withoutDue } from '../../shared/domain/enrolment.ts';
import { callDueOn, newCallTask } from '../../shared/domain/new-call-task.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { checkInPlanOf } from '../../shared/domain/program-plan.ts';
import { addressFor } from '../../shared/domain/reach.ts';
import { daysLater, defaultSeason, startOfDayIn } from '../../shared/domain/survey-calendar.ts';
import type { Changes } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface AskState {
  person: Person | undefined;
  program: Program | undefined;
  checkIn: CheckIn | undefined;
  /** The email of this step, when one was asked for before. */
  message: Message | undefined;
  /** The call that stands in for the email, when one is there already. */
  callTask: CallTask | undefined;
  employments: readonly Employment[];
  /** Read for the close only. */
  checkIns: readonly CheckIn[];
}

type Due = Envelope<DataOf<typeof checkinDue>>;
type EmailStep = 'invitation' | 'reminder';
type Asked = AskState & { person: Person; checkIn: CheckIn; event: Due; now: string };

/** What follows a step, and after how many days. The reminder is the only one. */
const following = {
  invitation: { step: 'reminder', days: 4 },
  reminder: { step: 'close', days: 10 },
} as const;

/**
 * Takes one due step of a check-in: its invitation, the reminder, or its close.
 * 1. Leave alone what is settled: answered, cancelled, or a step that was taken before; drop what is about a position
 * that is over.
 * 2. Paused: come back when the pause is over.
 * 3. See whether the person wants and can get the email, and did not get it before; if not, note why. Who can be
 * reached by telephone only is called instead.
 * 4. Ask for the email. 5. Owe the next step, at the close the next milestone of the plan.
 */
export function askCheckIn(state: AskState, event: Due, now: string): Changes {
  const { person, checkIn } = state;
  const { step } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (checkIn === undefined) return { outcome: 'skipped', because: 'no-such-check-in' };
  if (checkIn.step !== step) return { outcome: 'skipped', because: 'step-already-taken' };
  const asked = { ...state, person, checkIn, event, now };
  if (checkIn.startedBy === 'plan' && positionIsOver(checkIn, state.employments)) {
    return cancelled(asked);
  }
  if (step === 'close') return closed(asked);
  const until = pauseEnd(asked);
  if (until !== undefined) return postponed(asked, until);
  const refusal = refusalOf(person, state.message);
  return refusal === undefined ? sent(asked, step) : notSent(asked, step, refusal);
}

const zoneOf = ({ program }: AskState) => (program ?? defaultSeason).timeZone;

/** The first afternoon after a pause; undefined when there is none. */
function pauseEnd({ person, now, ...state }: Asked): string | undefined {
  const { pausedUntil } = person;
  if (pausedUntil === undefined || person.unwanted.includes('checkIns')) return undefined;
  const timeZone = zoneOf({ ...state, person });
  if (Date.parse(startOfDayIn(pausedUntil, timeZone)) <= Date.parse(now)) return undefined;
  return afternoonFrom(pausedUntil, now, timeZone);
}

function postponed({ checkIn, event }: Asked, dueAt: string): Changes {
  return {
    outcome: 'done',
    what: 'check-in-postponed',
    details: { plan: checkIn.plan, step: event.data.step },
    about: personPartition(checkIn.personId),
    writes: [{ put: 'checkIn', item: { ...checkIn, dueAt } }],
  };
}

/** Nobody is asked how a position goes that they have left: its end and this step may cross. */
function cancelled({ checkIn }: Asked): Changes {
  return {
    outcome: 'done',
    what: 'check-in-dropped',
    details: { plan: checkIn.plan },
    about: personPartition(checkIn.personId),
    writes: [{ put: 'checkIn', item: { ...withoutDue(checkIn), status: 'cancelled' } }],
  };
}

function sent(asked: Asked, step: EmailStep): Changes {
  const { checkIn, now } = asked;
  return {
    outcome: 'done',
    what: step === 'invitation' ? 'check-in-invited' : 'check-in-reminded',
    details: { plan: checkIn.plan, step },
    about: personPartition(checkIn.personId),
    writes: [
      {
        put: 'checkIn',
        item: {
          ...owedNext(asked, step),
          status: 'invited',
          invitedAt: checkIn.invitedAt ?? now,
        },
      },
      { put: 'message', item: emailFor(asked, step) },
    ],
  };
}

interface Refusal {
  reason: string;
  status: 'opted-out' | 'not-reachable' | 'invited';
  /** No email reaches them, but the telephone may. */
  call?: boolean;
}

/** Why nothing is sent, if so. */
function refusalOf(person: Person, before: Message | undefined): Refusal | undefined {
  if (person.unwanted.includes('checkIns')) return { reason: 'opted-out', status: 'opted-out' };
  if (person.graduation === 'revoked') return { reason: 'degree-revoked', status: 'not-reachable' };
  if (addressFor(person.addresses) === undefined) {
    const reason = reasonWithoutAddress(person);
    return { reason, status: 'not-reachable', call: person.telephone !== undefined };
  }
  if (before !== undefined && before.status !== 'not-sent') {
    return { reason: 'asked-before', status: 'invited' };
  }
  return undefined;
}

/** `reach` is about surveys, and says nothing of addresses for who stopped those. */
function reasonWithoutAddress({ addresses, reach }: Person): string {
  if (reach === 'shared-address') return reach;
  return addresses.length === 0 ? 'no-address' : 'unusable-address';
}

function notSent(asked: Asked, step: EmailStep, refusal: Refusal): Changes {
  const { checkIn } = asked;
  const status = checkIn.status === 'invited' ? 'invited' : refusal.status;
  const call = refusal.call === true && asked.callTask === undefined ? callFor(asked) : undefined;
  return {
    outcome: 'done',
    what: 'check-in-not-sent',
    details: { plan: checkIn.plan, step, reason: refusal.reason, call: call !== undefined },
    about: personPartition(checkIn.personId),
    writes: [
      { put: 'checkIn', item: { ...owedNext(asked, step), status } },
      ...(call === undefined ? [] : [{ put: 'callTask', item: call.item } as const]),
    ],
    emits: call === undefined ? [] : [call.event],
  };
}

/** The next channel: somebody asks by telephone. One call for one check-in. */
function callFor(asked: Asked) {
  const { checkIn, event, now } = asked;
  const { personId, programId, plan } = checkIn;
  const reason = 'not-reachable';
  return newCallTask(
    { personId, programId, callId: plan, reason, checkInPlan: plan },
    callDueOn(reason, now, zoneOf(asked)),
    event,
    now,
  );
}

function owedNext(asked: Asked, step: EmailStep): CheckIn {
  const { checkIn, now } = asked;
  const next = following[step];
  return {
    ...checkIn,
    step: next.step,
    due: dueIn('step', checkIn.personId),
    dueAt: daysLater(now, next.days, zoneOf(asked)),
  };
}

function emailFor({ checkIn, event, message, now }: Asked, step: EmailStep): Message {
  const { personId, plan, programId, milestone } = checkIn;
  const first = checkIn.invitedAt === undefined;
  const invitation = milestone === 'exit' ? 'exit-check-in' : 'check-in-invitation';
  return {
    personId,
    plan,
    step,
    programId,
    version: message?.version ?? 0,
    purpose: 'checkIns',
    email: first ? invitation : 'check-in-reminder',
    status: 'planned',
    due: dueIn('message', personId),
    dueAt: now,
    plannedAt: now,
    causationId: event.eventId,
    correlationId: event.correlationId,
  };
}

/** Closes a check-in that nobody answered, and owes the next one. */
function closed(asked: Asked): Changes {
  const { checkIn, person, program, now } = asked;
  const settings = { plan: checkInPlanOf(program), timeZone: zoneOf(asked) };
  const next =
    person.graduation === 'revoked' ? undefined : checkInToOwe(checkIn, asked, settings, now);
  const status = checkIn.status === 'invited' ? 'closed' : checkIn.status;
  return {
    outcome: 'done',
    what: 'check-in-closed',
    details: { plan: checkIn.plan, next: next?.plan ?? null },
    about: personPartition(checkIn.personId),
    writes: [
      { put: 'checkIn', item: { ...withoutDue(checkIn), status } },
      ...(next === undefined ? [] : [{ put: 'checkIn', item: next } as const]),
    ],
  };
}
