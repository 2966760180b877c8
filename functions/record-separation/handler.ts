import { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { readSeparation } from './read-separation.ts';
import { recordSeparation } from './record-separation.ts';

export const handler = onEvent(
  on(alumniEmploymentEnded, { read: readSeparation, decide: recordSeparation }),
);
