import * as z from 'zod';
import { Day, defineSubmission, ImportId } from './contract.ts';
import { Descriptor } from './fields/descriptor.ts';
import { PersonRef } from './fields/person-ref.ts';
import { Text } from './fields/person.ts';
import { StatedEvidence } from './fields/stated-employment.ts';

/** Somebody says that a graduate holds a credential (Ed-Fi Credential): the whole of it, each time. */
export const credentialSubmitted = defineSubmission({
  type: 'credential.submitted.v1',
  source: 'rollcall.intake',
  summary:
    'A license, certification or endorsement of a graduate, as its issuer or a system states it.',
  data: z.object({
    person: PersonRef,
    credentialIdentifier: Text(60)
      .optional()
      .describe('Ed-Fi credentialIdentifier: the number of the license')
      .meta({ examples: ['AL-1234567'] }),
    stateOfIssueStateAbbreviation: z
      .string()
      .regex(/^[A-Z]{2}$/, 'two capital letters, such as AL')
      .describe('State that issued it (Ed-Fi stateOfIssueStateAbbreviation)')
      .meta({ examples: ['AL'] }),
    credentialType: Descriptor('CredentialType'),
    credentialField: Text(100)
      .optional()
      .describe('Ed-Fi credentialField: what it licenses to teach')
      .meta({ examples: ['Mathematics 6-12'] }),
    certificationTitle: Text(120).optional().describe('Ed-Fi certificationTitle'),
    teachingCredential: Descriptor('TeachingCredential').optional(),
    credentialStatus: Descriptor('CredentialStatus').optional(),
    issuanceDate: Day.describe('Day on which it was issued'),
    effectiveDate: Day.optional().describe('Day from which it holds'),
    expirationDate: Day.optional().describe('Last day on which it holds'),
    boardCertificationIndicator: z
      .boolean()
      .optional()
      .describe('Whether it is a certification by a national board'),
    academicSubjects: z.array(Descriptor('AcademicSubject')).max(8).optional(),
    gradeLevels: z.array(Descriptor('GradeLevel')).max(20).optional(),
    evidence: StatedEvidence,
    importId: ImportId.optional().describe('The file it came in, when it came in a file'),
  }),
  example: {
    person: { candidateIdentifier: '@75548223' },
    credentialIdentifier: 'AL-1234567',
    stateOfIssueStateAbbreviation: 'AL',
    credentialType: { codeValue: 'Licensure' },
    credentialField: 'Mathematics 6-12',
    teachingCredential: { codeValue: 'Probationary/Initial' },
    credentialStatus: { codeValue: 'Active' },
    issuanceDate: '2026-07-01',
    effectiveDate: '2026-07-01',
    expirationDate: '2029-06-30',
    evidence: { source: 'state-file', observedAt: '2026-09-15' },
  },
});
