import { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { noteMentorWillingness } from './note-mentor-willingness.ts';
import { readWillingness } from './read-willingness.ts';

export const handler = onEvent(
  on(surveyResponseCompleted, { read: readWillingness, decide: noteMentorWillingness }),
);
