import * as z from 'zod';
import { Day, defineSubmission, ImportId } from './contract.ts';

const Text = (max: number) => z.string().trim().min(1).max(max);

const Name = z.object({
  firstName: Text(75)
    .describe('Ed-Fi firstName')
    .meta({ examples: ['Ngozi'] }),
  lastSurname: Text(75)
    .describe('Ed-Fi lastSurname')
    .meta({ examples: ['Ivanova'] }),
  middleName: Text(75).optional().describe('Ed-Fi middleName'),
  generationCodeSuffix: Text(10).optional().describe('Ed-Fi generationCodeSuffix, such as Jr'),
});

const ElectronicMail = z.object({
  electronicMailAddress: z
    .string()
    .max(320)
    .describe('As the sender has it; one that is no address is kept and shown, never mailed'),
  electronicMailType: z.enum(['Home/Personal', 'Work', 'Organization', 'Other']),
  primaryEmailAddressIndicator: z.boolean(),
  unusable: z
    .enum(['not-an-address'])
    .optional()
    .describe('Set by the sender when it is known to be no address'),
  sharedWithOthers: z
    .boolean()
    .optional()
    .describe('Set when the sender knows that another person uses this address too'),
});

const Degree = z.object({
  degreeCode: Text(30)
    .describe('Degree awarded')
    .meta({ examples: ['BS'] }),
  programCode: Text(60)
    .describe('The institution’s program code')
    .meta({ examples: ['BS-EDU-MATH'] }),
  majorSpecialization: Text(255).describe('Ed-Fi majorSpecialization'),
  majorCode: Text(30).optional().describe('The institution’s code of the major'),
  concentration: Text(255).optional().describe('Concentration within the major'),
  completionDate: Day.describe('Day the degree or certificate was conferred'),
  reasonExited: z.literal('Completed').describe('Ed-Fi ReasonExited'),
  status: z.enum(['awarded', 'revoked']).describe('A degree that was taken back is revoked'),
});

/** What a registrar or student information system says of one student who completed a program: the whole of it, each time. */
export const graduationSubmitted = defineSubmission({
  type: 'graduation.submitted.v1',
  source: 'rollcall.intake',
  summary:
    'A registrar or student information system states a student’s completed degrees, with name and addresses.',
  data: z.object({
    candidateIdentifier: Text(32)
      .describe('The institution’s id of the student (Ed-Fi candidateIdentifier)')
      .meta({ examples: ['@75548223'] }),
    name: Name,
    electronicMail: z.array(ElectronicMail).max(5).describe('Ed-Fi electronicMail, best first'),
    telephone: z
      .object({
        telephoneNumber: Text(24),
        textMessageCapabilityIndicator: z.boolean().optional(),
      })
      .optional()
      .describe('Mobile number, for calls by the program'),
    homeDistrictLeaId: z
      .string()
      .regex(/^\d{7}$/, 'seven digits, with leading zeros')
      .optional()
      .describe('NCES id of the district the student came from'),
    directoryHold: z
      .boolean()
      .describe('FERPA directory hold: bars disclosure, not writing to the person'),
    cohortYear: z
      .object({
        schoolYear: z.number().int().min(1900).max(2200).describe('Ending year: 2026 is 2025-26'),
        term: Text(40).optional(),
      })
      .describe('Ed-Fi cohortYear of completion'),
    degrees: z.array(Degree).min(1).max(12),
    campus: Text(60).optional(),
    importId: ImportId.optional().describe('The file it came in, when it came in a file'),
  }),
  example: {
    candidateIdentifier: '@75548223',
    name: { firstName: 'Ngozi', lastSurname: 'Ivanova', middleName: 'A' },
    electronicMail: [
      {
        electronicMailAddress: 'ngozi.ivanova@example.com',
        electronicMailType: 'Home/Personal',
        primaryEmailAddressIndicator: true,
      },
    ],
    telephone: { telephoneNumber: '+13345550717', textMessageCapabilityIndicator: true },
    homeDistrictLeaId: '0100005',
    directoryHold: false,
    cohortYear: { schoolYear: 2026, term: 'Fall 2025' },
    degrees: [
      {
        degreeCode: 'BS',
        programCode: 'BS-EDU-MATH',
        majorSpecialization: 'Mathematics Education',
        majorCode: 'MATH',
        concentration: 'STEM, secondary',
        completionDate: '2025-12-19',
        reasonExited: 'Completed',
        status: 'awarded',
      },
    ],
  },
});
