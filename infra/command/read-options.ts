import { parseArgs } from 'node:util';
import { CommandError, exitCode } from './exit-code.ts';

export interface Options {
  file: string;
  /** Where Rollcall is, without a slash at the end. */
  url: string;
  /** Left out, the local runtime's ready-made credentials are used. */
  credentials: { clientId: string; clientSecret: string; tokenUrl: string } | undefined;
  format: string | undefined;
  dryRun: boolean;
  yes: boolean;
  /** Where the report, row by row, is written. */
  report: string | undefined;
}

export const usage = `Usage: npx rollcall import FILE [options]

Brings a file into Rollcall: a registrar's export, graduates or hires as CSV, OneRoster users.csv or
orgs.csv, an Ed-Fi XML interchange of staff or organizations, NCES's school directory. Shows first what
importing would do, and asks.

  --dry-run          only shows what importing would do; nothing of the file is kept
  --yes              does not ask
  --format NAME      what the file is, when it is not plain from its contents
  --report FILE      writes what becomes of each row, as CSV
  --url URL          where Rollcall is (ROLLCALL_URL; otherwise http://localhost:4000, "npm start")
  --token-url URL    where tokens are issued (ROLLCALL_TOKEN_URL)
  --client-id ID     whose file it is (ROLLCALL_CLIENT_ID); the secret stands in ROLLCALL_CLIENT_SECRET

Without credentials those of a Rollcall on this machine are used. Interrupted, the same command goes on
where it stopped. Ends with 0: done; 2: wrong options; 3: the file cannot be used; 4: no access;
5: Rollcall does not answer; 6: waits for somebody to confirm it.`;

/** What the command line and the environment say. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options {
  const { values, positionals } = parse(args);
  const [command, file, ...more] = positionals;
  if (command !== 'import' || file === undefined || more.length > 0) {
    throw new CommandError(exitCode.usage, usage);
  }
  const clientId = values['client-id'] ?? env['ROLLCALL_CLIENT_ID'];
  const tokenUrl = values['token-url'] ?? env['ROLLCALL_TOKEN_URL'];
  return {
    file,
    url: readUrl(values.url ?? env['ROLLCALL_URL'] ?? 'http://localhost:4000'),
    credentials: readCredentials(clientId, tokenUrl, env['ROLLCALL_CLIENT_SECRET']),
    format: values.format,
    dryRun: values['dry-run'],
    yes: values.yes,
    report: values.report,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', short: 'y', default: false },
        format: { type: 'string' },
        report: { type: 'string' },
        url: { type: 'string' },
        'token-url': { type: 'string' },
        'client-id': { type: 'string' },
      },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCode.usage, `${why}\n\n${usage}`);
  }
}

function readUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new CommandError(exitCode.usage, `--url must be an http address, not ${text}.`);
  }
  return url.href.replace(/\/+$/, '');
}

function readCredentials(
  clientId: string | undefined,
  tokenUrl: string | undefined,
  clientSecret: string | undefined,
): Options['credentials'] {
  if (clientId === undefined && tokenUrl === undefined && clientSecret === undefined) {
    return undefined;
  }
  if (clientId === undefined || tokenUrl === undefined || clientSecret === undefined) {
    const missing = [
      clientId === undefined ? '--client-id (ROLLCALL_CLIENT_ID)' : '',
      tokenUrl === undefined ? '--token-url (ROLLCALL_TOKEN_URL)' : '',
      clientSecret === undefined ? 'ROLLCALL_CLIENT_SECRET' : '',
    ].filter((name) => name !== '');
    const message = `Credentials need all of their parts; missing: ${missing.join(', ')}.`;
    throw new CommandError(exitCode.usage, message);
  }
  return { clientId, clientSecret, tokenUrl };
}
