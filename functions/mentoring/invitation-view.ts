import { defaultLocale } from '../../shared/domain/locale.ts';
import { reasonsForMentor } from '../../shared/domain/match-reasons.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Person } from '../../shared/records/person.ts';
import type { MentoringVisit } from './mentoring-visit.ts';
import type { SettledView } from './pages/invitation-settled-page.tsx';
import type { InvitationView } from './pages/invitation-page.tsx';
import { menteeName } from './pages/mentee-name.ts';
import { type InvitationState, standingOf } from './read-invitation.ts';
import { shareableOf } from './shareable-of.ts';

export type InvitationShown =
  | { page: 'invitation'; view: InvitationView }
  | { page: 'settled'; view: Omit<SettledView, 'profilePath'> };

/** What an invitation's link shows. `again`: who said no wants to see it once more. A pure reading. */
export function invitationView(
  visit: MentoringVisit,
  state: InvitationState,
  today: string,
  again: boolean,
): InvitationShown {
  const standing = standingOf(state);
  const { invitation, need, mentee, profile } = state;
  const name = menteeName(defaultLocale, nameOf(mentee));
  const settled = (outcome: SettledView['settled']): InvitationShown => {
    const pausedUntil = profile?.pausedUntil;
    return {
      page: 'settled',
      view: {
        settled: outcome,
        mentee: name,
        ...(pausedUntil !== undefined && pausedUntil > today ? { pausedUntil } : {}),
        mayDecline: outcome === 'no-room' && invitation?.status === 'waiting',
        mayReconsider: outcome === 'declined',
      },
    };
  };
  if (standing !== 'waiting' && standing !== 'late') return settled(standing);
  if (invitation === undefined || need === undefined) return settled('withdrawn');
  const declined = invitation.status === 'declined';
  if (standing === 'late' && declined && !again) return settled('declined');
  return {
    page: 'invitation',
    view: {
      mentee: name,
      wish: wishOf(need, mentee),
      reasons: reasonsForMentor(invitation.reasons, defaultLocale),
      standing: standing === 'waiting' ? 'waiting' : declined ? 'late-declined' : 'late-expired',
      expiresAt: invitation.expiresAt,
      shareable: shareableOf(visit.person),
    },
  };
}

/** Their first name; not even that where they asked not to be disclosed. */
function nameOf(mentee: Person | undefined): string | undefined {
  return mentee?.directoryHold === false ? mentee.firstName : undefined;
}

function wishOf(
  { kind, cohort, subjects, gradeBands, topics, words }: MentorNeed,
  mentee: Person | undefined,
) {
  const candidate = mentee?.graduation === 'candidate';
  return { kind, cohort, candidate, subjects, gradeBands, topics, words };
}
