import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { findPackageJSON } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import type { Child, Children } from './children.ts';

export interface InboxOptions {
  /** Starts MailDev, notes its process id and starts it again when it ends. */
  readonly children: Children;
  /** Of the page and the API; 0 takes a free one. */
  readonly webPort: number;
  /** Where emails stay over restarts. */
  readonly directory: string;
  /** A free one when left out. */
  readonly smtpPort?: number;
}

export interface Inbox {
  /** `http://localhost:8005/`: the page; `api/email` and `api/email/:id/source` below it. */
  readonly url: string;
  readonly pid: () => number | undefined;
  /** The port that emails are handed to; undefined while MailDev is not up. */
  readonly smtpPort: () => number | undefined;
  /** Whether it holds the whole email with this Message-ID; half of one, left by a crash, is removed. */
  readonly holds: (messageIdHeader: string, bytes: number) => Promise<boolean>;
  stop(): Promise<void>;
}

const Emails = z.array(z.object({ id: z.string(), size: z.number() }));
/** Longer than a MailDev takes that reads tens of thousands of emails from disk. */
const PATIENCE_MS = 10_000;

/**
 * Starts MailDev as the inbox: it takes emails by SMTP, keeps them on disk and shows them. It listens on this machine
 * only. Rejects with a sentence when the port is taken.
 */
export async function startInbox(options: InboxOptions): Promise<Inbox> {
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true });
  // Named, so that MailDev does not look for a settings file in the folders above.
  const settings = `${directory}.json`;
  writeFileSync(settings, '{}\n');
  if (options.webPort !== 0 && !(await isFree(options.webPort))) {
    throw new Error(
      `Port ${options.webPort}, meant for the inbox, is taken by another program: end it, or give --port.`,
    );
  }
  const webPort = options.webPort === 0 ? await freePort() : options.webPort;
  const smtpPort = options.smtpPort ?? (await freePort());
  const address = `http://127.0.0.1:${webPort}`;
  // True only after MailDev has read its folder: what it would be handed before could be read twice.
  let up = false;

  const child: Child = await options.children.start({
    name: 'maildev',
    command: process.execPath,
    args: [
      mailDevCommand(),
      ...['--config', settings, '--mail-directory', directory],
      ...['--web-ip', '127.0.0.1', '--web', String(webPort)],
      ...['--ip', '127.0.0.1', '--smtp', String(smtpPort)],
      '--silent',
    ],
    ready: async () => {
      up = false;
      const response = await fetch(`${address}/api/healthz`, {
        signal: AbortSignal.timeout(1_000),
      });
      up = response.ok;
      return up;
    },
  });

  const get = async (path: string, method = 'GET'): Promise<unknown> => {
    const response = await fetch(`${address}/api/${path}`, {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`The inbox answers ${response.status}.`);
    return response.json();
  };
  return {
    url: `http://localhost:${webPort}/`,
    pid: () => child.pid(),
    smtpPort: () => (up ? smtpPort : undefined),
    holds: async (messageIdHeader, bytes) => {
      const query = new URLSearchParams({ 'headers.message-id': `<${messageIdHeader}>` });
      const found = Emails.parse(await get(`email?${query.toString()}`));
      for (const { id, size } of found) {
        if (size !== bytes) await get(`email/${id}`, 'DELETE');
      }
      return found.some(({ size }) => size === bytes);
    },
    stop: () => child.stop(),
  };
}

/** The file that MailDev's command runs. */
function mailDevCommand(): string {
  const manifest = findPackageJSON('maildev', import.meta.url);
  if (manifest === undefined) throw new Error('MailDev is not installed: run npm ci.');
  const { bin } = z
    .object({ bin: z.object({ maildev: z.string() }) })
    .parse(JSON.parse(readFileSync(manifest, 'utf8')));
  return join(dirname(manifest), bin.maildev);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await listening(server, 0);
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await listening(server, port);
  } catch {
    return false;
  }
  await new Promise((done) => server.close(done));
  return true;
}

function listening(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done());
  });
}
