import { purposes } from '../../events/vocabulary/purpose.ts';
import type { MessagesChoice } from '../../shared/domain/wanted-messages.ts';
import { purposeIn } from './preferences-visit.ts';

/** Which messages a press of a button on the settings' page stops or allows; undefined when it is no such press. */
export function readChoice(form: ReadonlyMap<string, string>): MessagesChoice | undefined {
  const wanted = form.has('allow');
  const named = form.get('allow') ?? form.get('stop');
  const purpose = purposeIn(named);
  if (named === 'all') return { purposes, wanted, via: 'page' };
  return purpose === undefined ? undefined : { purposes: [purpose], wanted, via: 'page' };
}
