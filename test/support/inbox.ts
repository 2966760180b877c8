import * as z from 'zod';

const Listed = z.object({
  id: z.string(),
  subject: z.string(),
  to: z.array(z.object({ address: z.string() })),
});

export interface ReceivedEmail {
  id: string;
  to: string;
  subject: string;
  /** Header name in lower case → unfolded value, of the whole message. */
  headers: ReadonlyMap<string, string>;
  html: string;
  text: string;
  /** Every link of the HTML part. */
  links: readonly string[];
}

/** The inbox that all local email ends in (MailDev's API). */
export class Inbox {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Everything received, or what one address received, oldest first. */
  async emails(to?: string): Promise<ReceivedEmail[]> {
    const listed = z.array(Listed).parse(await this.#get('/api/email').then((r) => r.json()));
    const wanted = listed.filter(
      (mail) => to === undefined || mail.to.some((m) => m.address === to),
    );
    return Promise.all(wanted.map((mail) => this.#read(mail)));
  }

  async count(): Promise<number> {
    return z.array(z.unknown()).parse(await this.#get('/api/email').then((r) => r.json())).length;
  }

  async #read(mail: z.infer<typeof Listed>): Promise<ReceivedEmail> {
    const [source, whole] = await Promise.all([
      this.#get(`/api/email/${mail.id}/source`).then((response) => response.text()),
      this.#get(`/api/email/${mail.id}`).then((response): Promise<unknown> => response.json()),
    ]);
    const { html, text } = z.object({ html: z.string(), text: z.string() }).parse(whole);
    return {
      id: mail.id,
      to: mail.to[0]?.address ?? '',
      subject: mail.subject,
      headers: headersOf(source),
      html,
      text,
      links: [...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, link = '']) =>
        link.replaceAll('&amp;', '&'),
      ),
    };
  }

  async #get(path: string): Promise<Response> {
    const response = await fetch(`${this.#url.replace(/\/$/, '')}${path}`);
    if (!response.ok) throw new Error(`the inbox answered ${response.status} to ${path}`);
    return response;
  }
}

function headersOf(source: string): Map<string, string> {
  const [head = ''] = source.split(/\r?\n\r?\n/, 1);
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
