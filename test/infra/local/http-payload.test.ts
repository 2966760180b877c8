import { createServer, request, type Server } from 'node:http';
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../infra/local/clock.ts';
import { CallCounts } from '../../../infra/local/counts.ts';
import { LambdaFunctions } from '../../../infra/local/functions.ts';
import { HttpApi } from '../../../infra/local/http-api.ts';
import { HttpRoutes } from '../../../infra/local/http-routes.ts';
import { openStore } from '../../../infra/local/store.ts';
import { eventually, Workplace } from './made-up-app.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:web';
/** Tells what it received, or answers what the path asks for. */
const CODE = `
export const handler = async (event) => {
  const answers = {
    '/echo/page': { statusCode: 201, headers: { 'Content-Type': 'text/html', 'X-Number': 7 }, cookies: ['a=1; Path=/', 'b=2'], body: '<p>é</p>' },
    '/echo/picture': { statusCode: 200, headers: { 'content-type': 'image/png' }, isBase64Encoded: true, body: Buffer.from([137, 80, 0, 255]).toString('base64') },
    '/echo/plain': { statusCode: 200, body: 'text' },
    '/echo/bare': { hello: 'world' },
    '/echo/word': 'word',
    '/echo/nonsense': { statusCode: 'many' },
    '/echo/large': 'x'.repeat(6 * 1024 * 1024 + 1),
  };
  if (event.rawPath === '/echo/throw') throw new Error('no');
  if (event.rawPath === '/echo/slow') await new Promise((go) => setTimeout(go, 3000));
  return answers[event.rawPath] ?? { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) };
};`;

let place: Workplace;
let server: Server;
let url: string;
let functions: LambdaFunctions;
let tokenOutcome: 'allowed' | 'unauthorized' | 'forbidden' = 'allowed';

beforeAll(async () => {
  place = new Workplace();
  mkdirSync(place.path('code'));
  mkdirSync(place.path('logs'));
  writeFileSync(place.path('code', 'index.mjs'), CODE);
  const clock = new VirtualClock(openStore(':memory:'), () => Date.parse('2027-05-03T15:00:00Z'));
  functions = new LambdaFunctions({
    clockOffset: clock.sharedOffset,
    awsUrl: 'http://localhost:1',
    region: 'us-east-1',
    logFolder: place.path('logs'),
    counts: new CallCounts(),
    complain: () => undefined,
  });
  functions.define({
    arn: ARN,
    name: 'web',
    logicalId: 'Web',
    slug: 'web',
    folder: place.path('code'),
    handler: 'index.handler',
    variables: {},
    memoryMb: 256,
    timeoutSeconds: 10,
    concurrency: 2,
  });
  const route = { functionArn: ARN, timeoutMs: 1_500, scopes: [] };
  const api = new HttpApi({
    routes: [
      { ...route, routeKey: 'ANY /echo/{proxy+}' },
      { ...route, routeKey: 'GET /people/{personId}' },
      {
        ...route,
        routeKey: 'POST /machines',
        authorizer: { issuer: 'i', audience: ['a'] },
        scopes: ['rollcall/events.write'],
      },
    ],
    functions,
    clock,
    apiId: 'api',
    account: '000000000000',
    checkToken: async () =>
      tokenOutcome === 'allowed'
        ? { outcome: 'allowed', claims: { client_id: 'c' }, scopes: ['rollcall/events.write'] }
        : { outcome: tokenOutcome, wwwAuthenticate: 'Bearer' },
    accessLogFile: place.path('logs', 'access.log'),
  });
  server = createServer((request, response) => void api.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
beforeEach(() => {
  tokenOutcome = 'allowed';
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await functions.stop();
  place.remove();
});

async function received(path: string, init: RequestInit = {}): Promise<unknown> {
  return (await fetch(`${url}${path}`, init)).json();
}

describe('a request reaches the function in payload format 2.0', () => {
  test('with path, query, headers, cookies and the route', async () => {
    const event = await received('/people/p%207?a=1&b=x%20y&a=2', {
      headers: { Cookie: 'one=1; two=2', 'X-Thing': 'Yes', 'user-agent': 'test' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /people/{personId}',
      rawPath: '/people/p%207',
      rawQueryString: 'a=1&b=x%20y&a=2',
      cookies: ['one=1', 'two=2'],
      headers: { 'x-thing': 'Yes' },
      queryStringParameters: { a: '1,2', b: 'x y' },
      pathParameters: { personId: 'p 7' },
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: 'api',
        http: { method: 'GET', path: '/people/p%207', protocol: 'HTTP/1.1', userAgent: 'test' },
        routeKey: 'GET /people/{personId}',
        stage: '$default',
        time: '03/May/2027:15:00:00 +0000',
        timeEpoch: Date.parse('2027-05-03T15:00:00Z'),
      },
    });
    expect(event).not.toHaveProperty('headers.cookie');
    expect(event).not.toHaveProperty('body');
    expect(event).not.toHaveProperty('requestContext.authorizer');
  });

  test('JSON and text bodies as text, forms and everything else in base64', async () => {
    const sent = (body: string, type: string) =>
      received('/echo/x', { method: 'POST', body, headers: { 'content-type': type } });
    expect(await sent('{"a":"é"}', 'application/json')).toMatchObject({
      body: '{"a":"é"}',
      isBase64Encoded: false,
    });
    expect(await sent('a,b', 'text/csv; charset=utf-8')).toMatchObject({ body: 'a,b' });
    expect(await sent('a=1', 'application/x-www-form-urlencoded')).toMatchObject({
      body: Buffer.from('a=1').toString('base64'),
      isBase64Encoded: true,
    });
  });

  test("with the claims of a machine's token", async () => {
    expect(await received('/machines', { method: 'POST', body: '{}' })).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: { claims: { client_id: 'c' }, scopes: ['rollcall/events.write'] },
        },
      },
    });
  });
});

