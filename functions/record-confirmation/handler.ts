import { alumniEmploymentConfirmed } from '../../events/alumni-employment-confirmed.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { readConfirmation } from './read-confirmation.ts';
import { recordConfirmation } from './record-confirmation.ts';

export const handler = onEvent(
  on(alumniEmploymentConfirmed, { read: readConfirmation, decide: recordConfirmation }),
);
