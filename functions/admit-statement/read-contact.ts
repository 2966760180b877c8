import { contactSubmitted } from '../../events/contact-submitted.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import { readStatement, type Sources } from './read-statement.ts';
import type { StatementState } from './admit-statement.ts';

export interface ContactState extends StatementState {
  /** Claims on the addresses stated now and known before, by address id. */
  claims: ReadonlyMap<string, AddressClaim>;
  /** Opaque id of each address stated, by the address. */
  addressIds: ReadonlyMap<string, string>;
}

export async function readContact(
  event: Envelope<DataOf<typeof contactSubmitted>>,
  sources: Sources,
): Promise<ContactState> {
  const { programId, data } = event;
  const state = await readStatement(contactSubmitted.type, event, sources);
  const stated = [
    ...(data.electronicMail ?? []).map((each) => each.electronicMailAddress),
    ...(data.formerElectronicMailAddresses ?? []),
  ];
  const addressIds = new Map(
    stated.map((address) => [address, sources.links.addressId(programId, address)]),
  );
  const known = (state.person?.addresses ?? []).map(({ addressId }) => addressId);
  const ids = [...new Set([...addressIds.values(), ...known])];
  const { claims } = await sources.reader.read({
    claims: { many: 'addressClaim', keys: ids.map((addressId) => ({ programId, addressId })) },
  });
  return {
    ...state,
    addressIds,
    claims: new Map(claims.map((claim) => [claim.addressId, claim])),
  };
}
