import type { DataOf, Envelope } from '../../events/contract.ts';
import { credentialSubmitted } from '../../events/credential-submitted.ts';
import { credentialKey } from '../../shared/domain/credential-key.ts';
import { opaqueId } from '../../shared/domain/opaque-id.ts';
import type { Credential } from '../../shared/records/credential.ts';
import { readStatement, type Sources } from './read-statement.ts';
import type { StatementState } from './admit-statement.ts';

type Stated = DataOf<typeof credentialSubmitted>;

export interface CredentialState extends StatementState {
  credentialId: string;
  /** The same credential, as it is on record. */
  credential: Credential | undefined;
}

export async function readCredential(
  event: Envelope<Stated>,
  sources: Sources,
): Promise<CredentialState> {
  const state = await readStatement(credentialSubmitted.type, event, sources);
  const credentialId = opaqueId(sources.links.hashOf, credentialKey(event.data));
  const personId = state.person?.personId;
  if (personId === undefined) return { ...state, credentialId, credential: undefined };
  const { credential } = await sources.reader.read({
    credential: { record: 'credential', key: { personId, credentialId } },
  });
  return { ...state, credentialId, credential };
}
