import { alumniIntroductionAccepted } from '../../events/alumni-introduction-accepted.ts';
import { outgoing } from '../../events/contract.ts';
import { colleaguesPlan } from '../../shared/domain/message-plan.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Introduction } from '../../shared/records/introduction.ts';
import type { Message } from '../../shared/records/message.ts';

export interface IntroductionState {
  introduction: Introduction | undefined;
  messages: readonly Message[];
}

/** What was pressed: yes with what to show, or no. */
export interface IntroductionAnswer {
  answer: 'yes' | 'no';
  shares: Introduction['shares'];
}

/**
 * Somebody says whether they want to be introduced to fellow graduates at their school.
 * 1. Leave alone what they said already. 2. Note the answer, and what the others may see; who was introduced before
 * is not introduced again. 3. After a no, take back what has not gone. 4. Announce a yes.
 */
export function answerIntroduction(
  { introduction, messages }: IntroductionState,
  { answer, shares }: IntroductionAnswer,
  now: string,
): Changes {
  if (introduction === undefined) return { outcome: 'skipped', because: 'not-asked' };
  const { personId, schoolId, programId, status, version } = introduction;
  const shown = answer === 'yes' ? shares : [];
  const same = shown.length === introduction.shares.length && shown.every(isIn(introduction));
  if (status === answer && same) return { outcome: 'skipped', because: 'as-said-already' };
  const plans = [{ plan: colleaguesPlan(schoolId) }];
  const over = messages.filter(({ step }) => answer === 'no' || step === 'offer');
  const eventId = `${personId}/colleagues/${schoolId}/${version + 1}`;
  return {
    outcome: 'done',
    what: whatOf(status, answer),
    details: { schoolId },
    about: personPartition(personId),
    writes: [
      {
        put: 'introduction',
        item: { ...introduction, status: answer, answeredAt: now, shares: shown },
      },
      ...takenBack(over, plans, 'answered').map((item): Write => ({ put: 'message', item })),
    ],
    emits:
      answer === 'no' || status === 'yes'
        ? []
        : [
            outgoing(alumniIntroductionAccepted, {
              eventId,
              occurredAt: now,
              programId,
              correlationId: eventId,
              causationId: eventId,
              data: { personId, schoolId },
            }),
          ],
  };
}

function isIn({ shares }: Introduction) {
  return (share: Introduction['shares'][number]) => shares.includes(share);
}

function whatOf(before: Introduction['status'], answer: 'yes' | 'no'): string {
  if (answer === 'no') return 'introduction-declined';
  return before === 'yes' ? 'introduction-changed' : 'introduction-accepted';
}
