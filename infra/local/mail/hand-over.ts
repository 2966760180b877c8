/** Brings accepted emails to the inbox and their feedback to the topics, until both have taken them. */
import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { AcceptedMessage } from './records.ts';

/** Where emails end up: an SMTP server that can be asked whether it holds one already. */
export interface Mailbox {
  /** Its SMTP port on this machine; undefined while it is not up. */
  readonly smtpPort: () => number | undefined;
  /** True when it holds this email whole. Rejects while it cannot say. */
  readonly holds: (messageId: string, bytes: number) => Promise<boolean>;
}

const PAUSES_MS = [10, 50, 100, 250, 500, 1000] as const;

export class Courier {
  readonly #mailbox: Mailbox;
  /** Emails whose first hand-over is known not to have begun: of all others nobody knows how it ended. */
  readonly #untried = new Set<string>();
  #transport: { port: number; send: ReturnType<typeof createTransport> } | undefined;

  constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox;
  }

  /** To be called for each newly accepted email. What a former run left behind may have been handed over already. */
  announce(messageId: string): void {
    this.#untried.add(messageId);
  }

  /**
   * Hands one email over; resolves once the inbox has it, rejects when it is not known to have it.
   * A former try whose answer never came is looked up first, so that nothing arrives twice.
   */
  async deliver(message: AcceptedMessage): Promise<void> {
    const port = this.#mailbox.smtpPort();
    if (port === undefined) throw new Error('The inbox is not up.');
    if (!this.#untried.has(message.messageId)) {
      const there = await this.#mailbox.holds(
        messageIdHeader(message.messageId),
        message.raw.length,
      );
      if (there) return;
    }
    this.#untried.delete(message.messageId);
    await this.#transportTo(port).sendMail({
      envelope: { from: message.source, to: [...message.recipients] },
      raw: message.raw,
    });
  }

  close(): void {
    this.#transport?.send.close();
    this.#transport = undefined;
  }

  #transportTo(port: number): ReturnType<typeof createTransport> {
    if (this.#transport?.port !== port) {
      this.close();
      const send = createTransport({
        host: '127.0.0.1',
        port,
        pool: true,
        maxConnections: 1,
        maxMessages: Number.POSITIVE_INFINITY,
        secure: false,
        ignoreTLS: true,
        connectionTimeout: 5_000,
        greetingTimeout: 5_000,
        socketTimeout: 30_000,
      });
      this.#transport = { port, send };
    }
    return this.#transport.send;
  }
}

/** The Message-ID that SES gives an email, without its angle brackets. */
export function messageIdHeader(messageId: string): string {
  return `${messageId}@email.amazonses.com`;
}

/**
 * Works on one thing after the other in the background. `step` does one and resolves false when there is none left;
 * when it rejects it is tried again, after pauses that grow to a second.
 */
export class Worker {
  readonly #step: () => Promise<boolean>;
  readonly #failed: (error: unknown, attempt: number) => void;
  #run: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  readonly #stop = new AbortController();

  constructor(step: () => Promise<boolean>, failed: (error: unknown, attempt: number) => void) {
    this.#step = step;
    this.#failed = failed;
  }

  wake(): void {
    this.#again = true;
    if (this.#run !== undefined || this.#stopped) return;
    this.#run = this.#work().finally(() => {
      this.#run = undefined;
      if (this.#again) this.wake();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stop.abort();
    await this.#run;
  }

  async #work(): Promise<void> {
    let attempt = 0;
    while (!this.#stopped) {
      this.#again = false;
      try {
        if (!(await this.#step())) return;
        attempt = 0;
      } catch (error) {
        this.#failed(error, attempt);
        const pause = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)];
        attempt += 1;
        await wait(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
    }
  }
}
