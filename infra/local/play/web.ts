import type { HttpRoute } from '../http-routes.ts';
import type { Mail } from '../mail.ts';
import type { PolicyStatement } from '../permissions.ts';
import { configurationSet, emailIdentity, eventDestination } from '../resources/mail.ts';
import {
  api,
  authorizer,
  integration,
  resourceServer,
  route,
  userPool,
  userPoolClient,
} from '../resources/web.ts';
import type { ClientSpec, SignIn } from '../sign-in.ts';
import type { Resources } from '../templates.ts';

/** The HTTP API's routes, each with its function and its authorizer. */
export function httpRoutes(resources: Resources): { apiId: string; routes: HttpRoute[] } {
  const apis = resources.of(api);
  if (apis.length > 1) throw new Error('The local runtime serves one HTTP API, there are several.');
  const integrations = new Map(resources.of(integration).map((one) => [one.ref, one.properties]));
  const authorizers = new Map(resources.of(authorizer).map((one) => [one.ref, one.properties]));
  const routes = resources.of(route).map(({ logicalId, properties }) => {
    const target = integrations.get(properties.Target.replace(/^integrations\//, ''));
    if (target === undefined) {
      throw new Error(`The route ${logicalId} has a target that is no integration`);
    }
    const jwt = authorizers.get(properties.AuthorizerId ?? '')?.JwtConfiguration;
    if ((properties.AuthorizationType === 'JWT') !== (jwt !== undefined)) {
      throw new Error(`The route ${logicalId} must have AuthorizationType JWT and an authorizer`);
    }
    return {
      routeKey: properties.RouteKey,
      functionArn: functionOf(target.IntegrationUri),
      timeoutMs: target.TimeoutInMillis,
      scopes: properties.AuthorizationScopes,
      ...(jwt === undefined ? {} : { authorizer: { issuer: jwt.Issuer, audience: jwt.Audience } }),
    };
  });
  return { apiId: apis[0]?.ref ?? 'local', routes };
}

/** An integration names its function by ARN, alone or inside the invocation path of API Gateway. */
function functionOf(uri: string): string {
  return /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

/** Where the user pool of the templates is played: Cognito's issuer ends in the pool's id. */
export function userPoolId(resources: Resources): string | undefined {
  return resources.of(userPool)[0]?.ref;
}

export function playSignIn(resources: Resources, signIn: SignIn): void {
  for (const { properties } of resources.of(resourceServer)) {
    signIn.createResourceServer({
      identifier: properties.Identifier,
      scopes: properties.Scopes.map(({ ScopeName }) => ScopeName),
    });
  }
  for (const client of clients(resources)) signIn.createClient(client);
}

const SECONDS: Readonly<Record<string, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3_600,
  days: 86_400,
};

/** The user pool's clients; machine clients are those with the flow `client_credentials`. */
export function clients(resources: Resources): ClientSpec[] {
  return resources.of(userPoolClient).map(({ ref, attributes, properties }) => {
    const seconds = (validity: number | undefined, unit: string | undefined, usual: string) =>
      validity === undefined ? undefined : validity * (SECONDS[unit ?? usual] ?? 1);
    const units = properties.TokenValidityUnits;
    const lifetimes = {
      accessTokenSeconds: seconds(properties.AccessTokenValidity, units?.AccessToken, 'hours'),
      idTokenSeconds: seconds(properties.IdTokenValidity, units?.IdToken, 'hours'),
      refreshTokenSeconds: seconds(properties.RefreshTokenValidity, units?.RefreshToken, 'days'),
    };
    const secret = properties.GenerateSecret ? attributes['ClientSecret'] : undefined;
    return {
      clientId: ref,
      callbackUrls: properties.CallbackURLs,
      logoutUrls: properties.LogoutURLs,
      flows: properties.AllowedOAuthFlows,
      scopes: properties.AllowedOAuthScopes,
      ...(secret === undefined ? {} : { clientSecret: secret }),
      ...(properties.ReadAttributes === undefined
        ? {}
        : { readAttributes: properties.ReadAttributes }),
      ...Object.fromEntries(Object.entries(lifetimes).filter(([, value]) => value !== undefined)),
    };
  });
}

/**
 * Configuration sets with their event destinations, and the identities to send as. Where the templates leave an
 * identity to be verified by a person, the ones that the roles may send as count as verified.
 */
export function playMail(
  resources: Resources,
  mail: Mail,
  roles: Readonly<Record<string, readonly PolicyStatement[]>>,
): void {
  for (const { ref } of resources.of(configurationSet)) mail.createConfigurationSet(ref);
  for (const { properties } of resources.of(eventDestination)) {
    mail.createEventDestination({
      configurationSet: properties.ConfigurationSetName,
      topicArn: properties.EventDestination.SnsDestination.TopicARN,
      eventTypes: properties.EventDestination.MatchingEventTypes,
      enabled: properties.EventDestination.Enabled,
    });
  }
  for (const { properties } of resources.of(emailIdentity)) {
    mail.createIdentity(properties.EmailIdentity);
  }
  for (const { Resource } of Object.values(roles).flat()) {
    for (const arn of Resource ?? []) {
      const identity = /^arn:aws:ses:[^:]*:[^:]*:identity\/([^*]+)$/.exec(arn)?.[1];
      if (identity !== undefined) mail.createIdentity(identity);
    }
  }
}
