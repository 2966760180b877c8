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
import { type Integrator, sourceOf } from '../integrators.ts';
import { generated } from './link-keys.ts';

export interface SignIn {
  /** `iss` of every token. */
  readonly issuer: string;
  /** The console: admins, with code and client secret. */
  readonly webClientId: string;
  /** Integrators; a program without any has one of its own name. */
  readonly machines: readonly Machine[];
  /** `{"clientSecret","sessionSecret"}` for the console. */
  readonly secret: Secret;
  /** Where the sign-in sends the admin back to. */
  readonly redirectUri: string;
}

/** A client with client credentials and its program's scope `events.write`: it speaks for that program alone. */
export interface Machine {
  readonly clientId: string;
  readonly programId: string;
  /** `sis.<institution>`; of a program without integrators, the program's id. */
  readonly name: string;
  /** What it may hand in; every submission when left out. */
  readonly types: readonly string[] | undefined;
}

/** The scope to hand in events of a program; each program has a resource server of its own. */
export const eventsWriteScope = (programId: string): string =>
  `${resourceServerOf(programId)}/events.write`;

const resourceServerOf = (programId: string): string => `rollcall-${programId}`;

interface SignInProps {
  readonly publicUrl: string;
  readonly programs: readonly string[];
  readonly integrators: readonly Integrator[];
}

/** Who may sign in to the console, and which machines may hand in events. */
export function signIn(scope: Construct, props: SignInProps): SignIn {
  const { publicUrl } = props;
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
    machines: machineClients(scope, pool, props),
    secret,
    redirectUri,
  };
}

function machineClients(
  scope: Construct,
  pool: UserPool,
  { programs, integrators }: SignInProps,
): Machine[] {
  const servers = new Construct(scope, 'api');
  const machines = new Construct(scope, 'machines');
  return programs.flatMap((programId) => {
    const write = new ResourceServerScope({
      scopeName: 'events.write',
      scopeDescription: `Hand in events of ${programId}`,
    });
    const server = new UserPoolResourceServer(servers, programId, {
      userPool: pool,
      identifier: resourceServerOf(programId),
      scopes: [write],
    });
    return machinesOf(programId, integrators).map((machine) => {
      const client = new UserPoolClient(machines, machine.name, {
        userPool: pool,
        generateSecret: true,
        oAuth: {
          flows: { clientCredentials: true },
          scopes: [OAuthScope.resourceServer(server, write)],
        },
        supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
        enableTokenRevocation: true,
      });
      return { clientId: client.userPoolClientId, programId, ...machine };
    });
  });
}

/** One client for each integrator of a program; a program without any has one that may hand in everything. */
function machinesOf(programId: string, integrators: readonly Integrator[]) {
  const own = integrators.filter((integrator) => integrator.programId === programId);
  return own.length === 0
    ? [{ name: programId, types: undefined }]
    : own.map((integrator) => ({ name: sourceOf(integrator), types: integrator.types }));
}

/** CDK's own `userPoolClientSecret` starts a custom resource; CloudFormation knows the attribute itself. */
function clientSecretOf(client: UserPoolClient): string {
  const resource = client.node.defaultChild;
  if (!(resource instanceof CfnUserPoolClient)) {
    throw new Error('The user pool client has no resource of its own to read the secret from.');
  }
  return resource.attrClientSecret;
}
