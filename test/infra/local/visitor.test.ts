import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formsOf, Visitor } from '../../../infra/local/visitor.ts';

const FORM = `<form class="a" method=post action="/save?x=1&amp;y=2">
  <input type="hidden" name="version" value="3"><input name='name' value="Ana &quot;Bea&quot;">
  <input type=checkbox name=agree checked><input type="checkbox" name="not" value="1">
  <input type="radio" name="which" value="a"><input type="radio" name="which" value="b" checked>
  <select name="zone"><option value="e">East</option><option value="w" selected>West</option></select>
  <textarea name="note">1 &lt; 2</textarea><input type="submit" name="go" value="Go">
</form><form action="find"><input name="q"></form>`;

let server: Server;
let url: string;
const received: {
  method: string | undefined;
  url: string | undefined;
  body: string;
  cookie: string;
}[] = [];
beforeAll(async () => {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, headers } = request;
    received.push({
      method,
      url: request.url,
      body: await text(request),
      cookie: headers.cookie ?? '',
    });
    if (request.url === '/page') {
      response.setHeader('set-cookie', ['a=1; Path=/; HttpOnly', 'b=2; Secure']);
      response.end(FORM);
    } else if (request.url?.startsWith('/save') === true) {
      response.writeHead(303, { location: '/done', 'set-cookie': 'a=; Max-Age=0' }).end();
    } else response.end(`<p>${request.url}</p>`);
  };
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a form is read with what it comes with', () => {
  const [save, find] = formsOf({ url: `${url}/page`, status: 200, html: FORM });
  expect(save).toEqual({
    action: `${url}/save?x=1&y=2`,
    method: 'POST',
    multipart: false,
    fields: [
      ['version', '3'],
      ['name', 'Ana "Bea"'],
      ['agree', 'on'],
      ['which', 'b'],
      ['zone', 'w'],
      ['note', '1 < 2'],
    ],
  });
  expect(find).toMatchObject({ action: `${url}/find`, method: 'GET' });
});

test('a form is sent filled in, cookies are kept and dropped, redirects followed', async () => {
  const visitor = new Visitor();
  const page = await visitor.open(`${url}/page`);
  received.length = 0;
  const next = await visitor.submit(page, ({ action }) => action.includes('/save'), {
    name: 'Zoë',
  });
  expect(next).toMatchObject({ url: `${url}/done`, status: 200 });
  expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /save?x=1&y=2',
    'GET /done',
  ]);
  const sent = new URLSearchParams(received[0]?.body);
  expect([sent.get('name'), sent.get('version')]).toEqual(['Zoë', '3']);
  expect(received.map(({ cookie }) => cookie)).toEqual(['a=1; b=2', 'b=2']);
});

test('a page without the form is named', async () => {
  const visitor = new Visitor();
  const page = await visitor.open(`${url}/other`);
  await expect(visitor.submit(page, () => true)).rejects.toThrow('/other (200) has not');
});
