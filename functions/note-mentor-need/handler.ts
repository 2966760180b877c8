import { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import { alumniHired } from '../../events/alumni-hired.ts';
import { candidateAdmitted } from '../../events/candidate-admitted.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { dropMentorNeed } from './drop-mentor-need.ts';
import { noteBuddyNeed } from './note-buddy-need.ts';
import { noteMentorNeed } from './note-mentor-need.ts';
import { readDrop } from './read-drop.ts';

export const handler = onEvent([
  on(alumniHired, {
    read: ({ programId, data: { personId } }, records) =>
      records.read({
        person: { record: 'person', key: { personId } },
        program: { record: 'program', key: { programId } },
        employments: { allOf: 'employment', personId },
        needs: { allOf: 'mentorNeed', personId },
      }),
    decide: noteMentorNeed,
  }),
  on(candidateAdmitted, {
    read: ({ programId, data: { personId } }, records) =>
      records.read({
        person: { record: 'person', key: { personId } },
        program: { record: 'program', key: { programId } },
        needs: { allOf: 'mentorNeed', personId },
      }),
    decide: noteBuddyNeed,
  }),
  on(alumniEmploymentEnded, {
    read: readDrop,
    decide: dropMentorNeed,
  }),
]);
