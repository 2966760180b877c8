import type { StatedDescriptor } from '../../events/fields/descriptor.ts';

/** What a statement names a credential by. */
interface NamedCredential {
  stateOfIssueStateAbbreviation: string;
  credentialIdentifier?: string | undefined;
  credentialType: StatedDescriptor;
  credentialField?: string | undefined;
  issuanceDate: string;
}

/** The number of the license names it; without one, what it is and when it was issued. */
export function credentialKey(stated: NamedCredential): string {
  const { stateOfIssueStateAbbreviation: state, credentialIdentifier: number } = stated;
  const parts =
    number === undefined
      ? [state, stated.credentialType.codeValue, stated.credentialField ?? '', stated.issuanceDate]
      : [state, number];
  return `credential#${parts.map((part) => part.toLowerCase()).join('|')}`;
}
