import { needAs, waitingMentor } from '../../shared/domain/need-asked.ts';
import { lookForMentors } from '../../shared/domain/new-mentor-need.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import type { Changes } from '../../shared/ports.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Program } from '../../shared/records/program.ts';

/**
 * Has a new list made for a need: other mentors may be willing by now. Not while somebody is being asked; who was
 * asked before is not asked again.
 */
export function findMentorsAgain(
  need: MentorNeed | undefined,
  program: Program,
  now: string,
): Changes {
  if (need === undefined || need.status === 'matched' || need.status === 'cancelled') {
    return { outcome: 'skipped', because: 'need-settled' };
  }
  if (waitingMentor(need) !== undefined) return { outcome: 'skipped', because: 'mentor-is-asked' };
  const { personId, needId, version, asked } = need;
  const { arranged: _, approvedBy: __, ...rest } = need;
  const eventId = `${personId}/need/${needId}/again/${version}`;
  return {
    outcome: 'done',
    what: 'mentor-list-renewed',
    details: { needId, asked: asked.length },
    about: personPartition(personId),
    writes: [
      {
        put: 'mentorNeed',
        item: {
          ...needAs(rest, 'open'),
          candidates: [],
          mostAsked: asked.length + mentoringPlanOf(program).mostAsked,
        },
      },
    ],
    emits: [lookForMentors(need, { eventId, correlationId: eventId }, now)],
  };
}
