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

/** What integrators read: how to begin, and every event there is; made from the contracts themselves. */
export function docsRoutes(app: Hono): void {
  app.get('/', () => frontPage());
  app.get('/docs', () => cataloguePage(catalogueView(), sayings));
  app.get('/docs/start', (c) => guidePage(guideView(placeOf(c))));
  app.get('/docs/files', (c) => filesPage(formatViews, importOverHttp(placeOf(c))));
  app.get('/docs/descriptors', () => descriptorsPage(descriptorViews(), descriptorExample));
  app.get('/docs/asyncapi.json', (c) => file(c, asyncApi()));
  app.get('/docs/openapi.json', (c) => file(c, openApi(placeOf(c).origin)));
  app.get('/docs/schemas/:file', (c) => {
    const contract = contractOf(c.req.param('file').replace(/\.json$/, ''));
    return contract === undefined
      ? noEventPage()
      : file(c, schemaFile(contract, placeOf(c).origin), 'application/schema+json');
  });
  app.get('/docs/events/:type', (c) => {
    const contract = contractOf(c.req.param('type'));
    return contract === undefined ? noEventPage() : eventPage(eventView(contract, placeOf(c)));
  });
  app.get('/docs/*', () => noEventPage());
}

/** Where the reader found these pages, so that examples can be copied as they stand. */
function placeOf(c: Context): Place {
  return { origin: new URL(c.req.url).origin };
}

function file(c: Context, content: unknown, type = 'application/json'): Response {
  c.header('Cache-Control', 'public, max-age=300');
  c.header('Content-Type', type);
  return c.body(JSON.stringify(content));
}
