import { submissionQuarantined } from '../../events/submission-quarantined.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { notifyIntegrator } from './notify-integrator.ts';
import { readNotice } from './read-notice.ts';

export const handler = onEvent(
  on(submissionQuarantined, { read: readNotice, decide: notifyIntegrator }),
);
