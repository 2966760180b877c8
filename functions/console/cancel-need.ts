import { withoutCommitment } from '../../shared/domain/commitments.ts';
import { withoutDue } from '../../shared/domain/enrolment.ts';
import { invitationPlan } from '../../shared/domain/message-plan.ts';
import { needAs, waitingMentor, withOutcome } from '../../shared/domain/need-asked.ts';
import { callListing } from '../../shared/domain/new-call-task.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Reader, Write } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { MentorInvitation } from '../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Message } from '../../shared/records/message.ts';

export interface CancelState {
  need: MentorNeed | undefined;
  /** Calls to be made about the mentee. */
  calls: readonly CallTask[];
  /** The mentor who is asked at present, with their emails. */
  asked:
    | {
        invitation: MentorInvitation | undefined;
        profile: MentorProfile | undefined;
        messages: readonly Message[];
      }
    | undefined;
}

/** Reads what calling a need off is decided on. */
export async function readCancel(
  records: Reader,
  { personId, needId }: { personId: string; needId: string },
): Promise<CancelState> {
  const { need, calls } = await records.read({
    need: { record: 'mentorNeed', key: { personId, needId } },
    calls: { allOf: 'callTask', personId },
  });
  const waiting = need === undefined ? undefined : waitingMentor(need);
  if (waiting === undefined) return { need, calls, asked: undefined };
  const mentorId = waiting.personId;
  const plan = invitationPlan(needId);
  const asked = await records.read({
    invitation: { record: 'mentorInvitation', key: { personId: mentorId, needId } },
    profile: { record: 'mentorProfile', key: { personId: mentorId } },
    messages: {
      many: 'message',
      keys: [
        { personId: mentorId, plan, step: 'invitation' },
        { personId: mentorId, plan, step: 'reminder' },
      ],
    },
  });
  return { need, calls, asked };
}

/**
 * Calls a need off: nobody is looked for any more.
 * 1. Leave alone what is settled. 2. Whoever is asked need not answer: their place is free, and emails that have not
 * gone do not go. 3. Calls to be made since nobody was found are not needed any more.
 */
export function cancelNeed({ need, calls, asked }: CancelState, now: string): Changes {
  if (need === undefined || need.status === 'matched' || need.status === 'cancelled') {
    return { outcome: 'skipped', because: 'need-settled' };
  }
  const { needId, personId } = need;
  const waiting = waitingMentor(need);
  const released =
    waiting === undefined ? withoutDue(need) : withOutcome(need, waiting.personId, 'withdrawn');
  return {
    outcome: 'done',
    what: 'mentor-need-cancelled',
    details: { needId, reason: 'staff' },
    about: personPartition(personId),
    writes: [
      { put: 'mentorNeed', item: needAs(released, 'cancelled') },
      ...(asked === undefined ? [] : withdrawn(asked, needId)),
      ...calls
        .filter((call) => call.needId === needId && call.status === 'open')
        .map((call): Write => {
          const done = { ...call, status: 'done' as const, doneAt: now };
          return { put: 'callTask', item: { ...done, ...callListing(done) } };
        }),
    ],
  };
}

function withdrawn(
  { invitation, profile, messages }: NonNullable<CancelState['asked']>,
  needId: string,
): Write[] {
  const plans = [{ plan: invitationPlan(needId) }];
  return [
    ...(invitation === undefined
      ? []
      : [{ put: 'mentorInvitation', item: { ...invitation, status: 'withdrawn' } } as const]),
    ...(profile === undefined
      ? []
      : [{ put: 'mentorProfile', item: withoutCommitment(profile, needId) } as const]),
    ...takenBack(messages, plans, 'invitation-withdrawn').map(
      (item): Write => ({ put: 'message', item }),
    ),
  ];
}
