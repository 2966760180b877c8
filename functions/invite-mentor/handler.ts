import { mentorDeclined } from '../../events/mentor-declined.ts';
import { mentorExpired } from '../../events/mentor-expired.ts';
import { mentorMatchApproved } from '../../events/mentor-match-approved.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { inviteMentor } from './invite-mentor.ts';
import { readCandidates } from './read-candidates.ts';

const useCase = { read: readCandidates, decide: inviteMentor };

export const handler = onEvent([
  on(mentorMatchApproved, useCase),
  on(mentorDeclined, useCase),
  on(mentorExpired, useCase),
]);
