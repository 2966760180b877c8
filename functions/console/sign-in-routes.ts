import {
  getAuth,
  getAuthorizationServer,
  initOidcAuthMiddleware,
  oidcAuthMiddleware,
  processOAuthCallback,
} from '@hono/oidc-auth';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { verify } from 'hono/jwt';
import * as z from 'zod';
import { now } from '../../shared/runtime/clock.ts';
import { kindOf, log } from '../../shared/runtime/log.ts';
import { type Admin, adminOf, type Owner, type Visit } from './console-visit.ts';
import { signedOutPage, signInFailedPage, signInFirstPage } from './pages/sign-in-pages.tsx';

interface ConsoleEnv {
  Variables: { admin: Admin; owner: Owner; visit: Visit };
}
export type ConsoleApp = Hono<ConsoleEnv>;

export interface SignInSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  sessionSecret: string;
  /** Whole address of `/console/callback`, as the user pool knows it. */
  redirectUri: string;
  /** Without a slash at its end. */
  publicUrl: string;
}

const sessionCookie = '__Host-rollcall';
const cookieAttributes = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
/** Seconds. */
const longestSession = 12 * 3600;

/**
 * Sign-in by OpenID Connect: code with PKCE, state and nonce; the session is a sealed cookie. Adds the callback,
 * the sign-out, and the guard of all other pages, which tells them who is there.
 */
export function signInWith(settings: () => Promise<SignInSettings>) {
  return (app: ConsoleApp): void => {
    app.use('/console/*', laxCookies, async (c, next) => {
      const given = await settings();
      c.set('oidcClaimsHook', async (before, claims) => ({
        sub: claims?.sub ?? before?.sub ?? '',
        email: textOf(claims?.['email']) ?? before?.email ?? '',
        name: textOf(claims?.['name']) ?? before?.['name'] ?? '',
        programId: textOf(claims?.['custom:programId']) ?? before?.['programId'] ?? '',
      }));
      return initOidcAuthMiddleware({
        OIDC_ISSUER: given.issuer,
        OIDC_CLIENT_ID: given.clientId,
        OIDC_CLIENT_SECRET: given.clientSecret,
        OIDC_REDIRECT_URI: given.redirectUri,
        // Behind API Gateway the request's own address is not the one that the browser knows.
        OIDC_AUTH_EXTERNAL_URL: given.publicUrl,
        OIDC_AUTH_SECRET: given.sessionSecret,
        OIDC_AUTH_EXPIRES: String(longestSession),
        OIDC_COOKIE_NAME: sessionCookie,
        // With `openid` alone Cognito tells every attribute that the client may read, the program's id too.
        OIDC_SCOPES: 'openid',
      })(c, next);
    });

    app.get('/console/callback', async (c) => {
      try {
        return await processOAuthCallback(c);
      } catch (error) {
        log().warn('sign-in failed', { error: kindOf(error) });
        return signInFailedPage();
      }
    });

    app.post('/console/sign-out', async (c) => {
      const given = await settings();
      const leave = await leaveUserPool(c, given);
      c.res = signedOutPage(leave);
      deleteCookie(c, sessionCookie, cookieAttributes);
      return c.res;
    });

    app.use('/console/*', guard(settings));
  };
}

/** Lets through who has a session, and says who it is; leads everyone else to the sign-in. */
const guard =
  (settings: () => Promise<SignInSettings>): MiddlewareHandler<ConsoleEnv> =>
  async (c, next) => {
    const session = await sessionOf(c, (await settings()).sessionSecret);
    if (session === null) {
      // A form that comes in without a session must not be lost by a redirect: the browser's Back brings it again.
      if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return signInFirstPage();
      return oidcAuthMiddleware()(c, next);
    }
    c.set('admin', adminOf(session));
    await next();
    // Answers that pages make themselves carry none of the headers set before them.
    const renewed = c.get('oidcAuthJwt');
    if (renewed !== undefined) setCookie(c, sessionCookie, renewed, cookieAttributes);
    return undefined;
  };

const Session = z.object({ rtk: z.string(), rtkexp: z.number(), ssnexp: z.number() });

/** A session as our own cookie holds it, while it lasts; undefined when it is not ours, or over, or not whole. */
async function sealedSession(c: Context, secret: string) {
  const sealed = getCookie(c, sessionCookie);
  if (sealed === undefined) return undefined;
  const opened: unknown = await verify(sealed, secret, 'HS256').catch(() => undefined);
  const session = Session.safeParse(opened);
  const lasts = session.success && session.data.ssnexp * 1000 > Date.parse(now());
  return lasts ? session.data : undefined;
}

/**
 * The session, renewed when need be; null when there is none. The library is asked only about what lasts: with
 * anything else it takes back the cookie, forgets that one of this name must be `Secure`, and fails, for a session
 * that has run out in a promise that nobody waits for.
 */
async function sessionOf(c: Context, secret: string) {
  try {
    if ((await sealedSession(c, secret)) !== undefined) {
      const session = await getAuth(c);
      if (session !== null) return session;
    }
  } catch (error) {
    log().info('session ended', { error: kindOf(error) });
  }
  c.set('oidcAuth', null);
  return null;
}

/**
 * Makes the session worthless at the user pool (RFC 7009), and says where the user pool ends its own, with the way
 * back; undefined when it does not say, or does not answer. Signing out here goes on in any case.
 */
async function leaveUserPool(c: Context, given: SignInSettings): Promise<string | undefined> {
  try {
    const { end_session_endpoint, revocation_endpoint } = await getAuthorizationServer(c);
    const session = await sealedSession(c, given.sessionSecret);
    if (revocation_endpoint !== undefined && session !== undefined && session.rtk !== '') {
      const basic = Buffer.from(`${given.clientId}:${given.clientSecret}`).toString('base64');
      await fetch(revocation_endpoint, {
        method: 'POST',
        headers: { Authorization: `Basic ${basic}` },
        body: new URLSearchParams({ token: session.rtk }),
      });
    }
    if (end_session_endpoint === undefined) return undefined;
    const address = new URL(end_session_endpoint);
    address.searchParams.set('client_id', given.clientId);
    address.searchParams.set('logout_uri', `${given.publicUrl}/`);
    return address.href;
  } catch (error) {
    log().warn('sign-out without the user pool', { error: kindOf(error) });
    return undefined;
  }
}

/** The library sets its cookies without SameSite. The way back from the sign-in is a cross-site GET: `Lax`. */
const laxCookies: MiddlewareHandler = async (c, next) => {
  await next();
  const cookies = c.res.headers.getSetCookie();
  if (cookies.length === 0) return;
  c.res.headers.delete('Set-Cookie');
  for (const cookie of cookies) {
    const lax = /;\s*samesite=/i.test(cookie) ? cookie : `${cookie}; SameSite=Lax`;
    c.res.headers.append('Set-Cookie', lax);
  }
};

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}
