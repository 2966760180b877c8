import * as z from 'zod';
import { flag, knownResource, noEffect } from './known-resource.ts';

export const configurationSet = knownResource(
  'AWS::SES::ConfigurationSet',
  {
    Name: z.string().optional(),
    SendingOptions: z.strictObject({ SendingEnabled: flag.optional() }).optional(),
    ...noEffect(
      'ArchivingOptions',
      'DeliveryOptions',
      'ReputationOptions',
      'SuppressionOptions',
      'Tags',
      'TrackingOptions',
      'VdmOptions',
    ),
  },
  ({ name, properties }) => ({ ref: properties.Name ?? name.slice(0, 64) }),
);

export const eventDestination = knownResource(
  'AWS::SES::ConfigurationSetEventDestination',
  {
    ConfigurationSetName: z.string(),
    EventDestination: z.strictObject({
      Name: z.string().optional(),
      Enabled: flag.default(true),
      MatchingEventTypes: z.array(z.string()),
      SnsDestination: z.strictObject({ TopicARN: z.string() }),
    }),
  },
  ({ name }) => ({ ref: name, attributes: { Id: name } }),
);

export const emailIdentity = knownResource(
  'AWS::SES::EmailIdentity',
  {
    EmailIdentity: z.string(),
    ConfigurationSetAttributes: z
      .strictObject({ ConfigurationSetName: z.string().optional() })
      .optional(),
    ...noEffect(
      'DkimAttributes',
      'DkimSigningAttributes',
      'FeedbackAttributes',
      'MailFromAttributes',
      'Tags',
    ),
  },
  ({ properties }) => {
    const dns: Record<string, string> = {};
    for (const n of [1, 2, 3]) {
      dns[`DkimDNSTokenName${n}`] = `local${n}._domainkey.${properties.EmailIdentity}`;
      dns[`DkimDNSTokenValue${n}`] = `local${n}.dkim.amazonses.com`;
    }
    return { ref: properties.EmailIdentity, attributes: dns };
  },
);
