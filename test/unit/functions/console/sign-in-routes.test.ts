import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { sign } from 'hono/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInWith, type ConsoleApp } from '../../../../functions/console/sign-in-routes.ts';
import { bodyOf } from '../../../support/console-site.ts';

const site = 'http://localhost:4000';
const sessionSecret = 'a session secret of sixty-four characters would be longer than this one';
const name = '__Host-rollcall';

let server: Server;
/** Tokens that the user pool was told to forget. */
let revoked: string[] = [];
let issuer: string;
let app: ConsoleApp;

/** A user pool as far as it is needed before anybody has signed in: it says where everything is. */
beforeAll(async () => {
  process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
  server = createServer((request, response) => {
    const answer = () => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}/oauth2/authorize`,
          token_endpoint: `${issuer}/oauth2/token`,
          revocation_endpoint: `${issuer}/oauth2/revoke`,
          end_session_endpoint: `${issuer}/logout`,
          scopes_supported: ['openid', 'email', 'profile'],
          response_types_supported: ['code'],
        }),
      );
    };
    if (request.url !== '/oauth2/revoke') {
      answer();
      return;
    }
    void text(request).then((sent) => {
      revoked.push(new URLSearchParams(sent).get('token') ?? '');
      answer();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  issuer = `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => server.close());

beforeEach(() => {
  app = new Hono();
  signInWith(async () => ({
    issuer,
    clientId: 'console-client',
    clientSecret: 'a client secret',
    sessionSecret,
    redirectUri: `${site}/console/callback`,
    publicUrl: site,
  }))(app);
  app.get('/console/people', (c) => c.json(c.get('admin')));
  app.post('/console/people', (c) => c.text('changed'));
});

const seconds = () => Math.floor(Date.now() / 1000);

async function sessionOf(more: Record<string, unknown> = {}, secret = sessionSecret) {
  const session = {
    sub: 's1',
    email: 'dana@cedarvalley.example',
    name: 'Dana Whitfield',
    programId: 'cedar-valley',
    rtk: '',
    rtkexp: seconds() + 900,
    ssnexp: seconds() + 3600,
    ...more,
  };
  return `${name}=${await sign(session, secret, 'HS256')}`;
}

function visit(path: string, cookie = '', init: RequestInit = {}): Promise<Response> {
  // As API Gateway calls it: by a name and a scheme that the browser does not know.
  return Promise.resolve(
    app.request(`https://abc.execute-api.example${path}`, { ...init, headers: { cookie } }),
  );
}

describe('without a session', () => {
  test('an admin is led to the sign-in, with code, PKCE, state and nonce, and back to the page they wanted', async () => {
    const answer = await visit('/console/people?cohort=2026');
    expect(answer.status).toBe(302);
    const address = new URL(answer.headers.get('location') ?? '');
    expect(address.origin).toBe(issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: 'console-client',
      redirect_uri: `${site}/console/callback`,
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
    });
    expect(address.searchParams.get('state')).toMatch(/.{20}/);
    expect(address.searchParams.get('nonce')).toMatch(/.{20}/);
    expect(address.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    const cookies = answer.headers.getSetCookie();
    const wanted = cookies.find((cookie) => cookie.startsWith('continue='));
    expect(decodeURIComponent(wanted ?? '')).toContain(`${site}/console/people?cohort=2026`);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/Secure/);
      expect(cookie).toMatch(/SameSite=Lax/);
    }
  });

  test('a form is not lost by a redirect: it says what to do, and changes nothing', async () => {
    const answer = await visit('/console/people', '', { method: 'POST' });
    expect(answer.status).toBe(401);
    expect(await bodyOf(answer)).toContain('Nothing was changed');
  });

  test('a callback that nobody asked for is one plain page', async () => {
    const answer = await visit('/console/callback?code=x&state=y');
    expect(answer.status).toBe(400);
    expect(await bodyOf(answer)).toContain('Sign in again');
  });
});

describe('with a session', () => {
  test('the admin and their program are known', async () => {
    const answer = await visit('/console/people', await sessionOf());
    expect(await answer.json()).toEqual({
      email: 'dana@cedarvalley.example',
      name: 'Dana Whitfield',
      programId: 'cedar-valley',
    });
  });

  test('a program that is no program’s id counts as none', async () => {
    const answer = await visit('/console/people', await sessionOf({ programId: 'Cedar Valley!' }));
    expect(await answer.json()).not.toHaveProperty('programId');
  });

  test.each([
    ['sealed with another key', () => sessionOf({}, 'another key of at least thirty-two letters')],
    ['that has run out', () => sessionOf({ ssnexp: seconds() - 10 })],
    ['that must be renewed and cannot be', () => sessionOf({ rtkexp: seconds() - 10 })],
    ['that is none', async () => `${name}=nonsense`],
    ['without its times', () => sessionOf({ rtkexp: undefined })],
  ])('one %s leads to the sign-in', async (_, session) => {
    const answer = await visit('/console/people', await session());
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain(issuer);
  });
});

describe('signing out', () => {
  test('takes the session back and goes on to where the user pool ends its own', async () => {
    revoked = [];
    const session = await sessionOf({ rtk: 'the-refresh-token' });
    const answer = await visit('/console/sign-out', session, { method: 'POST' });
    expect(revoked).toEqual(['the-refresh-token']);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-rollcall=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const back = encodeURIComponent(`${site}/`);
    expect(answer.headers.get('refresh')).toBe(
      `0; url=${issuer}/logout?client_id=console-client&logout_uri=${back}`,
    );
  });

  test('is a press of a button: an address that is merely opened ends nothing', async () => {
    const answer = await visit('/console/sign-out', await sessionOf());
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.status).toBe(404);
  });
});
