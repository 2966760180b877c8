import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { synthesizeIfChanged } from '../../../infra/local/synthesize.ts';
import { Workplace } from './made-up-app.ts';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  for (const folder of ['infra/local', 'functions/a', 'events', 'shared']) {
    mkdirSync(place.path(folder), { recursive: true });
  }
  writeFileSync(place.path('functions/a/handler.ts'), '1');
  writeFileSync(place.path('package-lock.json'), '{}');
  writeApp(`import { mkdirSync, writeFileSync } from 'node:fs';
    mkdirSync(process.env.CDK_OUTDIR, { recursive: true });
    writeFileSync(process.env.CDK_OUTDIR + '/manifest.json', '{}');`);
});
afterEach(() => place.remove());

function writeApp(source: string): void {
  writeFileSync(place.path('infra/app.ts'), source);
}

const synthesize = () => synthesizeIfChanged(place.folder);

test('the app is synthesized at first, and again only when what it is made from has changed', async () => {
  expect(await synthesize()).toBe(true);
  expect(await synthesize()).toBe(false);
  for (const file of ['functions/a/handler.ts', 'package-lock.json', 'shared/new.ts']) {
    appendFileSync(place.path(file), ' ');
    expect([file, await synthesize()]).toEqual([file, true]);
  }
  // The local runtime only reads what is synthesized.
  appendFileSync(place.path('infra/local/start.ts'), ' ');
  expect(await synthesize()).toBe(false);
  rmSync(place.path('functions/a/handler.ts'));
  expect(await synthesize()).toBe(true);
});

test('an app that fails shows what it printed, and does not pass for synthesized', async () => {
  await synthesize();
  const good = readFileSync(place.path('infra/app.ts'), 'utf8');
  writeApp('console.error("the queue has no name"); process.exit(1);');
  await expect(synthesize()).rejects.toThrow('the queue has no name');
  writeApp(good);
  expect(await synthesize()).toBe(true);
});

test('a folder that was deleted by hand is made anew', async () => {
  await synthesize();
  rmSync(place.path('cdk.out'), { recursive: true });
  expect(await synthesize()).toBe(true);
  expect(existsSync(place.path('cdk.out/manifest.json'))).toBe(true);
});
