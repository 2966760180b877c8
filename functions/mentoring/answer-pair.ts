import { outgoing } from '../../events/contract.ts';
import { mentorPairAnswered } from '../../events/mentor-pair-answered.ts';
import { pairPlan } from '../../shared/domain/message-plan.ts';
import { hasEnded } from '../../shared/domain/pair-state.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { PairState } from './read-pair.ts';

export type PairAnswer = Pick<Pair['answers'][number], 'going' | 'met' | 'again' | 'words'>;

/**
 * One side says how it goes, or answers the three questions of the end.
 * 1. It belongs to the question they were asked last, or to the end; a later answer takes the place of an earlier one.
 * 2. Keep it beside the other side's, who never sees it. 3. Take back the question that has not gone yet.
 * 4. Announce it, without their words.
 */
export function answerPair(state: PairState | undefined, answer: PairAnswer, now: string): Changes {
  if (state === undefined) return { outcome: 'skipped', because: 'no-such-pair' };
  const { pair, side, reader, messages } = state;
  const step = hasEnded(pair) ? 'end' : `check-${Math.max(1, pair.checks)}`;
  const before = pair.answers.find((each) => each.side === side && each.step === step);
  if (before !== undefined && isSame(before, answer)) {
    return { outcome: 'skipped', because: 'answered-so-already' };
  }
  const answers = [
    ...pair.answers.filter((each) => each !== before),
    { ...answer, side, step, at: now },
  ];
  const asked = step === 'end' ? 'thanks' : step;
  const own = messages.filter((each) => each.personId === reader.personId && each.step === asked);
  return {
    outcome: 'done',
    what: 'pair-answered',
    details: { side, step, going: answer.going, met: answer.met ?? null },
    about: personPartition(reader.personId),
    writes: [
      { put: 'pair', item: { ...pair, answers } },
      ...takenBack(own, [{ plan: pairPlan(pair.pairId) }], 'answered').map(
        (item) => ({ put: 'message', item }) as const,
      ),
    ],
    emits: [announced(pair, { side, step, going: answer.going }, now)],
  };
}

function isSame(before: PairAnswer, answer: PairAnswer): boolean {
  return (
    before.going === answer.going &&
    before.met === answer.met &&
    before.again === answer.again &&
    before.words === answer.words
  );
}

function announced(
  pair: Pair,
  answer: { side: 'mentor' | 'mentee'; step: string; going: number },
  now: string,
) {
  const { personId, pairId, mentorId, programId, version } = pair;
  const eventId = `${personId}/pair/${pairId}/answer/${version + 1}`;
  return outgoing(mentorPairAnswered, {
    eventId,
    occurredAt: now,
    programId,
    correlationId: eventId,
    causationId: eventId,
    data: { personId, needId: pairId, mentorId, ...answer },
  });
}
