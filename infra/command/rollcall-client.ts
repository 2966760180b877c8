import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { CommandError, exitCode } from './exit-code.ts';
import type { Options } from './read-options.ts';

const Token = z.object({ access_token: z.string() });
const LocalClients = z.object({
  tokenUrl: z.string(),
  clients: z.array(
    z.object({ clientId: z.string(), clientSecret: z.string(), scopes: z.array(z.string()) }),
  ),
});
const Problem = z.object({ title: z.string(), detail: z.string().optional() });

interface Credentials {
  clientId: string;
  clientSecret: string;
  tokenUrl: string;
  scope?: string | undefined;
}

/** How often a call is tried while Rollcall does not answer, and how long it waits in between at most. */
const tries = 6;
const longestPauseMs = 20_000;

/** Rollcall's API for machines, with a token that is fetched when one is needed. */
export class RollcallClient {
  readonly #url: string;
  readonly #given: Options['credentials'];
  readonly #say: (line: string) => void;
  #credentials: Credentials | undefined;
  #token: string | undefined;

  constructor(options: Pick<Options, 'url' | 'credentials'>, say: (line: string) => void) {
    this.#url = options.url;
    this.#given = options.credentials;
    this.#say = say;
  }

  /** Whose files these are: part of what makes an upload the same one. */
  async clientId(): Promise<string> {
    return (await this.#whose()).clientId;
  }

  /** Calls the API as JSON. @throws CommandError with what the API says is wrong */
  async json<Shape>(
    shape: z.ZodType<Shape>,
    method: string,
    path: string,
    body?: BodyInit,
  ): Promise<Shape> {
    return shape.parse(await (await this.#call(method, path, body)).json());
  }

  /** Fetches a file, byte by byte as it is. */
  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#call('GET', path)).arrayBuffer());
  }

  async #call(method: string, path: string, body?: BodyInit): Promise<Response> {
    for (let renewed = false; ; renewed = true) {
      const token = (this.#token ??= await this.#fetchToken());
      const response = await this.#fetch(`${this.#url}${path}`, {
        method,
        ...(body === undefined ? {} : { body }),
        headers: { authorization: `Bearer ${token}` },
      });
      if (response.ok) return response;
      // Tokens last an hour; an upload may take longer.
      if (response.status === 401 && !renewed) {
        this.#token = undefined;
        continue;
      }
      throw await refusalOf(response);
    }
  }

  async #fetchToken(): Promise<string> {
    const { clientId, clientSecret, tokenUrl, scope } = await this.#whose();
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const response = await this.#fetch(tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        ...(scope === undefined ? {} : { scope }),
      }),
    });
    if (!response.ok) {
      const message = `No token for the client ${clientId}: ${response.status} from ${tokenUrl}. Check the client’s id and secret.`;
      throw new CommandError(exitCode.access, message);
    }
    return Token.parse(await response.json()).access_token;
  }

  async #whose(): Promise<Credentials> {
    this.#credentials ??= this.#given ?? (await this.#readyMade());
    return this.#credentials;
  }

  /** A Rollcall on this machine says with what credentials it can be used. */
  async #readyMade(): Promise<Credentials> {
    const { hostname } = new URL(this.#url);
    if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
      const message = `Give the credentials for ${this.#url}: --client-id, --token-url and ROLLCALL_CLIENT_SECRET.`;
      throw new CommandError(exitCode.usage, message);
    }
    const response = await this.#fetch(`${this.#url}/_local/clients`, {});
    const { tokenUrl, clients } = LocalClients.parse(await response.json());
    const [first] = clients;
    if (first === undefined) {
      throw new CommandError(exitCode.access, 'This Rollcall has no client for machines.');
    }
    const { clientId, clientSecret, scopes } = first;
    return { clientId, clientSecret, tokenUrl, scope: scopes.join(' ') };
  }

  /** Tries again while nobody answers, or the answer is to come again. */
  async #fetch(url: string, request: RequestInit): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(url, request).catch(() => undefined);
      if (response !== undefined && response.status < 500 && response.status !== 429) {
        return response;
      }
      if (attempt >= tries) {
        const why = response === undefined ? 'no answer' : `answer ${response.status}`;
        const { origin } = new URL(url);
        throw new CommandError(
          exitCode.unreachable,
          `Rollcall does not answer at ${origin} (${why}). The same command goes on where this one stopped.`,
        );
      }
      if (attempt === 2) this.#say('Rollcall does not answer; trying again ...');
      const asked = Number(response?.headers.get('retry-after') ?? 0) * 1000;
      await pause(Math.min(longestPauseMs, Math.max(asked, 250 * 2 ** attempt)));
    }
  }
}

async function refusalOf(response: Response): Promise<CommandError> {
  const said = Problem.safeParse(await response.json().catch(() => undefined));
  const title = said.data?.title ?? `Rollcall answered ${response.status}`;
  const detail = said.data?.detail;
  const message = detail === undefined || detail === '' ? `${title}.` : `${title}: ${detail}`;
  const code = [401, 403].includes(response.status) ? exitCode.access : exitCode.file;
  return new CommandError(code, message);
}
