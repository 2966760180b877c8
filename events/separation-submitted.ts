import * as z from 'zod';
import { Day, defineSubmission, ImportId } from './contract.ts';
import { Descriptor } from './fields/descriptor.ts';
import { PersonRef } from './fields/person-ref.ts';
import { StatedEvidence, StatedOrganization } from './fields/stated-employment.ts';

/** Somebody says that a graduate left a position. */
export const separationSubmitted = defineSubmission({
  type: 'separation.submitted.v1',
  source: 'rollcall.intake',
  summary: 'An information system, a district or a form states that a graduate left a position.',
  data: z.object({
    person: PersonRef,
    educationOrganization: StatedOrganization,
    employmentPeriod: z.object({
      hireDate: Day.optional().describe(
        'First day in the position; needed when they held several at that school',
      ),
      endDate: Day.describe('Last day in the position'),
      separation: Descriptor('Separation').optional(),
      separationReason: Descriptor('SeparationReason').optional(),
    }),
    evidence: StatedEvidence,
    importId: ImportId.optional().describe('The file it came in, when it came in a file'),
  }),
  example: {
    person: { candidateIdentifier: '@75548223' },
    educationOrganization: { ncesSchoolId: '010000500870' },
    employmentPeriod: {
      hireDate: '2026-08-17',
      endDate: '2027-05-28',
      separation: { codeValue: 'Voluntary separation' },
      separationReason: { codeValue: 'Employment elsewhere' },
    },
    evidence: { source: 'employer', observedAt: '2027-05-28' },
  },
});
