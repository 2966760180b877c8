import { mentorMatchEnded } from '../../events/mentor-match-ended.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { endPair } from './end-pair.ts';
import { readEnd } from './read-end.ts';

export const handler = onEvent(on(mentorMatchEnded, { read: readEnd, decide: endPair }));
