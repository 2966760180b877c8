import type { Context, Hono } from 'hono';
import { contractOf } from '../../events/index.ts';
import { asyncApi } from './async-api.ts';
import { catalogueView, eventView } from './catalogue-view.ts';
import type { Place } from './code-examples.ts';
import { schemaFile } from './event-schema.ts';
import {
  descriptorExample,
  descriptorViews,
  formatViews,
  guideView,
  importOverHttp,
} from './guide-view.ts';
import { openApi } from './open-api.ts';
import { descriptorsPage } from './pages/descriptors-page.tsx';
import { cataloguePage, eventPage, frontPage, noEventPage } from './pages/docs-pages.tsx';
import { filesPage } from './pages/files-page.tsx';
import { guidePage } from './pages/guide-page.tsx';
import { sayings } from './what-to-say.ts';

/**
 * What integrators read: how to begin, and every event there is; made from the contracts themselves.
 * @param place where these pages are found, so that examples can be copied as they stand
 */
export function docsRoutes(app: Hono, place: () => Place): void {
  app.get('/', () => frontPage());
  app.get('/docs', () => cataloguePage(catalogueView(), sayings));
  app.get('/docs/start', () => guidePage(guideView(place())));
  app.get('/docs/files', () => filesPage(formatViews, importOverHttp(place())));
  app.get('/docs/descriptors', () => descriptorsPage(descriptorViews(), descriptorExample));
  app.get('/docs/asyncapi.json', (c) => file(c, asyncApi()));
  app.get('/docs/openapi.json', (c) => file(c, openApi(place().origin)));
  app.get('/docs/schemas/:file', (c) => {
    const contract = contractOf(c.req.param('file').replace(/\.json$/, ''));
    return contract === undefined
      ? noEventPage()
      : file(c, schemaFile(contract, place().origin), 'application/schema+json');
  });
  app.get('/docs/events/:type', (c) => {
    const contract = contractOf(c.req.param('type'));
    return contract === undefined ? noEventPage() : eventPage(eventView(contract, place()));
  });
  app.get('/docs/*', () => noEventPage());
}

function file(c: Context, content: unknown, type = 'application/json'): Response {
  c.header('Cache-Control', 'public, max-age=300');
  c.header('Content-Type', type);
  return c.body(JSON.stringify(content));
}
