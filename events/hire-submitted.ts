import * as z from 'zod';
import { Day, defineSubmission, ImportId } from './contract.ts';
import { Descriptor } from './fields/descriptor.ts';
import { PersonRef } from './fields/person-ref.ts';
import { Text } from './fields/person.ts';
import { StatedEvidence, StatedOrganization } from './fields/stated-employment.ts';

/** Somebody says that a graduate took up a position (Ed-Fi StaffEducationOrganizationEmploymentAssociation). */
export const hireSubmitted = defineSubmission({
  type: 'hire.submitted.v1',
  source: 'rollcall.intake',
  summary: 'An information system, a district or a form states that a graduate took up a position.',
  data: z.object({
    person: PersonRef,
    educationOrganization: StatedOrganization,
    employmentPeriod: z.object({ hireDate: Day.describe('First day in the position') }),
    employmentStatus: Descriptor('EmploymentStatus').optional(),
    staffClassification: Descriptor('StaffClassification').optional(),
    positionTitle: Text(100)
      .optional()
      .describe('Ed-Fi positionTitle')
      .meta({ examples: ['Mathematics teacher'] }),
    fullTimeEquivalency: z
      .number()
      .min(0)
      .max(2)
      .optional()
      .describe('Ed-Fi fullTimeEquivalency: 1 is full time'),
    academicSubjects: z.array(Descriptor('AcademicSubject')).max(8).optional(),
    gradeLevels: z.array(Descriptor('GradeLevel')).max(20).optional(),
    evidence: StatedEvidence,
    importId: ImportId.optional().describe('The file it came in, when it came in a file'),
  }),
  example: {
    person: { candidateIdentifier: '@75548223' },
    educationOrganization: {
      ncesSchoolId: '010000500870',
      nameOfInstitution: 'Lincoln Middle School',
      city: 'Albertville',
      stateAbbreviation: 'AL',
    },
    employmentPeriod: { hireDate: '2026-08-17' },
    employmentStatus: { codeValue: 'Probationary' },
    staffClassification: { codeValue: 'Teacher' },
    positionTitle: 'Mathematics teacher',
    fullTimeEquivalency: 1,
    academicSubjects: [
      { namespace: 'uri://ed-fi.org/AcademicSubjectDescriptor', codeValue: 'Mathematics' },
    ],
    gradeLevels: [{ codeValue: 'Sixth grade' }, { codeValue: 'Seventh grade' }],
    evidence: { source: 'employer', observedAt: '2026-08-20' },
  },
});
