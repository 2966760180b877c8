import { withoutClaimant } from '../../shared/domain/admission.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';

/** A person whose addresses are others now; none at all when the person is gone. */
export interface Move {
  personId: string;
  holds: ReadonlySet<string>;
}

/** What becomes of one claim, and who of those that stay must hear of it. */
export interface Moved {
  claim: AddressClaim;
  sharedFor: readonly string[];
  releasedFor: readonly string[];
}

/** The claims that change when people leave addresses or come back to them; each once, whoever moved. */
export function movedClaims(
  claims: readonly AddressClaim[],
  moves: readonly Move[],
): ReadonlyMap<string, Moved> {
  const once = new Map(claims.map((claim) => [claim.addressId, claim]));
  return new Map(
    [...once.values()].flatMap((claim) => {
      const moved = movedClaim(claim, moves);
      return moved === undefined ? [] : [[claim.addressId, moved]];
    }),
  );
}

function movedClaim(before: AddressClaim, moves: readonly Move[]): Moved | undefined {
  const { addressId } = before;
  const leaving = moves.filter(
    ({ personId, holds }) => before.claimants.includes(personId) && !holds.has(addressId),
  );
  const coming = moves
    .filter(({ personId, holds }) => holds.has(addressId) && !before.claimants.includes(personId))
    .map(({ personId }) => personId);
  if (leaving.length === 0 && coming.length === 0) return undefined;
  let claim = before;
  let told: readonly string[] = [];
  for (const { personId } of leaving) ({ claim, told } = withoutClaimant(claim, personId));
  const staying = claim.claimants;
  return {
    claim: { ...claim, claimants: [...staying, ...coming] },
    sharedFor: coming.length > 0 && claim.owner === undefined ? staying : [],
    releasedFor: coming.length > 0 ? [] : told,
  };
}
