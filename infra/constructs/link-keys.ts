import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

export interface LinkKeys {
  /** `{"current":"k1","k1":"<64 characters>"}`: signs links; a new key is added beside the old ones. */
  readonly linkKeys: Secret;
  /** `{"handleKey":"<64 characters>"}`: makes the same handle for the same thing, for ever. */
  readonly handleKey: Secret;
}

/**
 * The keys of the links in emails. Losing them would break every link already sent, so they are kept; and since
 * CloudFormation draws a new value whenever how it is generated changes, nothing here may be changed either.
 */
export function linkKeys(parent: Construct): LinkKeys {
  const scope = new Construct(parent, 'keys');
  return {
    linkKeys: new Secret(scope, 'link', {
      description: 'Keys that sign the links in emails, by key id; "current" names the one in use.',
      generateSecretString: generated('{"current":"k1"}', 'k1'),
      removalPolicy: RemovalPolicy.RETAIN,
    }),
    handleKey: new Secret(scope, 'handle', {
      description: 'Key from which the handles of links are derived. Never changed.',
      generateSecretString: generated('{}', 'handleKey'),
      removalPolicy: RemovalPolicy.RETAIN,
    }),
  };
}

/** A secret of 64 letters and digits (380 bits) in the template’s JSON object, under this key. */
export function generated(secretStringTemplate: string, generateStringKey: string) {
  return { secretStringTemplate, generateStringKey, passwordLength: 64, excludePunctuation: true };
}
