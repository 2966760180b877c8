import * as z from 'zod';
import { Day, defineEvent, PersonId } from './contract.ts';
import { Evidence } from './fields/employment.ts';
import { descriptors } from './vocabulary/descriptors.ts';

export const CredentialId = z
  .string()
  .regex(/^[0-9a-f]{24}$/, 'a credential’s id as Rollcall gives it')
  .describe('Opaque id of the credential; its number stays in the records')
  .meta({ examples: ['5f0c1d2e3f4a5b6c7d8e9f00'] });

/** A credential of a graduate was recorded or changed. */
export const credentialRecorded = defineEvent({
  type: 'credential.recorded.v1',
  source: 'rollcall.registry',
  summary:
    'A graduate’s license, certification or endorsement was recorded, or what is known of it changed.',
  data: z.object({
    personId: PersonId,
    credentialId: CredentialId,
    stateOfIssueStateAbbreviation: z.string().regex(/^[A-Z]{2}$/, 'two capital letters'),
    credentialType: z
      .enum(descriptors.CredentialType)
      .describe('Ed-Fi CredentialType, or Other for a site’s own'),
    credentialStatus: z
      .enum(descriptors.CredentialStatus)
      .optional()
      .describe('Ed-Fi CredentialStatus'),
    issuanceDate: Day.describe('Day on which it was issued'),
    expirationDate: Day.optional().describe('Last day on which it holds'),
    evidence: Evidence,
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    credentialId: '5f0c1d2e3f4a5b6c7d8e9f00',
    stateOfIssueStateAbbreviation: 'AL',
    credentialType: 'Licensure',
    credentialStatus: 'Active',
    issuanceDate: '2026-07-01',
    expirationDate: '2029-06-30',
    evidence: { source: 'state-file', observedAt: '2026-09-15', confidence: 'stated' },
  },
});
