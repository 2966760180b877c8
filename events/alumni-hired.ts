import * as z from 'zod';
import { Day, defineEvent, PersonId } from './contract.ts';
import {
  AcademicSubject,
  EducationOrganizationRef,
  EmploymentId,
  Evidence,
  GradeBand,
} from './fields/employment.ts';
import { employmentStatuses, staffClassifications } from './vocabulary/employment.ts';

/** A graduate took up a position; a later statement on the same position replaces the earlier. */
export const alumniHired = defineEvent({
  type: 'alumni.hired.v1',
  source: 'rollcall.registry',
  summary: 'A graduate took up a position at a school.',
  data: z.object({
    personId: PersonId,
    employmentId: EmploymentId,
    educationOrganization: EducationOrganizationRef,
    employmentPeriod: z.object({ hireDate: Day.describe('First day in the position') }),
    employmentStatus: z.enum(employmentStatuses).optional().describe('Ed-Fi EmploymentStatus'),
    staffClassification: z.enum(staffClassifications).describe('Ed-Fi StaffClassification'),
    academicSubjects: z.array(AcademicSubject).max(8),
    gradeBands: z.array(GradeBand).max(5),
    evidence: Evidence,
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    employmentId: 'nces-010000500870.2026-08-17',
    educationOrganization: { schoolId: 'nces-010000500870', leaId: '0100005' },
    employmentPeriod: { hireDate: '2026-08-17' },
    employmentStatus: 'Probationary',
    staffClassification: 'Teacher',
    academicSubjects: ['Mathematics'],
    gradeBands: ['6-8'],
    evidence: { source: 'faculty', observedAt: '2026-08-20', confidence: 'stated' },
  },
});
