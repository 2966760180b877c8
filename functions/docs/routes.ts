import type { Hono } from 'hono';
import { contractOf } from '../../events/index.ts';
import { asyncApi } from './async-api.ts';
import { catalogueView, eventView } from './catalogue-view.ts';
import { cataloguePage, eventPage, frontPage, noEventPage } from './pages/docs-pages.tsx';

/** What integrators read: every event there is, with schema and example; made from the contracts themselves. */
export function docsRoutes(app: Hono): void {
  app.get('/', () => frontPage());
  app.get('/docs', () => cataloguePage(catalogueView()));
  app.get('/docs/asyncapi.json', (c) => {
    c.header('Cache-Control', 'public, max-age=300');
    return c.json(asyncApi());
  });
  app.get('/docs/events/:type', (c) => {
    const contract = contractOf(c.req.param('type'));
    return contract === undefined ? noEventPage() : eventPage(eventView(contract));
  });
  app.get('/docs/*', () => noEventPage());
}
