import { checkinAnswered } from '../../events/checkin-answered.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { readAnswer } from './read-answer.ts';
import { recordCheckIn } from './record-check-in.ts';

export const handler = onEvent(on(checkinAnswered, { read: readAnswer, decide: recordCheckIn }));
