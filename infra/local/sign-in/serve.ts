/** The sign-in's HTTP side, inside the worker: the choice of a person, the sign-out, and oidc-provider for the rest. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Provider } from 'oidc-provider';
import { subOf } from './accounts.ts';
import { NOW_HEADER, type WorkerSettings } from './messages.ts';
import { failurePage, loginPage, pageHeaders } from './page.ts';
import { type Ask, SESSION_COOKIE } from './provider.ts';

/**
 * Listens on a free port of this machine, which it resolves to. Requests come from the runtime, with the virtual time
 * in a header that `setNow` is told of before anything else looks at the clock.
 */
export async function serve(
  provider: Provider,
  settings: WorkerSettings,
  ask: Ask,
  setNow: (now: number) => void,
): Promise<number> {
  const { pathname: mount } = new URL(settings.issuer);
  const callback = provider.callback();
  const pages = new Pages(provider, settings, ask);

  const server = createServer((request, response) => {
    setNow(Number(request.headers[NOW_HEADER]));
    const url = new URL(request.url ?? '/', settings.issuer);
    const path = url.pathname.slice(mount.length);
    const answered =
      path === '/logout'
        ? pages.signOut(url, request, response)
        : path.startsWith('/login/')
          ? pages.login(url, request, response)
          : undefined;
    if (answered !== undefined) {
      answered.catch((error: unknown) => pages.fail(response, error));
      return;
    }
    // oidc-provider finds out from the difference where it is mounted.
    Object.assign(request, {
      originalUrl: request.url,
      url: (request.url ?? '').slice(mount.length),
    });
    void callback(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

class Pages {
  readonly #provider: Provider;
  readonly #settings: WorkerSettings;
  readonly #ask: Ask;

  constructor(provider: Provider, settings: WorkerSettings, ask: Ask) {
    this.#provider = provider;
    this.#settings = settings;
    this.#ask = ask;
  }

  /** GET shows the accounts; POST goes on as the chosen one. */
  async login(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { accounts } = this.#settings;
    const { params } = await this.#provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      const { origin } = new URL(String(params['redirect_uri']));
      response.writeHead(200, pageHeaders([origin]));
      response.end(loginPage({ action: url.pathname, accounts }));
      return;
    }
    const chosen = new URLSearchParams(await text(request)).get('account');
    const account = accounts.find(({ email }) => email === chosen);
    if (account === undefined) {
      response.writeHead(400, pageHeaders());
      response.end(failurePage('There is no such account on this machine.'));
      return;
    }
    await this.#provider.interactionFinished(request, response, {
      login: { accountId: subOf(account) },
    });
  }

  /** Cognito's `/logout?client_id=...&logout_uri=...`: ends the session and leads to one of the client's own addresses. */
  async signOut(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = url.searchParams.get('logout_uri') ?? '';
    const clientId = url.searchParams.get('client_id') ?? '';
    const { client } = await this.#ask({ ask: 'client', clientId });
    if (client === undefined || !client.logoutUrls.includes(target)) {
      response.writeHead(400, pageHeaders());
      response.end(failurePage('logout_uri is none of the sign-out addresses of this client.'));
      return;
    }
    const session = new RegExp(`(?:^|; )${SESSION_COOKIE}=([^;]+)`).exec(
      request.headers.cookie ?? '',
    )?.[1];
    if (session !== undefined) await this.#ask({ ask: 'remove', model: 'Session', id: session });
    const { pathname: path } = new URL(this.#settings.issuer);
    response.writeHead(302, {
      location: target,
      'set-cookie': ['', '.sig'].map(
        (end) => `${SESSION_COOKIE}${end}=; Path=${path}; Max-Age=0; HttpOnly; SameSite=Lax`,
      ),
    });
    response.end();
  }

  fail(response: ServerResponse, error: unknown): void {
    // An interaction that ran out or belongs to another browser is an error of the same kind as oidc-provider's own.
    const known = error instanceof Error && error.name === 'SessionNotFound';
    if (!known) console.error('The local sign-in failed:', error);
    if (!response.headersSent) response.writeHead(known ? 400 : 500, pageHeaders());
    response.end(failurePage(known ? 'This sign-in has expired.' : 'It met an unexpected error.'));
  }
}
