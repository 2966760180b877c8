import type { PersonRef } from '../../../events/fields/person-ref.ts';
import type { Remark } from '../registrar-file/registrar-student.ts';
import { dayIn, descriptorAt, descriptorsIn, stateIn, textAt } from './ed-fi-element.ts';
import type { Stated } from './ed-fi-employment.ts';
import type { XmlElement } from './xml-builder.ts';

/** What one credential of a member of staff states (Ed-Fi Credential). */
export function credentialStated(
  credential: XmlElement,
  person: PersonRef,
  observedAt: string,
): Stated {
  const rows = [credential.line];
  const refuse = (sentence: string): Stated => ({
    statements: [],
    problems: [{ code: 'credential', sentence, rows }],
    notes: [],
  });
  const state = stateIn(textAt(credential, 'StateOfIssueStateAbbreviation'));
  if (state === undefined) {
    return refuse('StateOfIssueStateAbbreviation of a credential must be a state’s two letters.');
  }
  const issuanceDate = dayIn(textAt(credential, 'IssuanceDate'));
  if (issuanceDate === undefined || issuanceDate > observedAt) {
    return refuse('IssuanceDate of a credential must be a day that is not ahead.');
  }
  const credentialType = descriptorAt(credential, 'CredentialType');
  if (credentialType === undefined) return refuse('CredentialType of a credential is missing.');
  const expiration = textAt(credential, 'ExpirationDate');
  const expirationDate = dayIn(expiration);
  const notes: Remark[] =
    expiration !== '' && expirationDate === undefined
      ? [
          {
            code: 'expiration-date',
            sentence: 'ExpirationDate of a credential is no day of the calendar; it is left out.',
            rows,
          },
        ]
      : [];
  const statement = {
    type: 'credential.submitted.v1' as const,
    data: {
      person,
      credentialIdentifier: upTo(60, textAt(credential, 'CredentialIdentifier')),
      stateOfIssueStateAbbreviation: state,
      credentialType,
      credentialField: descriptorAt(credential, 'CredentialField')?.codeValue,
      certificationTitle: upTo(120, textAt(credential, 'CertificationTitle')),
      teachingCredential: descriptorAt(credential, 'TeachingCredential'),
      credentialStatus: descriptorAt(credential, 'CredentialStatus'),
      issuanceDate,
      effectiveDate: dayIn(textAt(credential, 'EffectiveDate')),
      expirationDate,
      boardCertificationIndicator: yesOrNo(textAt(credential, 'BoardCertificationIndicator')),
      academicSubjects: descriptorsIn(credential, 'AcademicSubject', 8),
      gradeLevels: descriptorsIn(credential, 'GradeLevel', 20),
      evidence: { source: 'employer' as const, observedAt },
    },
  };
  return { statements: [statement], problems: [], notes };
}

function upTo(most: number, text: string): string | undefined {
  return text === '' ? undefined : text.slice(0, most);
}

/** `xs:boolean` */
function yesOrNo(text: string): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}
