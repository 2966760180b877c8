import { mentorAccepted } from '../../events/mentor-accepted.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { readStart } from './read-start.ts';
import { startPair } from './start-pair.ts';

export const handler = onEvent(on(mentorAccepted, { read: readStart, decide: startPair }));
