import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { isText, projectFiles, root, textOf } from './project-files.ts';

const Versions = z.record(z.string(), z.string()).default({});
const manifest = z
  .object({ dependencies: Versions, devDependencies: Versions, optionalDependencies: Versions })
  .parse(JSON.parse(textOf('package.json')));
const lockfile = z
  .object({ packages: z.record(z.string(), z.looseObject({ resolved: z.string().optional() })) })
  .parse(JSON.parse(textOf('package-lock.json')));

/** `path:line: text` of every line of the project's own text that the pattern matches. */
function linesWith(pattern: RegExp, paths = projectFiles.filter(isText)): string[] {
  return paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
      ),
  );
}

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const loose = Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  expect(loose).toEqual([]);
});

test('the lockfile names no registry: it installs from whichever one a machine uses', () => {
  const addressed = Object.entries(lockfile.packages).filter(
    ([, entry]) => entry.resolved !== undefined,
  );
  expect(addressed).toEqual([]);
});

test('no text names a package registry', () => {
  expect(linesWith(/registry[.]npmjs|registry[.]yarnpkg|deb[.]debian[.]org|pkg[.]github/)).toEqual(
    [],
  );
});

test("no text names a place on somebody's machine", () => {
  const places = ['work', 'home', 'Users', 'root'].join('|');
  expect(linesWith(new RegExp(`(^|[\\s'"\`(=:,])/(${places})/[\\w.]`))).toEqual([]);
});

test('nothing is read from beside the project', () => {
  // The projects that break a rule on purpose are written as text.
  const probes = ['test/architecture/import-rules.test.ts', 'test/architecture/tidy-project.ts'];
  const own = projectFiles.filter((path) => isText(path) && !probes.includes(path));
  const outside = own.flatMap((path) =>
    [...textOf(path).matchAll(/(?<![\w.])(\.\.\/)+shared\b/g)].flatMap(([found]) => {
      // Only source imports relative to itself; everything else runs at the root.
      const from = /\.tsx?$/.test(path) ? dirname(path) : '.';
      return posix.normalize(posix.join(from, found)).startsWith('..') ? [`${path}: ${found}`] : [];
    }),
  );
  expect(outside).toEqual([]);
});

test('what README points at is there', () => {
  const targets = [
    ...textOf('README.md').matchAll(/\]\(([^)#]+)[^)]*\)|<img[^>]+src="([^"]+)"/g),
  ].map(([, link, image]) => link ?? image ?? '');
  const files = [
    ...textOf('README.md').matchAll(
      /`((?:events|functions|infra|shared|test|\.tools|\.ci)\/[\w./-]+\.\w+)`/g,
    ),
  ].map(([, path]) => path ?? '');
  const missing = [...targets.filter((target) => !/^[a-z]+:/.test(target)), ...files].filter(
    (path) => !existsSync(join(root, path)),
  );
  expect(missing).toEqual([]);
});

test('only the clock knows what time it is, so that time can be moved', () => {
  const source = projectFiles.filter(
    (path) =>
      /^(events|functions|shared)\/.*\.tsx?$/.test(path) && path !== 'shared/runtime/clock.ts',
  );
  expect(linesWith(/\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/, source)).toEqual([]);
});

test('no function scans the table', () => {
  const source = projectFiles.filter((path) =>
    /^(events|functions|shared|infra)\/.*\.tsx?$/.test(path),
  );
  const own = source.filter((path) => !path.startsWith('infra/local/'));
  expect(
    linesWith(/\bScanCommand\b|\bdynamodb:Scan\b|grantReadData|grantReadWriteData/, own),
  ).toEqual([]);
});

test('zod is imported whole: its named import would bundle every language', () => {
  expect(linesWith(/^import \{[^}]*\bz\b[^}]*\} from 'zod'/)).toEqual([]);
});

test('no test sleeps: it waits for what it expects', () => {
  const tests = projectFiles.filter((path) => /^test\/.*\.test\.tsx?$/.test(path));
  expect(linesWith(/\bawait (sleep|delay|wait|setTimeout)\(\d/, tests)).toEqual([]);
});
