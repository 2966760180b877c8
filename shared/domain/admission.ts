/** What a submission says of a student, set against what the record says. Pure. */

interface StatedAddress {
  electronicMailAddress: string;
  electronicMailType: 'Home/Personal' | 'Work' | 'Organization' | 'Other';
  primaryEmailAddressIndicator: boolean;
  unusable?: 'not-an-address' | undefined;
  sharedWithOthers?: boolean | undefined;
}

interface Claim {
  claimants: string[];
  owner?: string | undefined;
}

/** Good enough to stand in a header and be worth a message; what is wrong beyond that only a mailbox can tell. */
const addressShape =
  /^[^\s\p{Cc}@<>()[\],;:"\\]+@[^\s\p{Cc}@.<>()[\],;:"\\]+(\.[^\s\p{Cc}@.<>()[\],;:"\\]+)+$/u;

export function isAddress(text: string): boolean {
  return text.length <= 254 && addressShape.test(text);
}

/** Whether an address can be used for a person, given who else claims it. */
export function addressStatus(
  stated: StatedAddress,
  personId: string,
  claim: Claim | undefined,
): 'usable' | 'not-an-address' | 'shared' | 'someone-else' {
  if (stated.unusable !== undefined || !isAddress(stated.electronicMailAddress)) {
    return 'not-an-address';
  }
  if (claim?.owner === personId) return 'usable';
  if (claim?.owner !== undefined) return 'someone-else';
  const others = (claim?.claimants ?? []).filter((claimant) => claimant !== personId);
  return others.length > 0 || stated.sharedWithOthers === true ? 'shared' : 'usable';
}

/**
 * A claim after somebody let go of the address.
 * `told`: whose standing changes by it, since they now have it alone, or nobody is its owner any more.
 */
export function withoutClaimant<Known extends Claim>(
  claim: Known,
  personId: string,
): { claim: Known; told: readonly string[] } {
  const claimants = claim.claimants.filter((claimant) => claimant !== personId);
  if (claim.owner === personId) {
    return { claim: { ...claim, claimants, owner: undefined }, told: claimants };
  }
  const alone = claim.owner === undefined && claimants.length === 1;
  return { claim: { ...claim, claimants }, told: alone ? claimants : [] };
}

/** Whether one statement is to be heeded after another: the later one wins, whatever order they arrive in. */
export function supersedes(
  statement: { occurredAt: string; eventId: string },
  heeded: { statedAt?: string | undefined; statedBy?: string | undefined } | undefined,
): boolean {
  if (heeded?.statedAt === undefined) return true;
  const [now, then] = [Date.parse(statement.occurredAt), Date.parse(heeded.statedAt)];
  return now > then || (now === then && statement.eventId >= (heeded.statedBy ?? ''));
}
