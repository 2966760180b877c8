import { checkinAnswered } from '../../events/checkin-answered.ts';
import { outgoing } from '../../events/contract.ts';
import type { HelpNeed } from '../../events/vocabulary/check-in.ts';
import type { Mood } from '../../shared/domain/check-in-words.ts';
import { withoutDue } from '../../shared/domain/enrolment.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes } from '../../shared/ports.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import { type CheckInKey, type CheckInState, isOpen } from './check-in-visit.ts';

/** What the page's button sends. */
export interface Answer {
  mood: Mood;
  needs: readonly HelpNeed[];
  /** In their own words; '' says nothing. */
  words: string;
  callMe: boolean;
  /** The number to call, where they gave one. */
  telephone: string | undefined;
}

/** What an answer and all it sets going are filed under. */
export function correlationOf({ personId, plan }: CheckInKey): string {
  return `checkin/${personId}/${plan}`;
}

/**
 * Takes the answer to a check-in, or a changed one.
 * 1. Keep it, and count the revision. 2. Nothing more is owed of this check-in: it is the same item that holds what is
 * due; an email about to go is taken back. 3. Note the number they wish to be called on. 4. Announce it.
 */
export function answerCheckIn(state: CheckInState, answer: Answer, now: string): Changes {
  const { person, checkIn } = state;
  if (person === undefined || person.erasedAt !== undefined || checkIn === undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  if (!isOpen(checkIn, now)) return { outcome: 'skipped', because: 'check-in-closed' };
  const telephone = answer.callMe ? (answer.telephone ?? person.telephone) : person.telephone;
  if (isSame(checkIn, answer) && telephone === person.telephone) {
    return { outcome: 'skipped', because: 'nothing-new' };
  }
  const item = answered(checkIn, answer, now);
  return {
    outcome: 'done',
    what: checkIn.answeredAt === undefined ? 'check-in-answered' : 'check-in-changed',
    details: { plan: checkIn.plan, mood: answer.mood, revision: item.revision },
    about: personPartition(checkIn.personId),
    writes: [
      { put: 'checkIn', item },
      ...takenBack(state.messages, [checkIn], 'answered').map(
        (message) => ({ put: 'message', item: message }) as const,
      ),
      ...(telephone === person.telephone
        ? []
        : [{ put: 'person', item: { ...person, telephone } } as const]),
    ],
    emits: [announcement(item, answer, now)],
  };
}

function isSame(checkIn: CheckIn, answer: Answer): boolean {
  return (
    checkIn.answeredAt !== undefined &&
    checkIn.mood === answer.mood &&
    checkIn.callMe === answer.callMe &&
    (checkIn.words ?? '') === answer.words &&
    (checkIn.needs ?? []).join() === answer.needs.join()
  );
}

function answered(checkIn: CheckIn, answer: Answer, now: string) {
  const { words: _, ...rest } = withoutDue(checkIn);
  return {
    ...rest,
    status: 'answered' as const,
    mood: answer.mood,
    needs: [...answer.needs],
    callMe: answer.callMe,
    ...(answer.words !== '' && { words: answer.words }),
    answeredAt: now,
    revision: (checkIn.revision ?? 0) + 1,
  };
}

/** Their own words stay in the record. */
function announcement(item: ReturnType<typeof answered>, answer: Answer, now: string) {
  const { personId, plan, milestone, revision, programId } = item;
  const { mood, needs, callMe } = answer;
  const eventId = `${correlationOf(item)}/${revision}`;
  return outgoing(checkinAnswered, {
    eventId,
    occurredAt: now,
    programId,
    correlationId: correlationOf(item),
    causationId: eventId,
    data: { personId, plan, milestone, revision, mood, needs: [...needs], callMe },
  });
}
