import { outgoing } from '../../events/contract.ts';
import { mentorMatchApproved } from '../../events/mentor-match-approved.ts';
import { needAs, waitingMentor } from '../../shared/domain/need-asked.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import type { Changes } from '../../shared/ports.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Program } from '../../shared/records/program.ts';

export interface Approval {
  /** Who is to be asked first, where the staff chose; also somebody who is not on the list. */
  first: { personId: string; reasons: readonly string[] } | undefined;
  /** Address of who approved it. */
  by: string;
  program: Program;
}

/** Somebody is still looked for, so that a mentor may be chosen. */
const unmatched: readonly MentorNeed['status'][] = ['open', 'proposed', 'inviting', 'unmet'];

/**
 * Has the mentors of a list invited, one at a time.
 * 1. Only while nobody has said yes. 2. Whom the staff chose comes first, and the order is kept from then on; somebody
 * who was asked before is not asked again. 3. While a mentor is being asked, nobody else is: who was chosen is next.
 * 4. Else announce it, and the first one is invited.
 */
export function approveMatch(
  need: MentorNeed | undefined,
  { first, by, program }: Approval,
  now: string,
): Changes {
  if (need === undefined || !unmatched.includes(need.status)) {
    return { outcome: 'skipped', because: 'need-settled' };
  }
  if (first === undefined && need.status !== 'proposed') {
    return { outcome: 'skipped', because: 'need-not-proposed' };
  }
  if (need.asked.some(({ personId }) => personId === first?.personId)) {
    return { outcome: 'skipped', because: 'asked-before' };
  }
  const waits = waitingMentor(need) !== undefined;
  const listed = withFirst(need, first);
  const used = need.asked.length;
  const approved: MentorNeed = {
    ...needAs(listed, 'inviting'),
    approvedBy: by,
    mostAsked: used < need.mostAsked ? need.mostAsked : used + mentoringPlanOf(program).mostAsked,
  };
  return {
    outcome: 'done',
    what: first === undefined ? 'mentors-approved' : 'mentor-chosen',
    details: { needId: need.needId, ...(first === undefined ? {} : { mentorId: first.personId }) },
    about: personPartition(need.personId),
    writes: [{ put: 'mentorNeed', item: approved }],
    emits: waits ? [] : [announced(need, now)],
  };
}

function withFirst(need: MentorNeed, first: Approval['first']): MentorNeed {
  if (first === undefined) return need;
  const { personId, reasons } = first;
  const known = need.candidates.find((candidate) => candidate.personId === personId);
  const others = need.candidates.filter((candidate) => candidate !== known);
  const chosen = known ?? { personId, reasons: [...reasons] };
  return { ...need, candidates: [chosen, ...others], arranged: true };
}

function announced({ personId, needId, programId, version }: MentorNeed, now: string) {
  const eventId = `${personId}/need/${needId}/approved/${version}`;
  return outgoing(mentorMatchApproved, {
    eventId,
    occurredAt: now,
    programId,
    correlationId: eventId,
    causationId: eventId,
    data: { personId, needId, by: 'admin' },
  });
}
