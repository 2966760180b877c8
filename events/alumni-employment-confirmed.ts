import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { EducationOrganizationRef, EmploymentId, Evidence } from './fields/employment.ts';

/** A graduate is known to work at a school in a school year: knowledge without a survey. */
export const alumniEmploymentConfirmed = defineEvent({
  type: 'alumni.employment-confirmed.v1',
  source: 'rollcall.registry',
  summary: 'A graduate was confirmed to work at a school in a school year.',
  data: z.object({
    personId: PersonId,
    educationOrganization: EducationOrganizationRef,
    employmentId: EmploymentId.optional().describe('The position, where one is on record there'),
    schoolYear: z.number().int().describe('Ending year: 2027 is 2026-27'),
    evidence: Evidence,
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    educationOrganization: { schoolId: 'nces-010000500870', leaId: '0100005' },
    employmentId: 'nces-010000500870.2026-08-17',
    schoolYear: 2027,
    evidence: { source: 'district-roster', observedAt: '2026-10-01', confidence: 'stated' },
  },
});
