/** How fast events come in over HTTP, beside a handler that does nothing but write an item. */
import { build } from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { startLocal } from '../../infra/local/start.ts';
import { root } from '../support/root.ts';
import type { Figure, Section } from './figures.ts';
import { withFolder } from './with-folder.ts';

/** Together less than a client may hand in within a minute. */
const singles = 1000;
const batches = 20;
const batchOf = 100;
const warmUp = 100;
/** Requests at the same time; the local runtime runs two of a function at once. */
const inFlight = 8;

const Machines = z.object({
  tokenUrl: z.string(),
  clients: z.array(z.object({ clientId: z.string(), clientSecret: z.string() })),
});
const Token = z.object({ access_token: z.string() });
const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Metadata: z.record(z.string(), z.unknown()).optional() }),
  ),
});

interface Load {
  perSecond: number;
  /** Milliseconds. */
  p95: number;
}

export async function intakeSection(): Promise<Section> {
  const bare = await measured({ 'receive-events': 'bare-intake', 'relay-outbox': 'idle-relay' });
  const ours = await measured({ 'relay-outbox': 'idle-relay' });
  return {
    title: 'HTTP intake, on the local runtime',
    figures: [
      ...figures('one event a request', ours.single),
      ...figures('bare handler that writes one item', bare.single),
      {
        name: 'events per second, of the bare handler’s',
        value: ours.single.perSecond / bare.single.perSecond,
        unit: '',
      },
      { name: 'p95, of the bare handler’s', value: ours.single.p95 / bare.single.p95, unit: '' },
      ...figures(`${batchOf} events a request`, {
        ...ours.batch,
        perSecond: ours.batch.perSecond * batchOf,
      }),
    ],
    notes: [
      `${singles} requests with one event and ${batches} with ${batchOf}, ${inFlight} at the same time; the relay is`,
      'taken out, so that nothing follows: token, limit, contract and outbox against one write.',
    ],
  };
}

function figures(what: string, { perSecond, p95 }: Load): Figure[] {
  return [
    { name: `${what}: events per second`, value: perSecond, unit: '' },
    { name: `${what}: p95`, value: p95, unit: 'ms' },
  ];
}

/** The synthesized app with other functions in the places of some: the same API, token, worker and table. */
async function withReplaced(
  folder: string,
  replaced: Readonly<Record<string, string>>,
): Promise<void> {
  const from = join(root, 'cdk.out');
  const { Resources } = Template.parse(
    JSON.parse(readFileSync(join(from, 'RollcallApp.template.json'), 'utf8')),
  );
  const assets = new Map(
    Object.values(Resources).map(({ Metadata = {} }) => [
      String(Metadata['aws:cdk:path']),
      String(Metadata['aws:asset:path']),
    ]),
  );
  const folders = new Map(
    Object.entries(replaced).map(([slug, file]) => [
      assets.get(`RollcallApp/${slug}/function/Resource`) ?? '',
      file,
    ]),
  );
  for (const name of readdirSync(from)) {
    if (!folders.has(name)) symlinkSync(join(from, name), join(folder, name));
  }
  for (const [name, file] of folders) {
    await build({
      entryPoints: [join(root, 'test/bench', `${file}.ts`)],
      outfile: join(folder, name, 'handler.mjs'),
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      mainFields: ['module', 'main'],
    });
  }
}

function measured(replaced: Readonly<Record<string, string>>) {
  return withFolder(async (folder) => {
    const assembly = join(folder, 'cdk.out');
    mkdirSync(assembly);
    await withReplaced(assembly, replaced);
    const runtime = await startLocal({ root, assembly, dataDir: join(folder, 'data') });
    try {
      const token = await tokenOf(runtime.webUrl);
      let next = 0;
      const event = () => eventOf((next += 1));
      const send = (body: () => unknown) => async () => {
        const answer = await fetch(`${runtime.webUrl}/v1/events`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(body()),
        });
        const said = await answer.text();
        if (answer.status !== 202) throw new Error(`${answer.status} ${said}`);
      };
      await load(send(event), warmUp);
      const single = await load(send(event), singles);
      const many = () => ({ events: Array.from({ length: batchOf }, event) });
      return { single, batch: await load(send(many), batches) };
    } finally {
      await runtime.stop();
    }
  });
}

async function tokenOf(webUrl: string): Promise<string> {
  const said: unknown = await (await fetch(`${webUrl}/_local/clients`)).json();
  const { tokenUrl, clients } = Machines.parse(said);
  const { clientId = '', clientSecret = '' } = { ...clients[0] };
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return Token.parse(await answer.json()).access_token;
}

function eventOf(number: number) {
  return {
    type: graduationSubmitted.type,
    eventId: `bench-${number}`,
    occurredAt: '2026-05-15T17:00:00Z',
    data: {
      ...graduationSubmitted.example,
      candidateIdentifier: `@${30_000_000 + number}`,
      electronicMail: [],
    },
  };
}

async function load(send: () => Promise<void>, requests: number): Promise<Load> {
  const took: number[] = [];
  let left = requests;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      await send();
      took.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, worker));
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  return { perSecond: requests / seconds, p95: took[Math.floor(took.length * 0.95)] ?? 0 };
}
