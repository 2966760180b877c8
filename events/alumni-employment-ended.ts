import * as z from 'zod';
import { Day, defineEvent, PersonId } from './contract.ts';
import { EducationOrganizationRef, EmploymentId, Evidence } from './fields/employment.ts';
import { separationReasons, separations } from './vocabulary/employment.ts';

/** A graduate left a position. */
export const alumniEmploymentEnded = defineEvent({
  type: 'alumni.employment-ended.v1',
  source: 'rollcall.registry',
  summary: 'A graduate left a position: what was planned for it stops.',
  data: z.object({
    personId: PersonId,
    employmentId: EmploymentId,
    educationOrganization: EducationOrganizationRef,
    employmentPeriod: z.object({
      hireDate: Day.describe('First day in the position'),
      endDate: Day.describe('Last day in the position'),
      separation: z.enum(separations).optional().describe('Ed-Fi Separation'),
      separationReason: z.enum(separationReasons).optional().describe('Ed-Fi SeparationReason'),
    }),
    evidence: Evidence,
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    employmentId: 'nces-010000500870.2026-08-17',
    educationOrganization: { schoolId: 'nces-010000500870', leaId: '0100005' },
    employmentPeriod: {
      hireDate: '2026-08-17',
      endDate: '2027-05-28',
      separation: 'Voluntary separation',
      separationReason: 'Employment elsewhere',
    },
    evidence: { source: 'self-report', observedAt: '2027-05-28', confidence: 'stated' },
  },
});
