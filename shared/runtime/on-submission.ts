import { quarantine } from '../adapters/quarantine.ts';
import { now } from './clock.ts';
import { type Bound, onEvent } from './on-event.ts';

/** The Lambda of a workflow that admits: what breaks its contract waits in the quarantine, with the reasons. */
export function onSubmission(uses: Bound | readonly Bound[]) {
  return onEvent(uses, async (event, breaches) => {
    await quarantine().put(event, breaches, now());
    return { outcome: 'quarantined', type: event['detail-type'] };
  });
}
