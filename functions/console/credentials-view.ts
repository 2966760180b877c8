import { labelOf } from '../../shared/domain/field-labels.ts';
import type { Credential } from '../../shared/records/credential.ts';
import type { Recognition } from '../../shared/records/recognition.ts';
import type { StatedTerms } from '../../shared/records/stated-terms.ts';
import type { AwardView, CredentialView } from './pages/person-credentials.tsx';
import type { OwnWords } from './pages/person-positions.tsx';

/** Credentials as a person's page shows them: the latest issued first. `today` is the day in the program's zone. */
export function credentialsView(
  credentials: readonly Credential[],
  today: string,
): CredentialView[] {
  return credentials
    .toSorted((a, b) => b.issuanceDate.localeCompare(a.issuanceDate))
    .map((credential) => ({
      credentialId: credential.credentialId,
      title:
        credential.certificationTitle ??
        credential.credentialField ??
        credential.credentialType.codeValue,
      kind: [
        credential.credentialType.codeValue,
        credential.teachingCredential?.codeValue,
        credential.credentialField,
        credential.boardCertificationIndicator === true ? 'National board' : undefined,
      ].filter((part) => part !== undefined),
      state: credential.stateOfIssueStateAbbreviation,
      number: credential.credentialIdentifier,
      status: credential.credentialStatus?.codeValue,
      ranOut: credential.expirationDate !== undefined && credential.expirationDate < today,
      issuanceDate: credential.issuanceDate,
      expirationDate: credential.expirationDate,
      source: credential.source,
      observedAt: credential.observedAt,
    }));
}

/** Awards in the same way: the latest first. */
export function awardsView(recognitions: readonly Recognition[]): AwardView[] {
  return recognitions
    .toSorted((a, b) => b.recognitionAwardDate.localeCompare(a.recognitionAwardDate))
    .map((award) => ({
      recognitionId: award.recognitionId,
      title: award.achievementTitle,
      kind: award.recognitionType.codeValue,
      description: award.recognitionDescription,
      issuer: award.issuerName,
      awardDate: award.recognitionAwardDate,
      source: award.source,
      observedAt: award.observedAt,
    }));
}

/** A position in the words of who stated it, field by field. */
export function ownWordsOf(
  stated: readonly StatedTerms[],
  employmentId: string,
): OwnWords | undefined {
  const terms = stated.find((each) => each.employmentId === employmentId);
  if (terms === undefined) return undefined;
  const hire = Map.groupBy(terms.terms, ({ field }) => labelOf('hire.submitted.v1', field).label);
  const end = Map.groupBy(
    terms.endTerms,
    ({ field }) => labelOf('separation.submitted.v1', field).label,
  );
  const lines = [...hire, ...end].map(([label, values]) => ({
    label,
    value: values.map(({ codeValue }) => codeValue).join(', '),
  }));
  const { positionTitle, fullTimeEquivalency } = terms;
  return {
    title: positionTitle,
    fullTime: fullTimeEquivalency,
    lines,
  };
}
