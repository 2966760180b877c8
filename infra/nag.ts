import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** A rule of cdk-nag that does not hold here, for one resource or the resources under one construct. */
export interface NagException {
  readonly rule: string;
  readonly path: string;
  readonly reason: string;
}

/** Everything that cdk-nag would find, and why it is so. */
export const nagExceptions: readonly NagException[] = [
  {
    rule: 'AwsSolutions-COG8',
    path: 'RollcallKept/admins',
    reason:
      'The Plus plan watches large public sign-ins, for a price per user. Here a handful of admins, invited one by one, sign in with a second factor.',
  },
  {
    rule: 'AwsSolutions-SMG4',
    path: 'RollcallKept/keys',
    reason:
      'The handle key must never change, or no link already sent could be made again. A new link key is put beside the old ones by hand: unsubscribe links never run out.',
  },
  {
    rule: 'AwsSolutions-SMG4',
    path: 'RollcallKept/sign-in-secret',
    reason:
      'Half of it is the client secret, which Cognito gives and only a new client changes; the other half only seals sessions of hours.',
  },
  {
    rule: 'AwsSolutions-SQS3',
    path: 'RollcallKept/dead-letters',
    reason:
      'These are the dead-letter queues. The work queues that name them are in the other stack.',
  },
  {
    rule: 'AwsSolutions-APIG4',
    path: 'RollcallApp/web',
    reason:
      'Integrators’ tokens are checked by the API itself. Admins are checked by the console (OpenID Connect), graduates by the signed link in their email, and the documentation is public.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    path: 'RollcallApp/pace-messages/role',
    reason: 'ses:GetSendQuota has no resource type: AWS accepts nothing but a star for it.',
  },
];

/**
 * Has cdk-nag check the app when it is synthesized: what is no declared exception fails the synthesis.
 * @throws Error naming an exception whose construct does not exist (any more)
 */
export function addNag(app: App): void {
  for (const { rule, path, reason } of nagExceptions) {
    const construct = app.node.findAll().find(({ node }) => node.path === path);
    if (construct === undefined) {
      throw new Error(`infra/nag.ts excepts ${path} from ${rule}, but there is no such construct.`);
    }
    Validations.of(construct).acknowledge({ id: rule, reason });
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

/** Lists the exceptions beside the templates, in `cdk-nag.txt`; findings have ended the synthesis before. */
export function reportNag(outdir: string): string {
  const lines = nagExceptions.map(({ rule, path, reason }) => `${rule} at ${path}\n  ${reason}`);
  const summary = `cdk-nag: 0 findings, ${lines.length} exceptions with reasons`;
  writeFileSync(join(outdir, 'cdk-nag.txt'), `${[summary, ...lines].join('\n\n')}\n`);
  return `${summary} (cdk-nag.txt)`;
}
