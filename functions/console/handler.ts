import { Hono } from 'hono';
import { links } from '../../shared/adapters/links.ts';
import { records } from '../../shared/adapters/records.ts';
import { signInSecret } from '../../shared/adapters/sign-in-secret.ts';
import { now } from '../../shared/runtime/clock.ts';
import { env } from '../../shared/runtime/env.ts';
import { onRequest } from '../../shared/runtime/on-request.ts';
import { consoleRoutes } from './routes.ts';
import { signInWith } from './sign-in-routes.ts';

const signIn = signInWith(async () => ({
  ...(await signInSecret()),
  issuer: env('OIDC_ISSUER'),
  clientId: env('OIDC_CLIENT_ID'),
  redirectUri: env('OIDC_REDIRECT_URI'),
  publicUrl: env('PUBLIC_URL'),
}));

export const handler = onRequest(
  new Hono(),
  consoleRoutes({ records: records(now), links, now }, signIn, () => env('PUBLIC_URL')),
);
