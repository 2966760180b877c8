import { dayIn } from '../../shared/domain/calendar-day.ts';
import type { Dossier, Reader } from '../../shared/ports.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import { readNames } from './mentoring-view.ts';
import type { PersonMentoringView } from './pages/person-mentoring.tsx';

/** Names of those whom somebody mentors, was asked to mentor, or is mentored by. */
export function readPartners(
  records: Reader,
  programId: string,
  { mentorNeeds, mentorInvitations }: Dossier,
): Promise<Map<string, string>> {
  return readNames(records, programId, [
    ...mentorNeeds.flatMap(({ mentorId }) => mentorId ?? []),
    ...mentorInvitations.map(({ menteeId }) => menteeId),
  ]);
}

/** Mentoring as a person's page shows it; the latest first. */
export function personMentoringView(
  personId: string,
  { mentorProfile, mentorNeeds, mentorInvitations }: Dossier,
  partners: ReadonlyMap<string, string>,
  { now, timeZone }: { now: string; timeZone: string },
): PersonMentoringView {
  return {
    personId,
    profile:
      mentorProfile === undefined ? undefined : profileOf(mentorProfile, dayIn(now, timeZone)),
    needs: mentorNeeds
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
      .map(({ needId, kind, status, createdAt, mentorId }) => ({
        needId,
        kind,
        status,
        createdAt,
        mentor: partners.get(mentorId ?? ''),
      })),
    invitations: mentorInvitations
      .toSorted((a, b) => b.invitedAt.localeCompare(a.invitedAt))
      .map(({ needId, menteeId, status, invitedAt }) => ({
        needId,
        menteeId,
        mentee: partners.get(menteeId) ?? 'somebody who is not there any more',
        status,
        invitedAt,
      })),
  };
}

function profileOf(profile: MentorProfile, today: string): PersonMentoringView['profile'] {
  const { willing, kinds, capacity, commitments, asked, accepted } = profile;
  const { pausedUntil, statedAt, statedBy } = profile;
  return {
    willing,
    kinds,
    capacity,
    active: commitments.filter(({ state }) => state === 'active').length,
    asked,
    accepted,
    pausedUntil: pausedUntil !== undefined && pausedUntil > today ? pausedUntil : undefined,
    statedAt,
    statedBy,
  };
}
