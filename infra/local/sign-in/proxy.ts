/** Brings a request from the runtime's server to the worker's and the answer back. */
import { Agent, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import { NOW_HEADER } from './messages.ts';

/** Sign-in forms and token requests are small. */
const LONGEST_BODY = 100_000;

export class Proxy {
  readonly #port: number;
  readonly #host: string;
  readonly #agent = new Agent({ keepAlive: true });

  /** `host` is what every request is made to say it was sent to, so that all addresses in answers begin alike. */
  constructor(port: number, host: string) {
    this.#port = port;
    this.#host = host;
  }

  /** `change` may replace the body on the way. Rejects when the worker is not there. */
  async pass(
    request: IncomingMessage,
    response: ServerResponse,
    now: number,
    change: (body: string) => string,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request) {
      const part: unknown = chunk;
      if (!(part instanceof Buffer)) throw new Error('The request is no stream of bytes.');
      bytes += part.length;
      if (bytes > LONGEST_BODY) {
        response.writeHead(413, { connection: 'close' }).end();
        return;
      }
      chunks.push(part);
    }
    const received = Buffer.concat(chunks).toString('utf8');
    const body = bytes === 0 ? '' : change(received);
    const { connection: _connection, 'transfer-encoding': _encoding, ...headers } = request.headers;
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = send(
        {
          host: '127.0.0.1',
          port: this.#port,
          agent: this.#agent,
          method: request.method ?? 'GET',
          path: request.url ?? '/',
          headers: {
            ...headers,
            host: this.#host,
            'content-length': String(Buffer.byteLength(body)),
            [NOW_HEADER]: String(now),
          },
        },
        resolve,
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
    const { connection: _theirs, 'keep-alive': _alive, ...answered } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, answered);
    for await (const chunk of answer) response.write(chunk);
    response.end();
  }

  close(): void {
    this.#agent.destroy();
  }
}
