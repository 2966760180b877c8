import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';

/**
 * Takes a mentor off a need's list, for good: also a new list is made without them. It does not use up one of the
 * mentors who may be asked, and takes nothing back from somebody who is asked already.
 */
export function leaveOutMentor(
  need: MentorNeed | undefined,
  mentorId: string,
  now: string,
): Changes {
  const listed = need?.candidates.some(({ personId }) => personId === mentorId) ?? false;
  if (need === undefined || !listed) return { outcome: 'skipped', because: 'not-on-the-list' };
  if (need.asked.some(({ personId }) => personId === mentorId)) {
    return { outcome: 'skipped', because: 'asked-before' };
  }
  return {
    outcome: 'done',
    what: 'mentor-left-out',
    details: { needId: need.needId, mentorId },
    about: personPartition(need.personId),
    writes: [
      {
        put: 'mentorNeed',
        item: {
          ...need,
          candidates: need.candidates.filter(({ personId }) => personId !== mentorId),
          asked: [...need.asked, { personId: mentorId, at: now, outcome: 'withdrawn' }],
          mostAsked: need.mostAsked + 1,
        },
      },
    ],
  };
}
