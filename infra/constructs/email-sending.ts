import { Fn, Stack } from 'aws-cdk-lib';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Grant } from './grant.ts';

export interface EmailSending {
  /** What the door needs to send; no other function gets it. */
  readonly sendGrant: Grant;
  /** SES says here what became of each email. It carries addresses, so it never touches our buses. */
  readonly feedback: Topic;
}

/** How email leaves, and where SES reports on it. */
export function emailSending(scope: Construct, fromAddress: string): EmailSending {
  const configurationSet = new ConfigurationSet(scope, 'email', {
    reputationMetrics: true,
    sendingEnabled: true,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    // Opportunistic TLS would fall back to plain text; names and links stay private instead.
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
  });
  const feedback = new Topic(scope, 'email-feedback', { enforceSSL: true });
  configurationSet.addEventDestination('feedback', {
    destination: EventDestination.snsTopic(feedback),
    events: [
      EmailSendingEvent.DELIVERY,
      EmailSendingEvent.BOUNCE,
      EmailSendingEvent.COMPLAINT,
      EmailSendingEvent.REJECT,
    ],
  });
  return { sendGrant: sendGrant(scope, configurationSet, fromAddress), feedback };
}

function sendGrant(
  scope: Construct,
  configurationSet: ConfigurationSet,
  fromAddress: string,
): Grant {
  const ses = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName });
  return {
    actions: ['ses:SendRawEmail'],
    resources: [
      ses('identity', Fn.select(1, Fn.split('@', fromAddress))),
      ses('configuration-set', configurationSet.configurationSetName),
    ],
    conditions: { StringEquals: { 'ses:FromAddress': fromAddress } },
    environment: {
      CONFIGURATION_SET: configurationSet.configurationSetName,
      FROM_ADDRESS: fromAddress,
    },
  };
}
