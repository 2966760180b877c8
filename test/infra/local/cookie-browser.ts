/** A browser as far as sign-in needs one: keeps cookies, follows redirects, submits forms. */

export interface Visit {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/** Fetches one address without following redirects; `fetch` itself, or a server inside the test. */
export type Fetch = (request: Request) => Response | Promise<Response>;

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
}

const MOST_REDIRECTS = 20;

export class CookieBrowser {
  readonly #fetch: Fetch;
  #cookies: Cookie[] = [];
  /** Every address it was redirected to, in order. */
  readonly redirects: string[] = [];

  constructor(fetchOne: Fetch = (request) => fetch(request)) {
    this.#fetch = fetchOne;
  }

  async visit(address: string, init: RequestInit = {}): Promise<Visit> {
    let url = new URL(address);
    let step = init;
    for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
      const headers = new Headers(step.headers);
      const cookies = this.#cookiesFor(url);
      if (cookies !== '') headers.set('cookie', cookies);
      const response = await this.#fetch(
        new Request(url, { ...step, headers, redirect: 'manual' }),
      );
      this.#keep(url, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (location === null || response.status < 300 || response.status > 399) {
        return { url: url.href, status: response.status, body: await response.text() };
      }
      await response.body?.cancel();
      url = new URL(location, url);
      this.redirects.push(url.href);
      step = {};
    }
    throw new Error(`More than ${MOST_REDIRECTS} redirects from ${address}.`);
  }

  /** Presses the button with this visible text in the page's form. */
  async press(page: Visit, text: string): Promise<Visit> {
    const action = /<form[^>]*\baction="([^"]*)"/.exec(page.body)?.[1];
    const button = [...page.body.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].find(
      ([, , content = '']) => content.replace(/<[^>]*>/g, ' ').includes(text),
    );
    if (action === undefined || button === undefined) {
      throw new Error(
        `There is no button "${text}" at ${page.url} (${page.status}):\n${page.body}`,
      );
    }
    const attribute = (name: string) =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(button[1] ?? '')?.[1] ?? '';
    return this.visit(new URL(action, page.url).href, {
      method: 'POST',
      body: new URLSearchParams({ [attribute('name')]: attribute('value') }),
    });
  }

  cookie(name: string): string | undefined {
    return this.#cookies.find((cookie) => cookie.name === name)?.value;
  }

  #cookiesFor(url: URL): string {
    return this.#cookies
      .filter(
        ({ host, path }) =>
          host === url.hostname &&
          (url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/'))),
      )
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  #keep(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const equals = pair.indexOf('=');
      const name = pair.slice(0, equals);
      const value = pair.slice(equals + 1);
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      this.#cookies = this.#cookies.filter(
        (cookie) => !(cookie.name === name && cookie.host === url.hostname && cookie.path === path),
      );
      // A cookie that has already run out is a cookie taken back.
      const gone = attributes.some(
        (one) => /^max-age=0$/i.test(one) || /^expires=Thu, 01 Jan 1970/i.test(one),
      );
      if (!gone && value !== '') this.#cookies.push({ name, value, host: url.hostname, path });
    }
  }
}

/** Opens an address that asks for sign-in, goes on as the person of this name, and returns the page behind it. */
export async function signInAs(
  browser: CookieBrowser,
  address: string,
  name: string,
): Promise<Visit> {
  return browser.press(await browser.visit(address), `Continue as ${name}`);
}
