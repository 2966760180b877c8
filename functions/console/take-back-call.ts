import { countingAttempts, showsUnreachable } from '../../shared/domain/call-attempts.ts';
import { callListing } from '../../shared/domain/new-call-task.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { Entry } from '../../shared/records/entry.ts';
import type { Fact } from '../../shared/records/fact.ts';
import type { Person } from '../../shared/records/person.ts';
import { factsOfAttempt } from './log-call.ts';

interface TakeBackState {
  person: Person | undefined;
  callTask: CallTask | undefined;
  facts: readonly Fact[];
  entries: readonly Entry[];
}

/** Milliseconds for which a mistake can be taken back. */
const day = 86_400_000;

/**
 * The attempt that can be taken back, counted from 1: the latest, within a day, where nothing has followed by itself.
 * What has gone out cannot be called back.
 */
export function mayTakeBack({ attempts }: CallTask, now: string): number | undefined {
  const last = countingAttempts(attempts).at(-1);
  if (last === undefined || Date.parse(now) - Date.parse(last.at) > day) return undefined;
  const at = attempts.indexOf(last);
  const setGoing = last.nextStep === 'send-check-in' || last.nextStep === 'find-mentor';
  return setGoing || showsUnreachable(attempts, at) ? undefined : at + 1;
}

/**
 * Takes back what was noted of a call by mistake. The attempt stays in sight and counts for nothing; what it brought
 * goes, and the call is open again on the day on which it was due.
 */
export function takeBackCall(state: TakeBackState, attempt: number, now: string): Changes {
  const { person, callTask } = state;
  if (person === undefined || person.erasedAt !== undefined || callTask === undefined) {
    return { outcome: 'skipped', because: 'no-such-call' };
  }
  const mistake = callTask.attempts[attempt - 1];
  if (mistake === undefined || mayTakeBack(callTask, now) !== attempt) {
    return { outcome: 'skipped', because: 'not-to-be-taken-back' };
  }
  const { doneAt: _, ...rest } = callTask;
  const dueDate = mistake.dueDate ?? callTask.dueDate;
  const { personId, callId } = callTask;
  const facts = state.facts.filter(({ factId }) => factId === factsOfAttempt(callId, attempt));
  const former = formerPerson(state, person, attempt);
  return {
    outcome: 'done',
    what: 'call-taken-back',
    details: { callId, attempt },
    about: personPartition(personId),
    writes: [
      {
        put: 'callTask',
        item: {
          ...rest,
          attempts: callTask.attempts.map((each) =>
            each === mistake ? { ...each, takenBackAt: now } : each,
          ),
          status: 'open',
          dueDate,
          ...callListing({ ...callTask, status: 'open', dueDate }),
        },
      },
      ...facts.map((item): Write => ({ remove: 'fact', item })),
      ...(former === undefined ? [] : [{ put: 'person', item: former } as const]),
    ],
  };
}

/** The person without what the mistake said of them, as far as nothing newer is known; undefined: nothing to change. */
function formerPerson(
  { callTask, entries }: TakeBackState,
  person: Person,
  attempt: number,
): Person | undefined {
  const line = entries.find(
    ({ what, details }) =>
      what === 'call-logged' &&
      details?.['callId'] === callTask?.callId &&
      details?.['attempt'] === attempt,
  );
  const before: Person | null | undefined = line?.before;
  const mistake = callTask?.attempts[attempt - 1];
  if (before === undefined || before === null || mistake === undefined) return undefined;
  const { telephone: _, current: __, ...rest } = person;
  const numberStands = mistake.newNumber !== undefined && person.telephone === mistake.newNumber;
  const telephone = numberStands ? before.telephone : person.telephone;
  const current = person.current?.observedAt === mistake.at ? before.current : person.current;
  return {
    ...rest,
    ...(telephone === undefined ? {} : { telephone }),
    ...(current === undefined ? {} : { current }),
  };
}
