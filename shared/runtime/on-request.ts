import type { Hono } from 'hono';
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { kindOf, log } from './log.ts';

/**
 * Prepares a web function: headers on every answer, one log line per request with the route only
 * (paths hold links, queries hold answers), and errors that reveal nothing.
 * Call it before the routes are added.
 */
export function onRequest(app: Hono, routes: (app: Hono) => void) {
  app.use(
    secureHeaders({
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: 'max-age=31536000; includeSubDomains',
      xFrameOptions: 'DENY',
    }),
  );
  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    c.header('Cache-Control', c.res.headers.get('Cache-Control') ?? 'no-store');
    log().info('request', {
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    });
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    log().error('request failed', { route: routePath(c, -1), error: kindOf(error) });
    return c.text('Something went wrong on our side. Nothing was changed; please try again.', 500);
  });
  routes(app);
  return handle(app, { isContentTypeBinary: goesAsItIs });
}

/** A CSV begins with a byte order mark, by which spreadsheets know its letters; as text the adapter would drop it. */
function goesAsItIs(contentType: string): boolean {
  return contentType.startsWith('text/csv') || defaultIsContentTypeBinary(contentType);
}
