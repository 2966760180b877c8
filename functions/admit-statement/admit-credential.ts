import { isDeepStrictEqual } from 'node:util';
import { causedBy, type DataOf, type Envelope } from '../../events/contract.ts';
import { credentialRecorded } from '../../events/credential-recorded.ts';
import type { credentialSubmitted } from '../../events/credential-submitted.ts';
import { edFiValue, keptDescriptor } from '../../shared/domain/ed-fi-words.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { traceOf } from '../../shared/domain/trace-of.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Credential } from '../../shared/records/credential.ts';
import type { CredentialState } from './read-credential.ts';
import { admitStatement } from './admit-statement.ts';
import { evidenceOf, isLater } from './stated-position.ts';

type Stated = Envelope<DataOf<typeof credentialSubmitted>>;

/**
 * Admits what is said of a license, certification or endorsement: the whole of it, each time.
 * 1. Leave alone what is older than what was stated of the same credential. 2. Record it, descriptors as they came.
 * 3. Announce it, unless the same was stated before.
 */
export function admitCredential(state: CredentialState, event: Stated, now: string): Changes {
  const settled = admitStatement(state, event, now);
  if ('instead' in settled) return settled.instead;
  const { person, warnings } = settled;
  const known = state.credential;
  const credential = credentialAfter(state, event, person.personId);
  const same = known !== undefined && isDeepStrictEqual(said(known), said(credential));
  if (!isLater(event, known?.statedAt)) {
    const because = same ? 'credential-known-already' : 'older-than-known';
    return { outcome: 'skipped', because, warnings };
  }
  return {
    outcome: 'done',
    what: whatOf(known, same),
    details: { credentialId: state.credentialId, door: event.provenance?.door ?? 'bus' },
    about: personPartition(person.personId),
    writes: [{ put: 'credential', item: credential }],
    emits: same
      ? []
      : [
          causedBy(credentialRecorded, traceOf(event, state.digest), {
            idSuffix: 'credential',
            occurredAt: event.occurredAt,
            data: factOf(credential, event),
          }),
        ],
    warnings,
  };
}

function whatOf(known: Credential | undefined, same: boolean): string {
  if (same) return 'credential-known-already';
  return known === undefined ? 'credential-recorded' : 'credential-changed';
}

function credentialAfter(
  { credential: known, credentialId }: CredentialState,
  event: Stated,
  personId: string,
): Credential {
  const { programId, data, occurredAt } = event;
  const { source, observedAt } = evidenceOf(event);
  return {
    personId,
    credentialId,
    programId,
    version: known?.version ?? 0,
    ...(data.credentialIdentifier !== undefined && {
      credentialIdentifier: data.credentialIdentifier,
    }),
    stateOfIssueStateAbbreviation: data.stateOfIssueStateAbbreviation,
    credentialType: keptDescriptor('CredentialType', data.credentialType),
    ...optionalParts(data),
    issuanceDate: data.issuanceDate,
    academicSubjects: (data.academicSubjects ?? []).map((each) =>
      keptDescriptor('AcademicSubject', each),
    ),
    gradeLevels: (data.gradeLevels ?? []).map((each) => keptDescriptor('GradeLevel', each)),
    source,
    observedAt,
    statedAt: occurredAt,
  };
}

function optionalParts(data: Stated['data']): Partial<Credential> {
  const { credentialField, certificationTitle, teachingCredential, credentialStatus } = data;
  const { effectiveDate, expirationDate, boardCertificationIndicator } = data;
  return {
    ...(credentialField !== undefined && { credentialField }),
    ...(certificationTitle !== undefined && { certificationTitle }),
    ...(teachingCredential !== undefined && {
      teachingCredential: keptDescriptor('TeachingCredential', teachingCredential),
    }),
    ...(credentialStatus !== undefined && {
      credentialStatus: keptDescriptor('CredentialStatus', credentialStatus),
    }),
    ...(effectiveDate !== undefined && { effectiveDate }),
    ...(expirationDate !== undefined && { expirationDate }),
    ...(boardCertificationIndicator !== undefined && { boardCertificationIndicator }),
  };
}

/** What is said of the credential, without who said it and when. */
function said({ version: _, source: __, observedAt: ___, statedAt: ____, ...rest }: Credential) {
  return rest;
}

function factOf(credential: Credential, event: Stated): DataOf<typeof credentialRecorded> {
  const { credentialStatus, expirationDate } = credential;
  const status =
    credentialStatus === undefined ? undefined : edFiValue('CredentialStatus', credentialStatus);
  return {
    personId: credential.personId,
    credentialId: credential.credentialId,
    stateOfIssueStateAbbreviation: credential.stateOfIssueStateAbbreviation,
    credentialType: edFiValue('CredentialType', credential.credentialType) ?? 'Other',
    ...(status !== undefined && { credentialStatus: status }),
    issuanceDate: credential.issuanceDate,
    ...(expirationDate !== undefined && { expirationDate }),
    evidence: evidenceOf(event),
  };
}
