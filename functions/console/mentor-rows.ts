import { dayIn } from '../../shared/domain/calendar-day.ts';
import { waitingMentor } from '../../shared/domain/need-asked.ts';
import type { ListedMentor } from '../../shared/ports.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Visit } from './console-visit.ts';
import { needRow } from './mentoring-view.ts';
import type { MentorRow } from './pages/mentors-page.tsx';
import type { NeedView } from './pages/need-page.tsx';

/** Mentors as the list shows them. A pause that is over is none. */
export function mentorRows(
  mentors: readonly ListedMentor[],
  { program }: Visit,
  now: string,
): MentorRow[] {
  const today = dayIn(now, program.timeZone);
  return mentors.map((mentor) => mentorRow(mentor, today));
}

function mentorRow(mentor: ListedMentor, today: string): MentorRow {
  const { personId, displayName, cohort, willing, kinds, capacity, asked, accepted } = mentor;
  const { pausedUntil, lastAskedAt, commitments } = mentor;
  return {
    personId,
    name: displayName,
    cohort,
    willing,
    pausedUntil: pausedUntil !== undefined && pausedUntil > today ? pausedUntil : undefined,
    kinds,
    capacity,
    active: commitments.filter(({ state }) => state === 'active').length,
    asked,
    accepted,
    lastAskedAt,
  };
}

/** A need as its own page shows it. */
export function needView(
  need: MentorNeed,
  names: ReadonlyMap<string, string>,
  school: string | undefined,
): NeedView {
  const settled = need.status === 'matched' || need.status === 'cancelled';
  return {
    ...needRow(need, names),
    words: need.words,
    school,
    mayFindAgain: !settled && need.status !== 'open' && waitingMentor(need) === undefined,
    mayCancel: !settled,
  };
}
