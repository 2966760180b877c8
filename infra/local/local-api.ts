import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { VirtualClock } from './clock.ts';
import type { ClockMoves } from './clock-moves.ts';
import { countsByFunction } from './counts.ts';
import { splitTarget } from './http-payload.ts';
import type { Counts } from './interfaces.ts';
import type { Settling } from './settling.ts';

export interface LocalApiParts {
  readonly clock: VirtualClock;
  readonly moves: ClockMoves;
  readonly settling: Settling;
  readonly counts: Counts;
  /** Slugs of the functions, by logical id. */
  readonly slugs: ReadonlyMap<string, string>;
  readonly webUrl: string;
  /** The ready-made credentials of information systems. */
  readonly machines: {
    readonly tokenUrl: string;
    readonly clients: readonly {
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scopes: readonly string[];
    }[];
  };
  /** Renders the runtime's own page. */
  readonly page: (notice?: string) => string;
}

const LONGEST_WAIT_S = 300;
const ClockRequest = z.object({
  now: z.iso.datetime({ offset: true, error: 'an instant such as 2027-05-03T15:00:00Z' }),
});

/** What the local runtime says about itself, below `/_local` of the web address. */
export class LocalApi {
  readonly #parts: LocalApiParts;
  readonly #since: string;

  constructor(parts: LocalApiParts) {
    this.#parts = parts;
    this.#since = new Date(parts.clock.now()).toISOString();
  }

  owns(request: IncomingMessage): boolean {
    return /^\/_local(?:[/?]|$)/.test(request.url ?? '');
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path, query } = splitTarget(request.url ?? '/');
    const { clock, moves, counts, slugs, page } = this.#parts;
    switch (`${request.method ?? 'GET'} ${path}`) {
      case 'GET /_local':
      case 'GET /_local/':
        return html(response, 200, page());
      case 'GET /_local/clock':
        return json(response, 200, {
          now: instant(clock.now()),
          movingTo: moves.target() === undefined ? null : instant(moves.target() ?? 0),
        });
      case 'POST /_local/clock':
        return this.#moveClock(request, response);
      case 'GET /_local/settled':
        return this.#settled(response, new URLSearchParams(query).get('timeout'));
      case 'GET /_local/clients':
        return json(response, 200, this.#parts.machines);
      case 'GET /_local/counts':
        return json(response, 200, {
          since: this.#since,
          ...countsByFunction(counts.snapshot(), slugs),
        });
      default:
        return json(response, 404, { message: `There is no ${request.method} ${path} here.` });
    }
  }

  async #moveClock(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { webUrl, moves, clock, page } = this.#parts;
    const { origin } = request.headers;
    // Any page open in a browser on this machine can post here; only the runtime's own may.
    if (origin !== undefined && origin !== webUrl) {
      return json(response, 403, { message: 'Another site may not move the clock.' });
    }
    const body = await text(request);
    // `curl -d` calls everything a form; the page's own form never begins with a brace.
    const isForm =
      (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') &&
      !body.trimStart().startsWith('{');
    try {
      const { now } = ClockRequest.parse(isForm ? fromForm(body) : JSON.parse(body));
      moves.moveTo(Date.parse(now));
      if (isForm) {
        response.writeHead(303, { location: '/_local' }).end();
        return;
      }
      return json(response, 202, { now: instant(clock.now()), movingTo: now });
    } catch (error) {
      const message =
        error instanceof z.ZodError
          ? `"now" must be ${error.issues[0]?.message ?? 'an instant'}.`
          : error instanceof SyntaxError
            ? 'The body must be JSON: {"now":"2027-05-03T15:00:00Z"}.'
            : error instanceof Error
              ? error.message
              : String(error);
      return isForm ? html(response, 400, page(message)) : json(response, 400, { message });
    }
  }

  /** Answers when the clock has arrived and nothing is left to do, or when the time is up. */
  async #settled(response: ServerResponse, timeout: string | null): Promise<void> {
    const { moves, settling, clock } = this.#parts;
    const seconds = Math.min(Math.max(Number(timeout ?? 30) || 0, 0), LONGEST_WAIT_S);
    const deadline = performance.now() + seconds * 1000;
    const arriving = () => {
      const target = moves.target();
      return target === undefined ? [] : [`the clock is on its way to ${instant(target)}`];
    };
    let busy: string[];
    do {
      busy = await settling.settle(Math.max(0, deadline - performance.now()));
      busy.push(...arriving());
      if (busy.length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    } while (busy.length > 0 && performance.now() < deadline);
    const settled = busy.length === 0;
    return json(response, settled ? 200 : 503, { settled, now: instant(clock.now()), busy });
  }
}

/** `datetime-local` fields know no zone: the page says that it means UTC. */
function fromForm(body: string): { now: string } {
  const now = new URLSearchParams(body).get('now') ?? '';
  return { now: /T\d\d:\d\d$/.test(now) ? `${now}:00Z` : /T[\d:]+$/.test(now) ? `${now}Z` : now };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
