import { randomUUID } from 'node:crypto';
import type { Links, Reader } from '../../shared/ports.ts';
import type { Envelope } from '../../events/contract.ts';
import type { AdmissionState } from './admit-graduation.ts';

/** What a submission names its student and their addresses by. */
type Statement = Envelope<{
  candidateIdentifier: string;
  electronicMail: readonly { electronicMailAddress: string }[];
}>;

/** Reads what admitting needs: two batches, the second for whoever the student id stands for. */
export async function readAdmission(
  event: Statement,
  reader: Reader,
  links: Links,
): Promise<AdmissionState> {
  const { programId, data } = event;
  const { candidateIdentifier } = data;
  const idOf = (address: string) => links.addressId(programId, address);
  const addressIds = new Map(
    data.electronicMail.map(({ electronicMailAddress }) => [
      electronicMailAddress,
      idOf(electronicMailAddress),
    ]),
  );
  const { identity } = await reader.read({
    identity: { record: 'identity', key: { programId, candidateIdentifier } },
  });
  const personId = identity?.personId ?? randomUUID();
  const claimsOn = (ids: readonly string[]) =>
    ({
      many: 'addressClaim',
      keys: [...new Set(ids)].map((addressId) => ({ programId, addressId })),
    }) as const;
  const stated = [...addressIds.values()];
  const { person, claims } = await reader.read({
    person: { record: 'person', key: { personId } },
    claims: claimsOn(stated),
  });
  const former = (person?.addresses ?? [])
    .map(({ addressId }) => addressId)
    .filter((addressId) => !stated.includes(addressId));
  const more = former.length === 0 ? [] : (await reader.read({ claims: claimsOn(former) })).claims;
  return {
    identity,
    person,
    claims: new Map([...claims, ...more].map((claim) => [claim.addressId, claim])),
    addressIds,
    personId,
    linkHash: links.hashOf(personId),
    digest: (text) => links.hashOf(`trace#${text}`),
  };
}
