import { describe, expect, test } from 'vitest';
import { progressBar } from '../../../../infra/command/progress-bar.ts';
import { readOptions } from '../../../../infra/command/read-options.ts';

describe('the command line', () => {
  test('names a file, and finds Rollcall on this machine by itself', () => {
    expect(readOptions(['import', 'a.csv'], {})).toEqual({
      file: 'a.csv',
      url: 'http://localhost:4000',
      credentials: undefined,
      format: undefined,
      dryRun: false,
      yes: false,
      report: undefined,
    });
  });

  test('takes credentials from the environment; the secret from nowhere else', () => {
    const env = {
      ROLLCALL_URL: 'https://rollcall.example/',
      ROLLCALL_CLIENT_ID: 'c',
      ROLLCALL_CLIENT_SECRET: 's',
      ROLLCALL_TOKEN_URL: 'https://id.example/token',
    };
    const { url, credentials } = readOptions(['import', 'a.csv', '--client-id', 'other'], env);
    expect(url).toBe('https://rollcall.example');
    expect(credentials).toEqual({
      clientId: 'other',
      clientSecret: 's',
      tokenUrl: 'https://id.example/token',
    });
  });

  test.each([
    [[], 'Usage'],
    [['import'], 'Usage'],
    [['export', 'a.csv'], 'Usage'],
    [['import', 'a.csv', 'b.csv'], 'Usage'],
    [['import', 'a.csv', '--force'], '--force'],
    [['import', 'a.csv', '--url', 'rollcall'], '--url'],
    [['import', 'a.csv', '--client-id', 'c'], 'ROLLCALL_CLIENT_SECRET'],
  ])('that cannot be followed says how it is meant: %j', (args, words) => {
    expect(() => readOptions(args, {})).toThrow(words);
  });
});

describe('the progress bar', () => {
  function shown(isTTY: boolean) {
    let text = '';
    const bar = progressBar({ isTTY, write: (more: string) => void (text += more) });
    for (const done of [0, 1, 2, 50, 50, 100]) bar.show('Sending', done, 100);
    bar.end();
    return text;
  }

  test('draws over itself in a terminal', () => {
    expect(shown(true).split('\r').at(-1)).toBe(`Sending [${'#'.repeat(30)}] 100 %\n`);
  });

  test('is a line for each tenth in a log', () => {
    expect(shown(false)).toBe('Sending: 0 %\nSending: 50 %\nSending: 100 %\n');
  });
});
