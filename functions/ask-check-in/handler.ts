import { checkinDue } from '../../events/checkin-due.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { askCheckIn } from './ask-check-in.ts';
import { readCheckIn } from './read-check-in.ts';

export const handler = onEvent(on(checkinDue, { read: readCheckIn, decide: askCheckIn }));
