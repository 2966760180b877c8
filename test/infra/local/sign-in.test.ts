import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import {
  getAuth,
  initOidcAuthMiddleware,
  oidcAuthMiddleware,
  revokeSession,
} from '@hono/oidc-auth';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { VirtualClock } from '../../../infra/local/clock.ts';
import type { Store } from '../../../infra/local/interfaces.ts';
import { claimsOf, READY_MADE_ACCOUNTS, subOf } from '../../../infra/local/sign-in/accounts.ts';
import { SignIn } from '../../../infra/local/sign-in.ts';
import { openStore } from '../../../infra/local/store.ts';
import { CookieBrowser, signInAs } from './cookie-browser.ts';

const CONSOLE = 'http://localhost:4000/console';
const CALLBACK = `${CONSOLE}/callback`;
const DAY = 24 * 60 * 60 * 1000;

const web = { clientId: 'console-client', clientSecret: 'a-secret-of-the-console' };
const machine = { clientId: 'sis-client', clientSecret: 'a-secret-of-the-sis' };

const Tokens = z.object({
  access_token: z.string(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
  expires_in: z.number(),
});

let store: Store;
let clock: VirtualClock;
let server: Server;
let signIn: SignIn;
let issuer: string;

async function startSignIn(): Promise<SignIn> {
  const made = new SignIn({ store, clock, issuer });
  made.createResourceServer({ identifier: 'rollcall', scopes: ['events.write'] });
  made.createClient({
    ...web,
    callbackUrls: [CALLBACK],
    logoutUrls: ['http://localhost:4000/'],
    flows: ['code'],
    scopes: ['openid', 'email', 'profile'],
  });
  made.createClient({
    ...machine,
    flows: ['client_credentials'],
    scopes: ['rollcall/events.write'],
  });
  await made.start();
  return made;
}

beforeEach(async () => {
  store = openStore(':memory:');
  clock = new VirtualClock(store);
  server = createServer((_request, response) => response.end('the AWS endpoint'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  issuer = `http://localhost:${port}/us-east-1_local`;
  signIn = await startSignIn();
  signIn.mountOn(server);
});

afterEach(async () => {
  await signIn.stop();
  clock.stop();
  server.closeAllConnections();
  server.close();
  store.close();
});

/** A console as small as can be, with the very library that the real one signs in with. */
function consoleApp(): Hono {
  const app = new Hono();
  app.use(
    '/console/*',
    initOidcAuthMiddleware({
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: web.clientId,
      OIDC_CLIENT_SECRET: web.clientSecret,
      OIDC_REDIRECT_URI: CALLBACK,
      OIDC_SCOPES: 'openid email profile',
      OIDC_AUTH_SECRET: 'sixty-four characters would be better, thirty-two do',
      // Always over: every visit needs the refresh token.
      OIDC_AUTH_REFRESH_INTERVAL: '-1',
    }),
  );
  app.use('/console/*', async (c, next) => {
    c.set('oidcClaimsHook', async (before, claims) => ({
      sub: claims?.sub ?? before?.sub ?? '',
      programId: claims?.['custom:programId'] ?? before?.['programId'] ?? '',
    }));
    await next();
  });
  app.get('/console/sign-out', async (c) => {
    await revokeSession(c);
    return c.text('signed out');
  });
  app.use('/console/*', oidcAuthMiddleware());
  app.get('/console/*', async (c) => c.json(await getAuth(c)));
  return app;
}

/** Reaches the web address inside this test, and the sign-in over the network. */
function browserWith(app: Hono): CookieBrowser {
  return new CookieBrowser((request) =>
    request.url.startsWith('http://localhost:4000/') ? app.fetch(request) : fetch(request),
  );
}

interface Start {
  readonly verifier: string;
  readonly nonce: string;
  readonly address: string;
}

function authorizeAddress(changes: Record<string, string> = {}): Start {
  const verifier = randomBytes(32).toString('base64url');
  const nonce = randomBytes(8).toString('hex');
  const query = new URLSearchParams({
    client_id: web.clientId,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid email profile',
    state: 'the-state',
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  });
  return { verifier, nonce, address: `${issuer}/oauth2/authorize?${query.toString()}` };
}

/** Signs in and returns the query of the callback. */
async function codeFor(browser: CookieBrowser, start: Start, name: string) {
  await signInAs(browser, start.address, name);
  const callback = browser.redirects.find((address) => address.startsWith(CALLBACK));
  return new URL(callback ?? 'http://no-callback').searchParams;
}

function token(form: Record<string, string>, client = web): Promise<Response> {
  const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
  return fetch(`${issuer}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(form),
  });
}

async function tokensFor(start: Start, browser = callbackBrowser(), name = 'Dana Whitfield') {
  const query = await codeFor(browser, start, name);
  const response = await token({
    grant_type: 'authorization_code',
    code: query.get('code') ?? '',
    redirect_uri: CALLBACK,
    code_verifier: start.verifier,
  });
  expect(response.status).toBe(200);
  return Tokens.parse(await response.json());
}

/** For flows without a console: its callback is a blank page. */
function callbackBrowser(): CookieBrowser {
  return new CookieBrowser((request) =>
    request.url.startsWith(CONSOLE) ? new Response('the console') : fetch(request),
  );
}

function claimsIn(jwt: string | undefined): Record<string, unknown> {
  const payload = Buffer.from(jwt?.split('.')[1] ?? '', 'base64url').toString();
  return z.record(z.string(), z.unknown()).parse(JSON.parse(payload));
}

describe('an admin', () => {
  test('is signed in to the console as whoever they choose, each with their own program', async () => {
    const app = consoleApp();
    const dana = await signInAs(browserWith(app), `${CONSOLE}/people`, 'Dana Whitfield');
    expect(dana.url).toBe(`${CONSOLE}/people`);
    expect(JSON.parse(dana.body)).toMatchObject({ programId: 'cedar-valley' });

    const marcus = await signInAs(browserWith(app), `${CONSOLE}/people`, 'Marcus Bell');
    expect(JSON.parse(marcus.body)).toMatchObject({ programId: 'harbor-state' });
  });

  test('stays signed in when the runtime starts again', async () => {
    const browser = browserWith(consoleApp());
    await signInAs(browser, `${CONSOLE}/`, 'Dana Whitfield');
    await signIn.stop();
    signIn = await startSignIn();
    server.removeAllListeners('request');
    signIn.mountOn(server);
    const again = await browser.visit(`${CONSOLE}/people`);
    expect(JSON.parse(again.body)).toMatchObject({ programId: 'cedar-valley' });
  });

  test('is asked again once the console has revoked the session and the sign-in has ended its own', async () => {
    const browser = browserWith(consoleApp());
    await signInAs(browser, `${CONSOLE}/`, 'Dana Whitfield');
    expect((await browser.visit(`${CONSOLE}/sign-out`)).body).toBe('signed out');

    const query = `client_id=${web.clientId}&logout_uri=${encodeURIComponent('http://localhost:4000/')}`;
    const left = await browser.visit(`${issuer}/logout?${query}`);
    expect(left.url).toBe('http://localhost:4000/');
    expect((await browser.visit(`${CONSOLE}/people`)).body).toContain('Continue as Marcus Bell');
  });

  test('is not led to an address that is none of the console’s own when signing out', async () => {
    const query = `client_id=${web.clientId}&logout_uri=${encodeURIComponent('http://evil.example/')}`;
    const page = await new CookieBrowser().visit(`${issuer}/logout?${query}`);
    expect(page.status).toBe(400);
  });

  test('reads on the page that it exists only on this machine', async () => {
    const page = await new CookieBrowser().visit(authorizeAddress().address);
    expect(page.body).toContain('This page exists only on this machine.');
    expect(page.body).toContain('admin@harborstate.example.edu');
  });

  test('reads a plain page when the sign-in was opened with a foreign callback', async () => {
    const start = authorizeAddress({ redirect_uri: 'http://evil.example/callback' });
    const page = await new CookieBrowser().visit(start.address);
    expect(page.status).toBe(400);
    expect(page.body).toContain('Sign-in did not work');
  });
});

describe('the tokens of a person', () => {
  test('carry the claims that Cognito’s carry', async () => {
    const start = authorizeAddress();
    const tokens = await tokensFor(start);
    const id = claimsIn(tokens.id_token);
    expect(id).toMatchObject({
      iss: issuer,
      aud: web.clientId,
      token_use: 'id',
      nonce: start.nonce,
      email: 'admin@cedarvalley.example.edu',
      email_verified: true,
      given_name: 'Dana',
      family_name: 'Whitfield',
      'custom:programId': 'cedar-valley',
    });
    expect(id['sub']).toBe(id['cognito:username']);
    const access = claimsIn(tokens.access_token);
    expect(access).toMatchObject({
      iss: issuer,
      token_use: 'access',
      client_id: web.clientId,
      scope: 'openid email profile',
      username: id['sub'],
    });
    expect(access).not.toHaveProperty('aud');
  });

  test('hold only what the asked scopes open: custom attributes come with profile, not with email', async () => {
    const id = claimsIn((await tokensFor(authorizeAddress({ scope: 'openid email' }))).id_token);
    expect(id).toMatchObject({ email: 'admin@cedarvalley.example.edu' });
    expect(id).not.toHaveProperty('custom:programId');
    const alone = claimsIn((await tokensFor(authorizeAddress({ scope: 'openid' }))).id_token);
    expect(alone).toMatchObject({ 'custom:programId': 'cedar-valley', given_name: 'Dana' });
  });

  test('hold no attribute that the client may not read', () => {
    const [dana] = READY_MADE_ACCOUNTS;
    if (dana === undefined) throw new Error('There are no accounts.');
    expect(claimsOf(dana, 'openid', ['email', 'custom:programId'])).toEqual({
      sub: subOf(dana),
      'cognito:username': subOf(dana),
      email: 'admin@cedarvalley.example.edu',
      'custom:programId': 'cedar-valley',
    });
  });

  test('are made and run out on virtual time', async () => {
    const now = Date.parse('2031-05-03T15:00:00Z');
    clock.advanceTo(now);
    const tokens = await tokensFor(authorizeAddress());
    const id = claimsIn(tokens.id_token);
    expect(Number(id['iat'])).toBeGreaterThanOrEqual(now / 1000);
    expect(Number(id['iat'])).toBeLessThan(now / 1000 + 60);
    expect(Number(id['exp']) - Number(id['iat'])).toBe(3600);

    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' };
    clock.advanceTo(now + 29 * DAY);
    const renewed = await token(refresh);
    expect(renewed.status).toBe(200);
    const renewedId = claimsIn(Tokens.parse(await renewed.json()).id_token);
    expect(Number(renewedId['iat'])).toBeGreaterThanOrEqual((now + 29 * DAY) / 1000);
    clock.advanceTo(now + 31 * DAY);
    expect((await token(refresh)).status).toBe(400);
  });

  test('are not given for a code with a wrong verifier, and for no code twice', async () => {
    const browser = callbackBrowser();
    const start = authorizeAddress();
    const query = await codeFor(browser, start, 'Dana Whitfield');
    expect(query.get('state')).toBe('the-state');
    const form = {
      grant_type: 'authorization_code',
      code: query.get('code') ?? '',
      redirect_uri: CALLBACK,
    };
    const wrong = await token({ ...form, code_verifier: randomBytes(32).toString('base64url') });
    expect(await wrong.json()).toMatchObject({ error: 'invalid_grant' });

    const next = authorizeAddress();
    const second = await codeFor(callbackBrowser(), next, 'Dana Whitfield');
    const right = { ...form, code: second.get('code') ?? '', code_verifier: next.verifier };
    expect((await token(right)).status).toBe(200);
    expect((await token(right)).status).toBe(400);
  });

  test('are answered at userInfo, and not renewed once they were revoked', async () => {
    const tokens = await tokensFor(authorizeAddress());
    const info = await fetch(`${issuer}/oauth2/userInfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(await info.json()).toMatchObject({ email: 'admin@cedarvalley.example.edu' });

    const basic = Buffer.from(`${web.clientId}:${web.clientSecret}`).toString('base64');
    const revoked = await fetch(`${issuer}/oauth2/revoke`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ token: tokens.refresh_token ?? '' }),
    });
    expect(revoked.status).toBe(200);
    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' };
    expect((await token(refresh)).status).toBe(400);
  });
});

describe('a machine', () => {
  test('gets a token for its own scopes, without an audience', async () => {
    const response = await token({ grant_type: 'client_credentials' }, machine);
    const access = claimsIn(Tokens.parse(await response.json()).access_token);
    expect(access).toMatchObject({
      token_use: 'access',
      client_id: machine.clientId,
      sub: machine.clientId,
      scope: 'rollcall/events.write',
    });
    expect(access).not.toHaveProperty('aud');
  });

  test('gets no token with a wrong secret, for a scope of people, or as the console', async () => {
    const wrong = await token(
      { grant_type: 'client_credentials' },
      { ...machine, clientSecret: 'no' },
    );
    expect(wrong.status).toBe(401);
    const scope = await token({ grant_type: 'client_credentials', scope: 'profile' }, machine);
    expect(await scope.json()).toMatchObject({ error: 'invalid_scope' });
    const person = await token({ grant_type: 'client_credentials' }, web);
    expect(person.status).toBe(400);
  });
});

test('all other requests still reach the server that the sign-in is mounted on', async () => {
  expect(await (await fetch(new URL('/', issuer))).text()).toBe('the AWS endpoint');
});
