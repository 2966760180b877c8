import { mentorPairDue } from '../../events/mentor-pair-due.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { checkOnPair } from './check-on-pair.ts';
import { readCheck } from './read-check.ts';

export const handler = onEvent(on(mentorPairDue, { read: readCheck, decide: checkOnPair }));
