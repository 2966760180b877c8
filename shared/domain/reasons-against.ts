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
  return [
    ...mendableBreaches(contract, detail, breaches),
    ...daysBeside(contract, detail, breaches, now),
  ];
}

/** The days that cannot be meant, but for fields that break their contract already. */
export function daysBeside(
  contract: EventContract,
  detail: unknown,
  breaches: readonly ContractBreach[],
  now: string,
): Problem[] {
  const named = new Set(breaches.map(({ field }) => field));
  return implausibleDays(contract, detail, now).filter(({ field }) => !named.has(field));
}
