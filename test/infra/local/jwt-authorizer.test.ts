import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Authorization, JwtAuthorizer } from '../../../infra/local/jwt-authorizer.ts';

const NOW = Date.parse('2027-05-03T15:00:00Z');
const ISSUER = 'http://localhost:4566/us-east-1_local';
const SCOPE = 'rollcall/events.write';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys: JsonWebKey[] = [{ ...publicKey.export({ format: 'jwk' }), kid: 'one' }];

const authorizer = new JwtAuthorizer({
  issuer: ISSUER,
  audience: ['sis-client'],
  keys: () => keys,
  clock: { now: () => NOW, at: () => () => undefined },
});

const good = {
  iss: ISSUER,
  client_id: 'sis-client',
  sub: 'sis-client',
  scope: `${SCOPE} rollcall/events.read`,
  exp: NOW / 1000 + 60,
  iat: NOW / 1000 - 60,
};

interface Made {
  readonly header?: Record<string, unknown>;
  readonly key?: KeyObject;
}

function jwt(
  claims: Record<string, unknown>,
  { header = {}, key = privateKey }: Made = {},
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: 'one', ...header })}.${part(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

function check(token: string | undefined, scopes = [SCOPE]): Promise<Authorization> {
  return authorizer.check(token, scopes);
}

describe('a request is let through', () => {
  test('with a token of the right issuer, client and scope, with and without "Bearer"', async () => {
    expect((await check(`Bearer ${jwt(good)}`)).outcome).toBe('allowed');
    expect((await check(jwt(good))).outcome).toBe('allowed');
  });

  test('and the function gets every claim as text, and the scopes that matched', async () => {
    const result = await check(jwt({ ...good, groups: ['a', 'b'] }));
    expect(result).toMatchObject({
      claims: { client_id: 'sis-client', exp: String(good.exp), groups: '[a b]' },
      scopes: [SCOPE],
    });
  });

  test('when the audience is in aud, whatever client_id says', async () => {
    const claims = { ...good, aud: ['somebody', 'sis-client'], client_id: 'other' };
    expect((await check(jwt(claims))).outcome).toBe('allowed');
  });

  test('without any scope when the route asks for none', async () => {
    const result = await check(jwt({ ...good, scope: undefined }), []);
    expect(result).toMatchObject({ outcome: 'allowed', scopes: [] });
  });
});

describe('a request is answered 401 Unauthorized', () => {
  const { client_id: _client, ...nobody } = good;
  test.each([
    ['without a token', undefined],
    ['with an empty token', 'Bearer '],
    ['with something that is no token', 'Bearer abc'],
    ['of another issuer', jwt({ ...good, iss: 'http://localhost:4566/other' })],
    ['of another client', jwt({ ...good, client_id: 'console-client' })],
    ['with an aud of somebody else beside the right client_id', jwt({ ...good, aud: 'other' })],
    ['for nobody', jwt(nobody)],
    ['that ran out this second', jwt({ ...good, exp: NOW / 1000 })],
    ['that is not valid yet', jwt({ ...good, nbf: NOW / 1000 + 5 })],
    ['issued in the future', jwt({ ...good, iat: NOW / 1000 + 5 })],
    ['that never runs out', jwt({ ...good, exp: undefined })],
    ['signed with another key', jwt(good, { key: foreign.privateKey })],
    ['of an unknown key id', jwt(good, { header: { kid: 'two' } })],
    ['that names no algorithm', jwt(good, { header: { alg: 'none' } })],
    ['that names a shared-secret algorithm', jwt(good, { header: { alg: 'HS256' } })],
    ['whose claims were changed', changed(jwt(good))],
    ['without its signature', `${jwt(good).split('.').slice(0, 2).join('.')}.`],
  ])('%s', async (_title, token) => {
    expect(await check(token)).toMatchObject({
      outcome: 'unauthorized',
    });
  });
});

test('a request is answered 403 Forbidden when its token has none of the route’s scopes', async () => {
  expect(await check(jwt({ ...good, scope: 'rollcall/events.read' }))).toMatchObject({
    outcome: 'forbidden',
  });
});

function changed(token: string): string {
  const [header, , signature] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ ...good, sub: 'admin' })).toString('base64url');
  return `${header}.${claims}.${signature}`;
}
