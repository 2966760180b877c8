import { CfnParameter } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * The web address, without a trailing slash. Both stacks ask for it under the same name (the kept one for the
 * sign-in's callback): an exported value could not be changed while the other stack uses it.
 */
export function publicUrlParameter(scope: Construct): string {
  return new CfnParameter(scope, 'PublicUrl', {
    type: 'String',
    default: 'https://rollcall.example.edu',
    allowedPattern: '^https?://[^/]+$',
    constraintDescription: 'must be http(s)://host, without a trailing slash',
    description: 'Web address of the console, the surveys and the API, without a trailing slash.',
  }).valueAsString;
}

/** The address all email comes from. Its domain must be a verified identity of SES in this account. */
export function fromAddressParameter(scope: Construct): string {
  return new CfnParameter(scope, 'FromAddress', {
    type: 'String',
    default: 'alumni@rollcall.example.edu',
    allowedPattern: '^[^@\\s<>]+@[^@\\s<>]+$',
    constraintDescription: 'must be a bare address, name@domain',
    description: 'Address that all email comes from; its domain is a verified identity of SES.',
  }).valueAsString;
}

/** Who gets the alarms. */
export function alarmEmailParameter(scope: Construct): string {
  return new CfnParameter(scope, 'AlarmEmail', {
    type: 'String',
    default: 'rollcall-alarms@rollcall.example.edu',
    allowedPattern: '^[^@\\s<>]+@[^@\\s<>]+$',
    constraintDescription: 'must be a bare address, name@domain',
    description: 'Address that is told when a workflow fails.',
  }).valueAsString;
}
