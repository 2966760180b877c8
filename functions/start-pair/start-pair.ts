import { causedBy, type DataOf, type Envelope } from '../../events/contract.ts';
import type { mentorAccepted } from '../../events/mentor-accepted.ts';
import { mentorMatchStarted } from '../../events/mentor-match-started.ts';
import { beginning, usualRhythm } from '../../shared/domain/pair-calendar.ts';
import {
  pairMessage,
  reasonNotToWrite,
  type Side,
  sides,
} from '../../shared/domain/pair-message.ts';
import { pairListing } from '../../shared/domain/pair-state.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import type { Changes } from '../../shared/ports.ts';
import type { MentorInvitation } from '../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface StartState {
  mentee: Person | undefined;
  mentor: Person | undefined;
  program: Program | undefined;
  need: MentorNeed | undefined;
  invitation: MentorInvitation | undefined;
  /** There is one already where the same yes was told twice. */
  pair: Pair | undefined;
  menteeMessage: Message | undefined;
  mentorMessage: Message | undefined;
}

type Accepted = Envelope<DataOf<typeof mentorAccepted>>;

/**
 * Begins a pair when a mentor has said yes.
 * 1. Leave alone a pair that was begun, and a yes that somebody else was faster with.
 * 2. Settle the usual rhythm, the goals out of the request, and what each agreed to show.
 * 3. Owe the first question how it goes. 4. Ask for an introduction to each side; where none may go, note why.
 * 5. Announce that the pair has begun.
 */
export function startPair(state: StartState, event: Accepted, now: string): Changes {
  const { mentee, mentor, need } = state;
  const { mentorId } = event.data;
  if (mentee === undefined || mentor === undefined) {
    return { outcome: 'skipped', because: 'no-such-person' };
  }
  if (state.pair !== undefined) return { outcome: 'skipped', because: 'pair-begun-already' };
  if (need?.status !== 'matched' || need.mentorId !== mentorId) {
    return { outcome: 'skipped', because: 'not-matched' };
  }

  const pair = newPair(need, mentorId, state, now);
  const refusals = {
    mentee: reasonNotToWrite(mentee, state.menteeMessage),
    mentor: reasonNotToWrite(mentor, state.mentorMessage),
  };
  const introduction = (side: Side): Message =>
    pairMessage(
      {
        pair,
        side,
        step: 'introduction',
        email: 'pair-introduction',
        before: side === 'mentor' ? state.mentorMessage : state.menteeMessage,
        cause: event,
      },
      now,
    );
  return {
    outcome: 'done',
    what: 'pair-begun',
    details: { kind: pair.kind, rhythm: pair.rhythm, ...notWritten(refusals) },
    about: personPartition(pair.personId),
    writes: [
      { put: 'pair', item: pair },
      ...sides
        .filter((side) => refusals[side] === undefined)
        .map((side) => ({ put: 'message', item: introduction(side) }) as const),
    ],
    emits: [
      causedBy(mentorMatchStarted, event, {
        idSuffix: 'pair-begun',
        occurredAt: now,
        data: { personId: pair.personId, needId: pair.pairId, mentorId, kind: pair.kind },
      }),
    ],
  };
}

function newPair(need: MentorNeed, mentorId: string, state: StartState, now: string): Pair {
  const { personId, needId, programId, kind } = need;
  const { timeZone } = state.program ?? defaultSeason;
  const head = { personId, programId, status: 'active' as const, startedAt: now };
  return {
    ...head,
    pairId: needId,
    version: 0,
    mentorId,
    kind,
    rhythm: usualRhythm(kind),
    goals: need.topics,
    mentorShares: state.invitation?.shares ?? [],
    // Nothing of the mentee is shown until they said so.
    menteeShares: need.shares ?? [],
    checks: 0,
    answers: [],
    ...beginning({ personId, kind }, now, timeZone),
    ...pairListing(head),
  };
}

/** For the line: which side gets no introduction, and why. */
function notWritten(refusals: Record<Side, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    sides.flatMap((side) => {
      const reason = refusals[side];
      return reason === undefined ? [] : [[side, reason]];
    }),
  );
}
