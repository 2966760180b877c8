import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readStrictly } from '../../../../events/contract.ts';
import { catalogue, contractOf } from '../../../../events/index.ts';
import { docsRoutes } from '../../../../functions/docs/routes.ts';
import { sayings } from '../../../../functions/docs/what-to-say.ts';
import { formatViews } from '../../../../functions/docs/guide-view.ts';
import { receiveEvents } from '../../../../infra/workflows/receive-events.ts';
import { receiveImports } from '../../../../infra/workflows/receive-imports.ts';
import { formats } from '../../../../shared/domain/imported-file/formats.ts';

const origin = 'https://rollcall.example.edu';
const app = new Hono();
docsRoutes(app, () => ({ origin }));
const submissions = catalogue.filter(({ bus }) => bus === 'intake');

async function textAt(path: string): Promise<string> {
  const answer = await app.request(`${origin}${path}`);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

async function fileAt(path: string): Promise<unknown> {
  return JSON.parse(await textAt(path));
}

/** HTML as its reader sees it. */
function unescaped(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe('the catalogue', () => {
  test('leads from what an institution wants to say to every submission there is', async () => {
    expect(sayings.map(({ type }) => type).toSorted()).toEqual(
      submissions.map(({ type }) => type).toSorted(),
    );
    const page = await textAt('/docs');
    for (const { say, type } of sayings) {
      expect(page).toContain(say);
      expect(page).toContain(`href="/docs/events/${type}"`);
    }
  });

  test('has a page for every event, and every link of every page leads somewhere', async () => {
    const pages = [
      '/',
      '/docs',
      '/docs/start',
      '/docs/files',
      '/docs/descriptors',
      ...catalogue.map(({ type }) => `/docs/events/${type}`),
    ];
    const links = new Set<string>();
    for (const page of pages) {
      for (const [, link = ''] of (await textAt(page)).matchAll(/href="(\/docs[^"]*)"/g)) {
        links.add(link);
      }
    }
    expect(links.size).toBeGreaterThan(catalogue.length * 2);
    for (const link of links) await textAt(link);
  });

  test('says so when there is no such page, event or schema', async () => {
    for (const path of ['/docs/nothing', '/docs/events/x.v1', '/docs/schemas/x.v1.json']) {
      expect((await app.request(`${origin}${path}`)).status).toBe(404);
    }
  });
});

describe('what is shown to copy', () => {
  test.each(submissions.map(({ type }) => type))(
    'of %s keeps its contract in every language, once the doors have filled it in',
    async (type) => {
      const page = unescaped(await textAt(`/docs/events/${type}`));
      const contract = contractOf(type);
      if (contract === undefined) throw new Error(`no ${type}`);
      const [, curl = ''] = /--data-binary @- <<'EOF'\n([\s\S]*?)\nEOF/.exec(page) ?? [];
      const [, entries = ''] = /entries.json <<'EOF'\n([\s\S]*?)\nEOF/.exec(page) ?? [];
      const [, python = ''] = /json.loads\(r'''\n([\s\S]*?)\n'''\)/.exec(page) ?? [];
      const { type: sent, ...event } = z.looseObject({ type: z.string() }).parse(JSON.parse(curl));
      expect(sent).toBe(type);
      const [entry] = z
        .array(z.object({ DetailType: z.string(), Source: z.string(), Detail: z.string() }))
        .parse(JSON.parse(entries));
      expect(entry).toMatchObject({ DetailType: type, Source: 'sis.cedar-valley' });
      const java = [...page.matchAll(/"""\n([\s\S]*?)\n *"""/g)].map(([, text = '']): unknown =>
        JSON.parse(text.replaceAll('\\\\', '\\')),
      );
      expect(java).toEqual([{ type, ...event }, event]);
      const details: unknown[] = [event, JSON.parse(entry?.Detail ?? ''), JSON.parse(python)];
      for (const detail of details) {
        const filled = withHead(detail);
        expect(readStrictly(contract, filled)).toMatchObject({ ok: true });
      }
    },
  );

  test('names the address at which the pages are read', async () => {
    expect(await textAt('/docs/start')).toContain(`${origin}/v1/events`);
    expect(await textAt('/docs/files')).toContain(`${origin}/v1/imports`);
  });
});

const Schema = z.looseObject({
  $schema: z.string(),
  $id: z.string(),
  properties: z.record(z.string(), z.unknown()),
  required: z.array(z.string()),
});

describe('the JSON Schema of an event', () => {
  test('is of 2020-12 and has the address at which it is found for its name', async () => {
    for (const { type } of catalogue) {
      const schema = Schema.parse(await fileAt(`/docs/schemas/${type}.json`));
      expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(schema.$id).toBe(`${origin}/docs/schemas/${type}.json`);
    }
  });

  test('asks of a submission only what its sender must write, of a fact everything', async () => {
    const sent = Schema.parse(await fileAt('/docs/schemas/hire.submitted.v1.json'));
    expect(sent.required.toSorted()).toEqual(['data', 'eventId', 'occurredAt']);
    expect(Object.keys(sent.properties)).not.toContain('provenance');
    const told = Schema.parse(await fileAt('/docs/schemas/alumni.hired.v1.json'));
    expect(told.required).toContain('causationId');
  });
});

const OpenApi = z.object({
  openapi: z.string(),
  servers: z.tuple([z.object({ url: z.string() })]),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]): string[] =>
    key === '$ref' ? [String(inside)] : referencesIn(inside),
  );
}

describe('the OpenAPI document', () => {
  test('tells of every route for machines, and of no other', async () => {
    const { openapi, servers, paths } = OpenApi.parse(await fileAt('/docs/openapi.json'));
    expect(openapi).toBe('3.1.0');
    expect(servers[0].url).toBe(origin);
    const told = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = [receiveEvents, receiveImports].flatMap(({ on }) =>
      'routes' in on ? on.routes : [],
    );
    expect(told.toSorted()).toEqual(
      routes.map(({ method, path }) => `${method} ${path.replace('+}', '}')}`).toSorted(),
    );
  });

  test('has no reference that leads nowhere, and a schema for every submission', async () => {
    const document = OpenApi.parse(await fileAt('/docs/openapi.json'));
    const { schemas } = document.components;
    for (const reference of referencesIn(document)) {
      expect(Object.keys(schemas)).toContain(reference.replace('#/components/schemas/', ''));
    }
    for (const { type } of submissions) expect(Object.keys(schemas)).toContain(type);
  });
});

test('the page about files names every format that is understood, as the importer does', () => {
  expect(formatViews.map(({ name, label }) => ({ name, label }))).toEqual(
    formats.map(({ name, label }) => ({ name, label })),
  );
});

/** With what a door fills in. */
function withHead(detail: unknown): unknown {
  const head = { programId: 'p', correlationId: 'x', causationId: 'x' };
  return typeof detail === 'object' ? { ...head, ...detail } : detail;
}
