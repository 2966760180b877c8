import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Address } from '../../shared/records/person.ts';

/**
 * Whether an address may be used for a person, given who else says it is theirs: for neither of two, until an
 * admin has said whose it is.
 */
export function standingOf(
  personId: string,
  claim: AddressClaim | undefined,
): Extract<Address['status'], 'usable' | 'shared' | 'someone-else'> {
  if (claim?.owner !== undefined) return claim.owner === personId ? 'usable' : 'someone-else';
  return otherClaimants(personId, claim).length === 0 ? 'usable' : 'shared';
}

/** Who else says that the address is theirs. */
export function otherClaimants(personId: string, claim: AddressClaim | undefined): string[] {
  return (claim?.claimants ?? []).filter((claimant) => claimant !== personId);
}
