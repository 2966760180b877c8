/** What submissions say of a person. It never leaves the intake bus. */
import * as z from 'zod';

export const Text = (max: number) => z.string().trim().min(1).max(max);

/** Ed-Fi name. */
export const Name = z.object({
  firstName: Text(75)
    .describe('Ed-Fi firstName')
    .meta({ examples: ['Ngozi'] }),
  lastSurname: Text(75)
    .describe('Ed-Fi lastSurname')
    .meta({ examples: ['Ivanova'] }),
  middleName: Text(75).optional().describe('Ed-Fi middleName'),
  generationCodeSuffix: Text(10).optional().describe('Ed-Fi generationCodeSuffix, such as Jr'),
});

/** Ed-Fi electronicMail. */
export const ElectronicMail = z.object({
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

/** Ed-Fi telephone, for calls by the program. */
export const Telephone = z.object({
  telephoneNumber: Text(24),
  textMessageCapabilityIndicator: z.boolean().optional(),
});

/** The institution's id of a student. */
export const CandidateIdentifier = Text(32)
  .describe('The institution’s id of the student (Ed-Fi candidateIdentifier)')
  .meta({ examples: ['@75548223'] });

/** NCES id of a district, with leading zeros. */
export const HomeDistrict = z
  .string()
  .regex(/^\d{7}$/, 'seven digits, with leading zeros')
  .optional()
  .describe('NCES id of the district the student came from');

export const DirectoryHold = z
  .boolean()
  .describe('FERPA directory hold: bars disclosure, not writing to the person');
