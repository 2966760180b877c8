import type { ContractBreach, EventContract } from '../../events/contract.ts';
import { implausibleDays } from './implausible-days.ts';
import { mendableBreaches, type Problem } from './mendable-breach.ts';

/**
 * Every reason for which a submission cannot be admitted as it is: where it breaks its contract, and the days in it
 * that cannot be meant. All at once, since whoever mends it would like to mend it once.
 * @param detail what was sent, as it came
 */
export function reasonsAgainst(
  contract: EventContract,
  detail: unknown,
  breaches: readonly ContractBreach[],
  now: string,
): Problem[] {
  const broken = mendableBreaches(contract, detail, breaches);
  const named = new Set(broken.map(({ field }) => field));
  const days = implausibleDays(contract, detail, now).filter(({ field }) => !named.has(field));
  return [...broken, ...days];
}
