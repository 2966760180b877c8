import * as z from 'zod';
import { defineSubmission, ImportId } from './contract.ts';
import { Descriptor } from './fields/descriptor.ts';
import { PersonRef } from './fields/person-ref.ts';
import { StatedEvidence, StatedOrganization } from './fields/stated-employment.ts';

/** Somebody says that a graduate works at a school this year, without saying since when: a roster, a state's file. */
export const confirmationSubmitted = defineSubmission({
  type: 'confirmation.submitted.v1',
  source: 'rollcall.intake',
  summary:
    'A district’s roster or a state’s file confirms that a graduate works at a school this year.',
  data: z.object({
    person: PersonRef,
    educationOrganization: StatedOrganization,
    schoolYear: z.number().int().min(1900).max(2200).describe('Ending year: 2027 is 2026-27'),
    staffClassification: Descriptor('StaffClassification').optional(),
    evidence: StatedEvidence,
    importId: ImportId.optional().describe('The file it came in, when it came in a file'),
  }),
  example: {
    person: { electronicMailAddress: 'ngozi.ivanova@example.com' },
    educationOrganization: { ncesSchoolId: '010000500870' },
    schoolYear: 2027,
    staffClassification: { codeValue: 'Teacher' },
    evidence: { source: 'district-roster', observedAt: '2026-10-01' },
  },
});
