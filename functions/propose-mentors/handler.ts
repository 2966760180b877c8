import { mentorNeeded } from '../../events/mentor-needed.ts';
import { now } from '../../shared/runtime/clock.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { proposeMentors } from './propose-mentors.ts';
import { readProposal } from './read-proposal.ts';

export const handler = onEvent(
  on(mentorNeeded, {
    read: (event, records) => readProposal(event, records, now()),
    decide: proposeMentors,
  }),
);
