import { pairPlan } from '../../shared/domain/message-plan.ts';
import { openSteps, type Side } from '../../shared/domain/pair-message.ts';
import type { Reader } from '../../shared/ports.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { Person } from '../../shared/records/person.ts';

/** Whose page of which pair. */
export interface PairKey {
  readerId: string;
  pairId: string;
}

/** A pair as one of its sides sees it. */
export interface PairState {
  reader: Person;
  side: Side;
  pair: Pair;
  /** The other side; undefined where they are not there any more. */
  other: Person | undefined;
  /** Of both sides: those of this pair that were asked for. */
  messages: readonly Message[];
}

/**
 * Reads a pair from one of its sides. It lies with the mentee; the mentor finds it by the invitation that they accepted.
 * @returns undefined when there is no such pair, or it is somebody else's
 */
export async function readPair(
  records: Reader,
  { readerId, pairId }: PairKey,
): Promise<PairState | undefined> {
  const { reader, own, invitation } = await records.read({
    reader: { record: 'person', key: { personId: readerId } },
    own: { record: 'pair', key: { personId: readerId, pairId } },
    invitation: { record: 'mentorInvitation', key: { personId: readerId, needId: pairId } },
  });
  const otherId = own?.mentorId ?? invitation?.menteeId;
  if (reader === undefined || reader.erasedAt !== undefined || otherId === undefined) {
    return undefined;
  }
  const { other, theirs } = await records.read({
    other: { record: 'person', key: { personId: otherId } },
    theirs: { record: 'pair', key: { personId: otherId, pairId } },
  });
  const pair = own ?? theirs;
  // Who was asked and said no has an invitation too.
  if (pair === undefined || (own === undefined && pair.mentorId !== readerId)) return undefined;
  const plan = pairPlan(pairId);
  const { messages } = await records.read({
    messages: {
      many: 'message',
      keys: [readerId, otherId].flatMap((personId) =>
        [...openSteps(pair), 'thanks'].map((step) => ({ personId, plan, step })),
      ),
    },
  });
  return {
    reader,
    side: own === undefined ? 'mentor' : 'mentee',
    pair,
    other: other?.erasedAt === undefined ? other : undefined,
    messages,
  };
}
