import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import type { Child, Children } from './children.ts';
import { freePort, isFree } from './free-port.ts';
import { removeStumps } from './mail/stumps.ts';

export interface InboxOptions {
  /** Starts MailDev, notes its process id and starts it again when it ends. */
  readonly children: Children;
  /** Of the page and the API; 0 takes a free one. */
  readonly webPort: number;
  /** Where emails stay over restarts. */
  readonly directory: string;
  /** Finds a port that is free; tests give their own. */
  readonly findPort?: () => Promise<number>;
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
const PATIENCE_MS = 10_000;
/** With tens of thousands of emails on disk MailDev takes longer; emails then wait for it, the rest need not. */
const UP_WITHIN_MS = 10_000;
/** How often MailDev may find that another program was quicker to take a port that was free a moment ago. */
const MOST_STARTS = 5;

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
  const mailDirectory = ['--mail-directory', directory] as const;
  await options.children.endStrays(mailDirectory);
  if (options.webPort !== 0 && !(await isFree(options.webPort))) {
    throw new Error(
      `Port ${options.webPort}, meant for the inbox, is taken by another program: end it, or give --port.`,
    );
  }
  const { findPort = freePort } = options;
  let smtpPort = 0;
  let webPort = options.webPort;
  /** Once somebody knows the page's address it stays. */
  let told = webPort !== 0;
  const api = new Api(() => `http://127.0.0.1:${webPort}/api/`);

  const child: Child = await options.children.start({
    name: 'maildev',
    command: process.execPath,
    args: [
      mailDevCommand(),
      ...['--config', settings, ...mailDirectory],
      ...['--web-ip', '127.0.0.1', '--ip', '127.0.0.1', '--silent'],
    ],
    moreArgs: async () => {
      smtpPort = await findPort();
      if (!told) webPort = await findPort();
      api.watch();
      return ['--web', String(webPort), '--smtp', String(smtpPort)];
    },
    tries: MOST_STARTS,
    prepare: () => removeStumps(directory),
    env: { NODE_COMPILE_CACHE: `${directory}.cache` },
    ready: async () => !(await isFree(smtpPort)),
  });
  await Promise.race([api.whenUp(), wait(UP_WITHIN_MS, undefined, { ref: false })]);
  told = true;
  return {
    url: `http://localhost:${webPort}/`,
    pid: () => child.pid(),
    smtpPort: () => (api.up ? smtpPort : undefined),
    holds: (messageIdHeader, bytes) => api.holds(messageIdHeader, bytes),
    stop: async () => {
      api.stop();
      await child.stop();
    },
  };
}

/** MailDev's HTTP side. It comes up last, after MailDev has read its folder. */
class Api {
  /** What MailDev is handed while it still reads its folder could be in the inbox twice: so only then. */
  up = false;
  readonly #address: () => string;
  #watching: Promise<void> | undefined;
  /** Ends the question that may hang at another program, on a port that MailDev could not have. */
  #earlier = new AbortController();

  constructor(address: () => string) {
    this.#address = address;
  }

  /** To be called when MailDev starts (again): it is not up until it says so. */
  watch(): void {
    this.up = false;
    this.#earlier.abort();
    this.#earlier = new AbortController();
    this.#watching = this.#untilUp(this.#earlier.signal);
  }

  /** Until it is up, whenever it was started last. */
  async whenUp(): Promise<void> {
    for (let last = this.#watching; ; last = this.#watching) {
      await last;
      if (last === this.#watching) return;
    }
  }

  async holds(messageIdHeader: string, bytes: number): Promise<boolean> {
    const query = new URLSearchParams({ 'headers.message-id': `<${messageIdHeader}>` });
    const found = Emails.parse(await this.#call(`email?${query.toString()}`));
    for (const { id, size } of found) {
      if (size !== bytes) await this.#call(`email/${id}`, { method: 'DELETE' });
    }
    return found.some(({ size }) => size === bytes);
  }

  stop(): void {
    this.#earlier.abort();
    this.up = false;
  }

  async #untilUp(over: AbortSignal): Promise<void> {
    while (!this.up && !over.aborted) {
      const answers = await this.#call('healthz', { signal: over }).then(
        () => true,
        () => false,
      );
      if (over.aborted) return;
      this.up = answers;
      if (!this.up) await wait(20);
    }
  }

  async #call(
    path: string,
    more: { method?: string; signal?: AbortSignal } = {},
  ): Promise<unknown> {
    const { method = 'GET', signal } = more;
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(`${this.#address()}${path}`, {
      method,
      signal: signal === undefined ? patience : AbortSignal.any([patience, signal]),
    });
    if (!response.ok) throw new Error(`The inbox answers ${response.status}.`);
    return response.json();
  }
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
