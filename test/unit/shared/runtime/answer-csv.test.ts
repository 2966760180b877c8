import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { answerCsv, largestPlainCsv } from '../../../../shared/runtime/answer-csv.ts';

const long = `\ufeff${'1,@10000000,“Núñez, Ana”,would be created\r\n'.repeat(largestPlainCsv / 40)}`;
const app = new Hono();
app.get('/:what', compress(), (c) =>
  answerCsv(c, c.req.param('what') === 'long' ? long : '\ufeffRows\r\n2\r\n', 'report.csv'),
);

const ask = (what: string, encoding?: string) =>
  app.request(
    `/${what}`,
    encoding === undefined ? {} : { headers: { 'Accept-Encoding': encoding } },
  );

test('A table of more than a function may answer goes out compressed, and is whole', async () => {
  const answer = await ask('long', 'gzip, deflate, br');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Encoding')).toBe('gzip');
  const sent = Buffer.from(await answer.arrayBuffer());
  expect(sent.length).toBeLessThan(largestPlainCsv);
  expect(gunzipSync(sent).toString()).toBe(long);
});

test('Whoever cannot take it compressed is told to ask for it so', async () => {
  for (const encoding of [undefined, 'identity', 'gzip;q=0']) {
    const answer = await ask('long', encoding);
    expect(answer.status, encoding).toBe(406);
    expect(await answer.text()).toContain('--compressed');
  }
});

test('A short table goes to anybody as it is', async () => {
  const answer = await ask('short');
  expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('\ufeffRows\r\n2\r\n');
});
