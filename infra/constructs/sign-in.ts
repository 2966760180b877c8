import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolClient,
  ClientAttributes,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StringAttribute,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { generated } from './link-keys.ts';

export interface SignIn {
  /** `iss` of every token. */
  readonly issuer: string;
  /** The console: admins, with code and client secret. */
  readonly webClientId: string;
  /** Integrators, one a program. */
  readonly machines: readonly Machine[];
  /** `{"clientSecret","sessionSecret"}` for the console. */
  readonly secret: Secret;
  /** Where the sign-in sends the admin back to. */
  readonly redirectUri: string;
}

/** A client with client credentials and the scope `rollcall/events.write`, which speaks for one program. */
export interface Machine {
  readonly clientId: string;
  readonly programId: string;
}

export const eventsWriteScope = 'rollcall/events.write';

/** Who may sign in to the console, and which machines may hand in events. */
export function signIn(scope: Construct, publicUrl: string, programs: readonly string[]): SignIn {
  const redirectUri = `${publicUrl}/console/callback`;
  const pool = new UserPool(scope, 'admins', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(7),
    },
    customAttributes: { programId: new StringAttribute({ maxLen: 40, mutable: true }) },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // The hosted sign-in's address must be unique in the region; the account's id makes it so.
  pool.addDomain('sign-in', { cognitoDomain: { domainPrefix: `rollcall-${Aws.ACCOUNT_ID}` } });
  const web = new UserPoolClient(scope, 'web-client', {
    userPool: pool,
    generateSecret: true,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      // Alone it opens every attribute that the client may read; beside `email` the program's id would not come.
      scopes: [OAuthScope.OPENID],
      callbackUrls: [redirectUri],
      logoutUrls: [`${publicUrl}/`],
    },
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    // An admin must not be able to move to another program by writing the attribute that says which is theirs.
    readAttributes: new ClientAttributes()
      .withStandardAttributes({ email: true, emailVerified: true, fullname: true })
      .withCustomAttributes('programId'),
    writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
  });
  const secret = new Secret(scope, 'sign-in-secret', {
    description: 'The console’s client secret, and the key that seals its sessions.',
    generateSecretString: generated(
      Stack.of(scope).toJsonString({ clientSecret: clientSecretOf(web) }),
      'sessionSecret',
    ),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  return {
    issuer: pool.userPoolProviderUrl,
    webClientId: web.userPoolClientId,
    machines: machineClients(scope, pool, programs),
    secret,
    redirectUri,
  };
}

function machineClients(scope: Construct, pool: UserPool, programs: readonly string[]): Machine[] {
  const write = new ResourceServerScope({
    scopeName: 'events.write',
    scopeDescription: 'Hand in graduations',
  });
  const server = new UserPoolResourceServer(scope, 'api', {
    userPool: pool,
    identifier: 'rollcall',
    scopes: [write],
  });
  const machines = new Construct(scope, 'machines');
  return programs.map((programId) => {
    const client = new UserPoolClient(machines, programId, {
      userPool: pool,
      generateSecret: true,
      oAuth: {
        flows: { clientCredentials: true },
        scopes: [OAuthScope.resourceServer(server, write)],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      enableTokenRevocation: true,
    });
    return { clientId: client.userPoolClientId, programId };
  });
}

/** CDK's own `userPoolClientSecret` starts a custom resource; CloudFormation knows the attribute itself. */
function clientSecretOf(client: UserPoolClient): string {
  const resource = client.node.defaultChild;
  if (!(resource instanceof CfnUserPoolClient)) {
    throw new Error('The user pool client has no resource of its own to read the secret from.');
  }
  return resource.attrClientSecret;
}
