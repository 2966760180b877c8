import type { DataOf, Envelope } from '../../events/contract.ts';
import type { mentorMatchEnded } from '../../events/mentor-match-ended.ts';
import { withoutCommitment } from '../../shared/domain/commitments.ts';
import { newMentorNeed } from '../../shared/domain/new-mentor-need.ts';
import {
  pairMessage,
  reasonNotToWrite,
  type Side,
  sides,
} from '../../shared/domain/pair-message.ts';
import { pairPlan } from '../../shared/domain/message-plan.ts';
import { endedPair, hasEnded } from '../../shared/domain/pair-state.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface EndState {
  mentee: Person | undefined;
  mentor: Person | undefined;
  program: Program | undefined;
  pair: Pair | undefined;
  profile: MentorProfile | undefined;
  need: MentorNeed | undefined;
  /** Made already, where the same end was told twice. */
  nextNeed: MentorNeed | undefined;
  /** Of both sides: those of this pair that may still wait to go, and the thanks. */
  messages: readonly Message[];
}

type Ended = Envelope<DataOf<typeof mentorMatchEnded>>;

/** What makes the id of the need that follows a pair. */
export const rematchOf = (pairId: string) => `re-match/${pairId}`;

/**
 * Clears up after a pair.
 * 1. Where only the event says that it has ended: end it. 2. Give the mentor their place back.
 * 3. Take back what waits to go, and ask for the thanks to each side that has not given its last answers already; where
 * none may go, note why. 4. Is another mentor to be found: state the need again, without the mentors who had or
 * declined it.
 */
export function endPair(state: EndState, event: Ended, now: string): Changes {
  const { mentee, pair } = state;
  if (mentee === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (pair === undefined) return { outcome: 'skipped', because: 'no-such-pair' };

  const thanks = thanksTo(state, pair, event, now);
  const next = nextNeed(state, event, now);
  const open = state.messages.filter(({ step }) => step !== 'thanks');
  return {
    outcome: 'done',
    what: 'pair-thanked',
    details: { rematch: next !== undefined, ...thanks.refusals },
    about: personPartition(pair.personId),
    writes: [
      ...(hasEnded(pair) ? [] : [endOf(pair, event, now)]),
      ...placeGivenBack(state.profile, pair.pairId),
      ...takenBack(open, [{ plan: pairPlan(pair.pairId) }], 'pair-ended').map(
        (item) => ({ put: 'message', item }) as const,
      ),
      ...thanks.messages.map((item) => ({ put: 'message', item }) as const),
      ...(next === undefined ? [] : [{ put: 'mentorNeed', item: next.item } as const]),
    ],
    ...(next === undefined ? {} : { emits: [next.event] }),
  };
}

function endOf(pair: Pair, event: Ended, now: string): Write {
  const outcome = event.data.outcome === 'completed' ? 'completed' : 'cancelled';
  return { put: 'pair', item: endedPair(pair, { outcome, by: 'staff' }, now) };
}

function placeGivenBack(profile: MentorProfile | undefined, needId: string): Write[] {
  if (profile === undefined) return [];
  const committed = profile.commitments.some((each) => each.needId === needId);
  return committed ? [{ put: 'mentorProfile', item: withoutCommitment(profile, needId) }] : [];
}

function thanksTo(state: EndState, pair: Pair, event: Ended, now: string) {
  const messages: Message[] = [];
  const refusals: Partial<Record<Side, string>> = {};
  for (const side of sides) {
    const personId = side === 'mentor' ? pair.mentorId : pair.personId;
    const before = state.messages.find(
      (each) => each.personId === personId && each.step === 'thanks',
    );
    const answered = pair.answers.some((each) => each.side === side && each.step === 'end');
    const reason = answered ? 'answered' : reasonNotToWrite(state[side], before);
    if (reason === undefined) {
      const email = 'pair-thanks';
      messages.push(pairMessage({ pair, side, step: 'thanks', email, before, cause: event }, now));
    } else refusals[side] = reason;
  }
  return { messages, refusals };
}

/** The need stated again; undefined where none is wanted, or it was stated before. */
function nextNeed({ mentee, need, nextNeed: there, program }: EndState, event: Ended, now: string) {
  if (!event.data.rematch || mentee === undefined || need === undefined || there !== undefined) {
    return undefined;
  }
  if (mentee.erasedAt !== undefined || mentee.unwanted.includes('mentoring')) return undefined;
  const plan = mentoringPlanOf(program);
  const { item, event: needed } = newMentorNeed(
    {
      personId: need.personId,
      programId: need.programId,
      kind: need.kind,
      origin: 're-match',
      cohort: mentee.cohort,
      subjects: need.subjects,
      gradeBands: need.gradeBands,
      topics: need.topics,
      schoolId: need.schoolId,
      leaId: need.leaId,
      words: need.words,
      shares: need.shares,
      cause: rematchOf(need.needId),
    },
    plan,
    event,
    now,
  );
  const before = need.asked
    .filter(({ outcome }) => outcome === 'accepted' || outcome === 'declined')
    .map((asked) => ({ ...asked, outcome: 'withdrawn' as const }));
  // They are not asked again, and do not use up the number of mentors who may be asked.
  const again: MentorNeed = {
    ...item,
    asked: before,
    mostAsked: plan.mostAsked + before.length,
  };
  return { item: again, event: needed };
}
