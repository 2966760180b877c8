import { callTaskCreated } from '../../events/call-task-created.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { notifyCaller } from './notify-caller.ts';
import { readNotice } from './read-notice.ts';

export const handler = onEvent(on(callTaskCreated, { read: readNotice, decide: notifyCaller }));
