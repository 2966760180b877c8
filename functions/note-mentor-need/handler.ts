import { alumniHired } from '../../events/alumni-hired.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { noteMentorNeed } from './note-mentor-need.ts';

export const handler = onEvent(
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
);
