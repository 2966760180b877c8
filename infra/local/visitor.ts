/** A page as a visitor without JavaScript sees it. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

export interface Form {
  /** Absolute address. */
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly multipart: boolean;
  /** Values that the form comes with: hidden fields, defaults and choices already made. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const MOST_REDIRECTS = 15;

/** Walks through pages over HTTP as a browser would: keeps cookies, follows redirects, fills in forms. */
export class Visitor {
  readonly #cookies = new Map<string, string>();

  async open(url: string): Promise<Page> {
    return this.#follow(url, { method: 'GET' });
  }

  /**
   * Sends a form of a page, filled in. `file` fields make it a multipart form. `values` replace what the form comes
   * with, name by name.
   * @throws Error naming the page when it has no such form.
   */
  async submit(
    page: Page,
    which: (form: Form) => boolean,
    values: Readonly<Record<string, string | Blob>> = {},
  ): Promise<Page> {
    const form = formsOf(page).find(which);
    if (form === undefined) {
      throw new Error(`The page ${page.url} (${page.status}) has not the expected form.`);
    }
    const kept = form.fields.filter(([name]) => values[name] === undefined);
    if (form.multipart) {
      const body = new FormData();
      for (const [name, value] of kept) body.append(name, value);
      for (const [name, value] of Object.entries(values)) body.append(name, value);
      return this.#follow(form.action, { method: 'POST', body });
    }
    const body = new URLSearchParams(kept.map(([name, value]) => [name, value]));
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string') body.append(name, value);
    }
    if (form.method === 'POST') return this.#follow(form.action, { method: 'POST', body });
    return this.open(`${form.action.split('?')[0]}?${body.toString()}`);
  }

  async #follow(url: string, first: RequestInit): Promise<Page> {
    let request = first;
    let address = url;
    for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
      const headers = new Headers({ accept: 'text/html' });
      const { origin } = new URL(address);
      if (this.#cookies.size > 0) headers.set('cookie', this.#cookieHeader());
      if (request.method === 'POST') headers.set('origin', origin);
      const response = await fetch(address, { ...request, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) this.#keep(line);
      const location = response.headers.get('location');
      if (location === null || response.status < 300 || response.status > 399) {
        return { url: address, status: response.status, html: await response.text() };
      }
      await response.body?.cancel();
      address = new URL(location, address).href;
      // 307 and 308 repeat the request; the others go on with GET, as browsers do.
      if (response.status !== 307 && response.status !== 308) request = { method: 'GET' };
    }
    throw new Error(`${url} leads in circles.`);
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** One jar for this machine: cookies know no ports, and all addresses are `localhost`. */
  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals).trim();
    const ended = attributes.some((attribute) => /^\s*max-age=(?:0|-\d+)\s*$/i.test(attribute));
    if (ended || /expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, pair.slice(equals + 1).trim());
  }
}

/** The forms of a page, in order. */
export function formsOf({ html, url }: Page): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)].map(([, tag = '', inside = '']) => {
    const attributes = attributesOf(tag);
    return {
      action: new URL(attributes.get('action') ?? url, url).href,
      method: attributes.get('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
      multipart: attributes.get('enctype') === 'multipart/form-data',
      fields: [...inputs(inside), ...selections(inside), ...textAreas(inside)],
    };
  });
}

function inputs(html: string): [string, string][] {
  return [...html.matchAll(/<input\b([^>]*)>/gis)].flatMap(([, tag = '']): [string, string][] => {
    const attributes = attributesOf(tag);
    const name = attributes.get('name');
    const type = attributes.get('type') ?? 'text';
    if (name === undefined || ['submit', 'button', 'file', 'image'].includes(type)) return [];
    if (['checkbox', 'radio'].includes(type) && !attributes.has('checked')) return [];
    return [[name, attributes.get('value') ?? (type === 'checkbox' ? 'on' : '')]];
  });
}

function selections(html: string): [string, string][] {
  return [...html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gis)].flatMap(
    ([, tag = '', inside = '']): [string, string][] => {
      const name = attributesOf(tag).get('name');
      const options = [...inside.matchAll(/<option\b([^>]*)>([^<]*)/gis)].map(
        ([, option = '', label = '']) => ({ attributes: attributesOf(option), label }),
      );
      const chosen = options.find(({ attributes }) => attributes.has('selected')) ?? options[0];
      if (name === undefined || chosen === undefined) return [];
      return [[name, chosen.attributes.get('value') ?? plain(chosen.label.trim())]];
    },
  );
}

function textAreas(html: string): [string, string][] {
  return [...html.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gis)].flatMap(
    ([, tag = '', inside = '']): [string, string][] => {
      const name = attributesOf(tag).get('name');
      return name === undefined ? [] : [[name, plain(inside)]];
    },
  );
}

function attributesOf(tag: string): Map<string, string> {
  const found = tag.matchAll(/([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map(
    [...found].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      plain(double ?? single ?? bare ?? ''),
    ]),
  );
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#0?39;|&#x27;/gi, "'")
    .replaceAll('&amp;', '&');
}
