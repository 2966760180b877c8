import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from './interfaces.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Longer than clients keep idle connections, so that they never meet one that is just closing. */
const KEEP_ALIVE_MS = 75_000;
/** Names by which this machine calls itself; another name leads here only by a trick of DNS. */
const LOCAL_NAME = /^(?:localhost|127\.0\.0\.1|\[::1\]|host\.docker\.internal)(?::\d+)?$/i;

/**
 * An HTTP server on loopback that has its port at once and answers as soon as there is something to answer with.
 * Its `Date` header is virtual time, by which SDKs correct their own clocks.
 */
export class LoopbackServer {
  readonly url: string;
  readonly #server: Server;
  readonly #ready = Promise.withResolvers<Handler>();

  private constructor(server: Server, port: number, clock: Clock) {
    this.#server = server;
    this.url = `http://localhost:${port}`;
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#answer(request, response, clock).catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
    });
  }

  /** @param what names the server when its port is taken. */
  static async listen(port: number, what: string, clock: Clock): Promise<LoopbackServer> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => {
        const taken = 'code' in error && error.code === 'EADDRINUSE';
        reject(
          taken
            ? new Error(
                `Port ${port}, meant for ${what}, is taken by another program: end it, or give --port.`,
              )
            : error,
        );
      });
      server.listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    const bound = address !== null && typeof address === 'object' ? address.port : port;
    return new LoopbackServer(server, bound, clock);
  }

  serve(handler: Handler): void {
    this.#ready.resolve(handler);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse, clock: Clock): Promise<void> {
    if (!LOCAL_NAME.test(request.headers.host ?? 'localhost')) {
      response.writeHead(421, { 'content-type': 'text/plain' });
      response.end('This address is for this machine only.\n');
      return;
    }
    response.setHeader('date', new Date(clock.now()).toUTCString());
    const handler = await this.#ready.promise;
    await handler(request, response);
  }
}
