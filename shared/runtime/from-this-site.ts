import type { MiddlewareHandler } from 'hono';

const changesNothing = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses whatever another site sends in somebody's name (OWASP ASVS 5.0, 3.5.1). Stricter than hono's `csrf`, which
 * looks at forms only: every request that may change something must say that it comes from this site.
 * `Sec-Fetch-Site` decides; `Origin` where a browser has no such header.
 */
export function fromThisSite(publicUrl: () => string, refuse: () => Response): MiddlewareHandler {
  return async (c, next) => {
    if (changesNothing.includes(c.req.method)) return next();
    const site = c.req.header('Sec-Fetch-Site');
    const own =
      site === undefined
        ? c.req.header('Origin') === new URL(publicUrl()).origin
        : site === 'same-origin';
    return own ? next() : refuse();
  };
}
