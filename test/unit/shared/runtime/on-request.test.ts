import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { onRequest } from '../../../../shared/runtime/on-request.ts';
import '../../../support/quiet.ts';

const handler = onRequest(new Hono(), (app) => {
  app.get('/report.csv', (c) => {
    c.header('Content-Type', 'text/csv; charset=utf-8');
    return c.body('\ufeffName\r\nDoña Ángela\r\n');
  });
  app.get('/page', (c) => c.html('<p>Doña Ángela</p>'));
});

/** As API Gateway's HTTP API calls a function (payload version 2.0). */
function asked(path: string) {
  return handler({
    version: '2.0',
    routeKey: `GET ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'rollcall.example' },
    body: null,
    isBase64Encoded: false,
    requestContext: {
      accountId: '111122223333',
      apiId: 'api',
      authentication: null,
      authorizer: {},
      domainName: 'rollcall.example',
      domainPrefix: 'rollcall',
      http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'r-1',
      routeKey: `GET ${path}`,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
  });
}

describe('an answer on its way through API Gateway', () => {
  test('of a CSV keeps the mark by which spreadsheets know its letters', async () => {
    const { body, isBase64Encoded } = await asked('/report.csv');
    expect(isBase64Encoded).toBe(true);
    const text = Buffer.from(body, 'base64').toString('utf8');
    expect(text).toBe('\ufeffName\r\nDoña Ángela\r\n');
  });

  test('of a page is text', async () => {
    expect(await asked('/page')).toMatchObject({
      isBase64Encoded: false,
      body: '<p>Doña Ángela</p>',
    });
  });
});
