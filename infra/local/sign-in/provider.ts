/** oidc-provider, set up to give what a Cognito user pool gives. */
import { type Adapter, type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { ALL_CLAIMS, claimsOf, subOf } from './accounts.ts';
import type { ClientSettings, Question, ToWorker, WorkerSettings } from './messages.ts';
import { failurePage, pageHeaders } from './page.ts';

/** Asks the runtime's own thread, which has the store. */
export type Ask = (question: Question) => Promise<ToWorker>;

export const SESSION_COOKIE = 'local-sign-in';
/** Cognito's own: the hosted page keeps one signed in for an hour; a code lives five minutes. */
const SESSION_SECONDS = 60 * 60;
const CODE_SECONDS = 5 * 60;
/** Longer than any refresh token: its grant must still be there. */
const GRANT_SECONDS = 10 * 365 * 24 * 60 * 60;

/** `client` tells the settings of a client of the pool. */
export function createProvider(settings: WorkerSettings, ask: Ask): Provider {
  const { issuer } = settings;
  const path = new URL(issuer).pathname;
  const scopes = settings.scopes.join(' ');
  const clients = new Map<string, ClientSettings>();
  const clientOf = (clientId: string | undefined) => clients.get(clientId ?? '');

  const configuration: Configuration = {
    adapter: (model) => adapterOf(model, ask, (client) => clients.set(client.clientId, client)),
    jwks: { keys: [settings.signingKey] },
    cookies: {
      keys: settings.cookieKeys,
      names: {
        session: SESSION_COOKIE,
        interaction: `${SESSION_COOKIE}-page`,
        resume: `${SESSION_COOKIE}-resume`,
      },
      long: { path, httpOnly: true, sameSite: 'lax' },
    },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      jwks: '/.well-known/jwks.json',
    },
    discovery: {
      userinfo_endpoint: `${issuer}/oauth2/userInfo`,
      end_session_endpoint: `${issuer}/logout`,
    },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    scopes: settings.scopes,
    claims: {
      // Which of them a scope opens depends on the others: `claimsOf` decides.
      openid: [...ALL_CLAIMS, 'token_use', 'auth_time'],
    },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: {
        enabled: true,
        // One resource, always meant: so every access token is a JWT, as Cognito's are.
        defaultResource: () => issuer,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes,
          audience: issuer,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: { customizers: { jwt: asCognito } },
    pkce: { required: () => false },
    // Cognito gives a refresh token to whoever signs in, keeps it when it is used, and lets it outlive the session.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: false,
    expiresWithSession: () => false,
    ttl: {
      AccessToken: (_ctx, token) => clientOf(token.clientId)?.accessTokenSeconds ?? 3600,
      ClientCredentials: (_ctx, token) => clientOf(token.clientId)?.accessTokenSeconds ?? 3600,
      IdToken: (_ctx, _token, client) => clientOf(client.clientId)?.idTokenSeconds ?? 3600,
      RefreshToken: (_ctx, token) => clientOf(token.clientId)?.refreshTokenSeconds ?? 30 * 86_400,
      AuthorizationCode: CODE_SECONDS,
      Session: SESSION_SECONDS,
      Interaction: SESSION_SECONDS,
      Grant: GRANT_SECONDS,
    },
    findAccount: (ctx, sub) => {
      const account = settings.accounts.find((one) => subOf(one) === sub);
      if (account === undefined) return undefined;
      return {
        accountId: sub,
        claims: (use, scope) => ({
          ...claimsOf(account, scope, clientOf(ctx.oidc.client?.clientId)?.readAttributes),
          ...(use === 'id_token' ? { token_use: 'id' } : {}),
        }),
      };
    },
    interactions: { url: (_ctx, interaction) => `${path}/login/${interaction.uid}` },
    loadExistingGrant: (ctx) => grantFor(ctx, issuer, scopes),
    renderError: (ctx, out) => {
      ctx.set(pageHeaders());
      ctx.body = failurePage(out.error_description ?? out.error);
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.on('server_error', (_ctx, error) => {
    console.error(`The local sign-in failed: ${error.stack ?? error.message}`);
  });
  return provider;
}

/** The claims of Cognito's access tokens, which name no audience: `client_id` says whose they are. */
const asCognito: NonNullable<
  NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']
> = (_ctx, token, parts) => {
  parts.header = { typ: undefined };
  Object.assign(parts.payload, {
    token_use: 'access',
    version: 2,
    auth_time: parts.payload['iat'],
  });
  if (token.kind === 'AccessToken') parts.payload['username'] = token.accountId;
  // oidc-provider insists on an audience but writes only what can be enumerated.
  const aud = parts.payload['aud'];
  Object.defineProperty(parts.payload, 'aud', { value: aud, enumerable: false, writable: true });
};

/** Nobody is asked for consent: a grant of everything that the client may have is there from the start. */
async function grantFor(ctx: KoaContextWithOIDC, issuer: string, scopes: string) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const found = known === undefined ? undefined : await provider.Grant.find(known);
  const grant =
    found?.accountId === session.accountId
      ? found
      : new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(scopes);
  grant.addResourceScope(issuer, scopes);
  await grant.save();
  return grant;
}

function adapterOf(model: string, ask: Ask, seen: (client: ClientSettings) => void): Adapter {
  return {
    upsert: async (id, entry, seconds) => {
      await ask({ ask: 'put', model, id, entry: { ...entry }, seconds });
    },
    find: async (id) => {
      if (model !== 'Client') return (await ask({ ask: 'get', model, id })).entry;
      const { client } = await ask({ ask: 'client', clientId: id });
      if (client === undefined) return undefined;
      seen(client);
      return metadataOf(client);
    },
    findByUid: async (uid) => (await ask({ ask: 'getByUid', model, uid })).entry,
    // Device codes only, which are off.
    findByUserCode: () => Promise.resolve(undefined),
    consume: async (id) => {
      await ask({ ask: 'consume', model, id });
    },
    destroy: async (id) => {
      await ask({ ask: 'remove', model, id });
    },
    revokeByGrantId: async (grantId) => {
      await ask({ ask: 'removeByGrant', grantId });
    },
  };
}

function metadataOf(client: ClientSettings) {
  const code = client.flows.includes('code');
  const grantTypes = [
    ...(code ? ['authorization_code', 'refresh_token'] : []),
    ...(client.flows.includes('client_credentials') ? ['client_credentials'] : []),
  ];
  const secret = client.clientSecret;
  return {
    client_id: client.clientId,
    ...(secret === undefined ? {} : { client_secret: secret }),
    token_endpoint_auth_method:
      secret === undefined ? ('none' as const) : ('client_secret_basic' as const),
    grant_types: grantTypes,
    response_types: code ? (['code'] as const) : [],
    redirect_uris: code ? client.callbackUrls : [],
    scope: client.scopes.join(' '),
    id_token_signed_response_alg: 'RS256' as const,
    require_auth_time: true,
  };
}
