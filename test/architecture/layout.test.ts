import { describe, expect, test } from 'vitest';
import { workflows } from '../../infra/workflows/catalogue.ts';
import { filesIn, namesIn, projectFiles } from './project-files.ts';

const slugs = workflows.map(({ slug }) => slug).toSorted();

describe('the top level', () => {
  test('is five folders, the project files and tool configuration', () => {
    const visible = namesIn('').filter((name) => !name.startsWith('.'));
    const folders = ['events', 'functions', 'infra', 'shared', 'test'];
    const project = ['LICENSE', 'README.md', 'cdk.json', 'package.json', 'package-lock.json'];
    const tools = ['biome.json', 'knip.json', 'tsconfig.json', 'vitest.config.ts'];
    expect(visible.toSorted()).toEqual([...folders, ...project, ...tools].toSorted());
  });

  test('has in shared/ only the drawers that are named in README', () => {
    expect(namesIn('shared').toSorted()).toEqual(
      [
        'adapters',
        'domain',
        'emails',
        'html',
        'importer',
        'ports.ts',
        'records',
        'runtime',
      ].toSorted(),
    );
  });

  test('has in infra/ the app, what it is made of, the command, and the local runtime', () => {
    const folders = namesIn('infra').filter((name) => !name.endsWith('.ts'));
    expect(folders.toSorted()).toEqual(['command', 'constructs', 'local', 'stacks', 'workflows']);
  });

  test('has in test/ one folder for each kind of test', () => {
    const kinds = [
      'architecture',
      'bench',
      'browser',
      'contracts',
      'e2e',
      'faults',
      'infra',
      'support',
      'unit',
    ];
    expect(namesIn('test').filter((name) => !kinds.includes(name))).toEqual([]);
  });
});

describe('a workflow', () => {
  test('is declared in infra/workflows/<slug>.ts, under that slug, and registered in the catalogue', () => {
    const declared = namesIn('infra/workflows')
      .filter((name) => !['catalogue.ts', 'workflow.ts'].includes(name))
      .map((name) => name.replace(/\.ts$/, ''));
    expect(slugs).toEqual(declared.toSorted());
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  test('has a folder in functions/ with its name, and every folder there is a workflow', () => {
    expect(namesIn('functions').toSorted()).toEqual(slugs);
  });

  test.each(slugs)(
    '%s has its wiring in handler.ts and its use case in a file of its name',
    (slug) => {
      const files = namesIn(`functions/${slug}`);
      expect(files, 'the Lambda entry').toContainEqual(expect.stringMatching(/^handler\.tsx?$/));
      expect(files, 'the use case, or the routes of a web function').toContainEqual(
        expect.stringMatching(new RegExp(`^(${slug}|routes)\\.tsx?$`)),
      );
    },
  );
});

describe('a name', () => {
  test('says what is in the file: no utils, helpers, common or misc', () => {
    const drawers = projectFiles.filter((path) =>
      /(^|[/-])(utils?|helpers?|common|misc)([/.-]|$)/.test(path),
    );
    expect(drawers).toEqual([]);
  });

  test('is in kebab-case', () => {
    const kebab = /^[.]?[a-z0-9]+([.-][a-z0-9]+)*$/;
    const known = ['LICENSE', 'README.md'];
    const odd = projectFiles.filter(
      (path) => !path.split('/').every((part) => kebab.test(part) || known.includes(part)),
    );
    expect(odd).toEqual([]);
  });

  test('is never index.ts: events/index.ts alone is a catalogue', () => {
    expect(projectFiles.filter((path) => /(^|\/)index\.(ts|tsx|mjs)$/.test(path))).toEqual([
      'events/index.ts',
    ]);
  });

  test('of a unit test’s folder is that of the source it tests', () => {
    const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
    const sources = new Set(
      projectFiles
        .filter((path) => /^(functions|shared|infra\/command)\//.test(path))
        .flatMap((path) => [folderOf(path), folderOf(folderOf(path))]),
    );
    const astray = filesIn('test/unit')
      .filter((path) => /\.test\.tsx?$/.test(path))
      .filter((path) => !sources.has(folderOf(path).replace('test/unit/', '')));
    expect(astray).toEqual([]);
  });
});
