import { callLogged } from '../../events/call-logged.ts';
import { outgoing } from '../../events/contract.ts';
import type { CallOutcome, NextStep } from '../../events/vocabulary/call.ts';
import type { HelpNeed } from '../../events/vocabulary/check-in.ts';
import { daysUntilAgain, mostUnanswered, unanswered } from '../../shared/domain/call-attempts.ts';
import { checkInBarrier } from '../../shared/domain/check-in-barrier.ts';
import { dayAfter, dayIn, workdayFrom } from '../../shared/domain/calendar-day.ts';
import { callPlan } from '../../shared/domain/message-plan.ts';
import { callListing } from '../../shared/domain/new-call-task.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { Fact } from '../../shared/records/fact.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface LogState {
  person: Person | undefined;
  program: Program | undefined;
  callTask: CallTask | undefined;
  messages: readonly Message[];
}

/** How a call went, as the form says. */
export interface NotedCall {
  outcome: CallOutcome;
  /** `usual`: what mostly follows such an outcome. */
  nextStep: NextStep | 'usual';
  /** The day to call again; a usual one when left out. */
  nextDay: string | undefined;
  note: string;
  needs: readonly HelpNeed[];
  facts: readonly { kind: Fact['kind']; value: string }[];
  /** The right number, where they gave another. */
  newNumber: string | undefined;
  /** Address of who called. */
  by: string;
}

type Attempt = CallTask['attempts'][number];

/** What a call that was noted set going is filed under. */
export const attemptEvent = (call: { personId: string; callId: string }, attempt: number) =>
  `${call.personId}/call/${call.callId}/${attempt}`;

/** Names the facts that an attempt brought. */
export const factsOfAttempt = (callId: string, attempt: number) => `call-${callId}-${attempt}`;

/**
 * Notes how a call went.
 * 1. Add the attempt to the others: what two members of the staff note in the same moment is both kept. 2. See what
 * follows; to call again is another day of the same call, all else ends it. 3. Add what was learned: facts, and the
 * right number. 4. A call that is over needs no note to the staff any more. 5. Tell of it; what follows by itself
 * begins with that.
 */
export function logCall(state: LogState, noted: NotedCall, now: string): Changes {
  const { person, program, callTask } = state;
  if (person === undefined || person.erasedAt !== undefined || program === undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  if (callTask === undefined) return { outcome: 'skipped', because: 'no-such-call' };
  const nextStep = nextStepAfter(callTask, person, noted);
  const attempts = [...callTask.attempts, attemptOf(callTask, person, noted, nextStep, now)];
  const call = followed({ ...callTask, attempts }, noted, program.timeZone, now);
  const { personId, callId } = call;
  const attempt = attempts.length;
  const facts = factsIn(call, noted, now);
  const changed = personAfter(person, noted, facts);
  const eventId = attemptEvent(call, attempt);
  return {
    outcome: 'done',
    what: 'call-logged',
    details: {
      callId,
      attempt,
      outcome: noted.outcome,
      nextStep,
      dueDate: call.status === 'open' ? call.dueDate : null,
      facts: facts.length,
    },
    about: personPartition(personId),
    writes: [
      { put: 'callTask', item: call },
      ...facts.map((item): Write => ({ put: 'fact', item })),
      ...(changed === undefined ? [] : [{ put: 'person', item: changed } as const]),
      ...noticesNoLonger(call, state.messages),
    ],
    ...(changed === undefined ? {} : { before: person }),
    emits: [
      outgoing(callLogged, {
        eventId,
        occurredAt: now,
        programId: call.programId,
        correlationId: eventId,
        causationId: eventId,
        data: { personId, callId, attempt, outcome: noted.outcome, nextStep },
      }),
    ],
  };
}

/**
 * What mostly follows: nothing when they were reached, another call when word was left or nobody answered, another
 * channel when calling does not reach them.
 */
function nextStepAfter(call: CallTask, person: Person, noted: NotedCall): NextStep {
  if (noted.nextStep !== 'usual') return noted.nextStep;
  const instead = checkInBarrier(person) === undefined ? 'send-check-in' : 'none';
  switch (noted.outcome) {
    case 'reached':
    case 'asked-not-to-call':
      return 'none';
    case 'left-word':
      return 'call-again';
    case 'no-answer':
      return unanswered(call.attempts) + 1 < mostUnanswered ? 'call-again' : instead;
    case 'wrong-number':
      return noted.newNumber === undefined ? instead : 'call-again';
  }
}

function attemptOf(
  call: CallTask,
  person: Person,
  noted: NotedCall,
  nextStep: NextStep,
  now: string,
): Attempt {
  const { outcome, by, note, needs, newNumber } = noted;
  return {
    at: now,
    by,
    outcome,
    nextStep,
    dueDate: call.dueDate,
    ...(note === '' ? {} : { note }),
    ...(needs.length === 0 ? {} : { needs: [...needs] }),
    ...(person.telephone === undefined ? {} : { number: person.telephone }),
    ...(newNumber === undefined ? {} : { newNumber }),
  };
}

/** The call with its latest attempt: open for another day, or done. */
function followed(call: CallTask, noted: NotedCall, timeZone: string, now: string): CallTask {
  const again = call.attempts.at(-1)?.nextStep === 'call-again';
  const { doneAt: before, ...rest } = call;
  const status = again ? 'open' : 'done';
  const dueDate = again ? (noted.nextDay ?? usualDay(noted, timeZone, now)) : call.dueDate;
  return {
    ...rest,
    status,
    dueDate,
    ...(again ? {} : { doneAt: before ?? now }),
    ...callListing({ ...call, status, dueDate }),
  };
}

function usualDay({ outcome }: NotedCall, timeZone: string, now: string): string {
  const days = outcome === 'left-word' || outcome === 'no-answer' ? daysUntilAgain[outcome] : 1;
  return workdayFrom(dayAfter(dayIn(now, timeZone), days));
}

/** What they said, as the one who called tells it. */
function factsIn(call: CallTask, { facts }: NotedCall, now: string): Fact[] {
  return facts.map(({ kind, value }) => ({
    personId: call.personId,
    kind,
    factId: factsOfAttempt(call.callId, call.attempts.length),
    programId: call.programId,
    version: 0,
    value,
    source: 'faculty',
    observedAt: now,
    confidence: 'stated',
  }));
}

/** Who still works in a school keeps the one that is known. */
const inSchools = /^teaching-|-substitute$|^other-school-role$/;

/** The person with what was learned; undefined when it changes nothing of them. */
function personAfter(
  person: Person,
  { newNumber }: NotedCall,
  facts: readonly Fact[],
): Person | undefined {
  const employment = facts.find(({ kind }) => kind === 'employment');
  if (newNumber === undefined && employment === undefined) return undefined;
  const telephone = newNumber === undefined ? {} : { telephone: newNumber };
  if (employment === undefined) return { ...person, ...telephone };
  const { value: status, source, observedAt } = employment;
  const known = inSchools.test(status) ? person.current : undefined;
  return { ...person, ...telephone, current: { ...known, status, source, observedAt } };
}

function noticesNoLonger(call: CallTask, messages: readonly Message[]): Write[] {
  if (call.status === 'open') return [];
  const plans = [{ plan: callPlan(call.callId) }];
  return takenBack(messages, plans, 'call-done').map((item): Write => ({ put: 'message', item }));
}