describe('what the function answers reaches the caller', () => {
  test('status, headers, cookies and body', async () => {
    const answer = await fetch(`${url}/echo/page`);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.headers.get('x-number')).toBe('7');
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
    expect(await answer.text()).toBe('<p>é</p>');
  });

  test('bytes in base64', async () => {
    const answer = await fetch(`${url}/echo/picture`);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([137, 80, 0, 255]);
  });

  test.each([
    ['/echo/plain', 200, 'text/plain;charset=utf-8', 'text'],
    ['/echo/bare', 200, 'application/json', '{"hello":"world"}'],
    ['/echo/word', 200, 'application/json', 'word'],
    ['/echo/nonsense', 500, 'application/json', '{"message":"Internal Server Error"}'],
    ['/echo/throw', 500, 'application/json', '{"message":"Internal Server Error"}'],
    ['/echo/large', 500, 'application/json', '{"message":"Internal Server Error"}'],
    ['/echo/slow', 503, 'application/json', '{"message":"Service Unavailable"}'],
    ['/nowhere', 404, 'application/json', '{"message":"Not Found"}'],
    ['/echo/', 404, 'application/json', '{"message":"Not Found"}'],
    ['/people/a/b', 404, 'application/json', '{"message":"Not Found"}'],
  ])('%s: %d', async (path, status, type, body) => {
    const answer = await fetch(`${url}${path}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
    expect(await answer.text()).toBe(body);
  });

  test('HEAD has the headers and no body', async () => {
    const answer = await fetch(`${url}/echo/page`, { method: 'HEAD' });
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength('<p>é</p>')));
    expect(await answer.text()).toBe('');
  });

  test('a token that is missing or has not the scope is refused before the function runs', async () => {
    for (const [outcome, status] of [
      ['unauthorized', 401],
      ['forbidden', 403],
    ] as const) {
      tokenOutcome = outcome;
      const answer = await fetch(`${url}/machines`, { method: 'POST' });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });
});

describe('limits', () => {
  test('a body of more than 10 MB is refused, told beforehand or not', async () => {
    const tooLarge = Buffer.alloc(10 * 1024 * 1024 + 1);
    const status = (chunked: boolean) =>
      new Promise<number | undefined>((resolve, reject) => {
        const call = request(`${url}/echo/x`, { method: 'POST' }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        call.on('error', reject);
        if (!chunked) call.setHeader('content-length', tooLarge.length);
        for (let at = 0; at < tooLarge.length; at += 65_536) {
          call.write(tooLarge.subarray(at, at + 65_536));
        }
        call.end();
      });
    expect(await status(true)).toBe(413);
    // Told beforehand, the refusal may come while the body is still on its way: then the connection breaks.
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(
      await status(false).catch((error: NodeJS.ErrnoException) => error.code),
    );
  });

  test('a body that Lambda cannot carry is refused as too large', async () => {
    const answer = await fetch(`${url}/echo/x`, {
      method: 'POST',
      body: Buffer.alloc(5 * 1024 * 1024),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(answer.status).toBe(413);
  });

  test('headers of more than 10 KB are refused', async () => {
    const answer = await fetch(`${url}/echo/x`, { headers: { 'x-long': 'x'.repeat(10_300) } });
    expect(answer.status).toBe(431);
  });
});

test('the access log has route keys only, never a path or a query', async () => {
  await fetch(`${url}/people/secret-link?token=secret-token`);
  await eventually(() => {
    const log = readFileSync(place.path('logs', 'access.log'), 'utf8');
    expect(log).toContain('"route":"GET /people/{personId}"');
    expect(log).not.toContain('secret-link');
    expect(log).not.toContain('secret-token');
  });
});

describe('which route takes a request', () => {
  const routes = new HttpRoutes(
    [
      '$default',
      'ANY /{proxy+}',
      'GET /pets/{id}',
      'ANY /pets/dog',
      'GET /pets/dog',
      'GET /pets/{id}/toys/{proxy+}',
      'GET /',
    ].map((routeKey) => ({ routeKey, functionArn: '', timeoutMs: 1, scopes: [] })),
  );
  test.each([
    ['GET', '/', 'GET /'],
    ['POST', '/', '$default'],
    ['GET', '/pets/dog', 'GET /pets/dog'],
    ['PUT', '/pets/dog', 'ANY /pets/dog'],
    ['GET', '/pets/cat', 'GET /pets/{id}'],
    ['PUT', '/pets/cat', 'ANY /{proxy+}'],
    ['GET', '/pets/cat/toys/a/b', 'GET /pets/{id}/toys/{proxy+}'],
    ['GET', '/pets/cat/toys', 'ANY /{proxy+}'],
  ])('%s %s: %s', (method, path, expected) => {
    expect(routes.match(method, path)?.route.routeKey).toBe(expected);
  });
});
