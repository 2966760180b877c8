import { alumniHired } from '../../events/alumni-hired.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { readHire } from './read-hire.ts';
import { recordHire } from './record-hire.ts';

export const handler = onEvent(on(alumniHired, { read: readHire, decide: recordHire }));
