import { createServer, type IncomingMessage } from 'node:http';
import { arrayBuffer } from 'node:stream/consumers';

export interface LoopbackSite {
  url: string;
  stop(): Promise<void>;
}

/** Serves what answers web requests (a Hono app's `fetch`) on a free port of this machine. */
export async function serveOnLoopback(
  answer: (request: Request) => Response | Promise<Response>,
): Promise<LoopbackSite> {
  const server = createServer((incoming, outgoing) => {
    void arrayBuffer(incoming)
      .then(async (body) => {
        const response = await answer(requestOf(incoming, body));
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(Buffer.from(await response.arrayBuffer()));
      })
      .catch((error: unknown) => {
        outgoing.writeHead(500).end(String(error));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function requestOf(incoming: IncomingMessage, body: ArrayBuffer): Request {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method,
    headers,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  });
}
