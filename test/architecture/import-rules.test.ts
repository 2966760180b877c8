import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { afterAll, describe, expect, test } from 'vitest';
import { type Files, tidyProject } from './tidy-project.ts';

const root = process.cwd();
const configuration = await extractDepcruiseConfig(join(root, '.dependency-cruiser.mjs'));
const rules = (configuration.forbidden ?? []).map((rule) => rule.name ?? '(unnamed)');
const folders = ['.tools', 'events', 'functions', 'infra', 'shared', 'test'];
const temporary: string[] = [];

afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** One slip for each rule: what a tired person would write. */
const slips: Readonly<Record<string, Files>> = {
  'events-import-zod-only': {
    'events/alumni-hired.ts':
      "import { season } from '../shared/domain/season.ts'; export const alumniHired = season;",
  },
  'domain-is-pure': {
    'shared/domain/season.ts':
      "import { readFileSync } from 'node:fs'; export const season = readFileSync;",
  },
  'imported-files-are-pure': {
    'shared/domain/registrar-file.ts':
      "import { thing } from 'nodemailer'; export const file = thing;",
  },
  'importer-decides-only': {
    'shared/importer/plan.ts':
      "import { mailer } from '../adapters/mailer.ts'; export const plan = mailer;",
  },
  'records-know-the-table-only': {
    'shared/records/person.ts':
      "import { layout } from '../html/layout.tsx'; export const person = layout; export type Person = typeof person;",
  },
  'emails-are-templates': {
    'shared/emails/first-survey.tsx':
      "import type { Person } from '../records/person.ts'; export const firstSurvey = (person: Person) => person; export type FirstSurvey = typeof firstSurvey;",
  },
  'html-is-templates': {
    'shared/html/layout.tsx':
      "import { firstSurvey } from '../emails/other.tsx'; export const layout = firstSurvey;",
    'shared/emails/other.tsx': 'export const firstSurvey = 1;',
  },
  'pages-are-templates': {
    'functions/console/pages/people.tsx':
      "import { mailer } from '../../../shared/adapters/mailer.ts'; export const people = mailer;",
  },
  'ports-know-nouns-only': {
    'shared/ports.ts':
      "import type { thing } from '@aws-sdk/client-ses'; export type Ports = typeof thing;",
  },
  'ports-are-types': {
    'shared/ports.ts':
      "import { person } from './records/person.ts'; export type Ports = typeof person;",
  },
  'adapters-reach-outside': {
    'shared/adapters/mailer.ts':
      "import { layout } from '../html/layout.tsx'; export const mailer = layout;",
  },
  'runtime-wires': {
    'shared/runtime/on-event.ts':
      "import { person } from '../records/person.ts'; export const onEvent = person;",
  },
  'use-cases-decide-only': {
    'functions/record-hire/record-hire.ts':
      "import { mailer } from '../../shared/adapters/mailer.ts'; export const recordHire = mailer;",
  },
  'use-cases-know-records-as-types': {
    'functions/record-hire/record-hire.ts':
      "import { person } from '../../shared/records/person.ts'; export const recordHire = person;",
  },
  'handlers-wire-only': {
    'functions/record-hire/handler.ts':
      "import { thing } from '@aws-sdk/client-ses'; export const handler = thing;",
  },
  'no-function-imports-another': {
    'functions/console/routes.ts':
      "import { recordHire } from '../record-hire/record-hire.ts'; export const routes = recordHire;",
  },
  'only-adapters-call-the-aws-sdk': {
    'shared/runtime/on-event.ts':
      "import { thing } from '@aws-sdk/client-ses'; export const onEvent = thing;",
  },
  'shared-knows-no-function': {
    'shared/domain/season.ts':
      "import type { recordHire } from '../../infra/workflows/record-hire.ts'; export type Season = typeof recordHire; export const season = 1;",
  },
  'infra-takes-functions-by-path': {
    'infra/app.ts':
      "import { handler } from '../functions/record-hire/handler.ts'; export const app = handler;",
  },
  'stacks-do-not-know-the-local-runtime': {
    'infra/app.ts': "import { clock } from './local/clock.ts'; export const app = clock;",
  },
  'local-runtime-sees-cdk-out-only': {
    'infra/local/main.ts':
      "import { alumniHired } from '../../events/alumni-hired.ts'; export const main = alumniHired;",
  },
  'nothing-imports-tests': {
    '.tools/tool.ts':
      "import { tested } from '../test/unit/record-hire.test.ts'; export const tool = tested;",
  },
  'no-drawers': {
    'infra/app.ts': "import { date } from './constructs/date-utils.ts'; export const app = date;",
    'infra/constructs/date-utils.ts': 'export const date = 1;',
  },
  'no-barrels': {
    'infra/local/main.ts': "export { clock } from './clock.ts';",
  },
  'no-circles': {
    'infra/local/clock.ts':
      "import type { main } from './main.ts'; export const clock = 1; export type Main = typeof main;",
  },
  'everything-resolves': {
    'infra/local/main.ts':
      "import { thing } from 'a-package-nobody-installed'; export const main = thing;",
  },
};

/** The tidy project with a slip in it, on disk. */
function project(slip: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-imports-'));
  temporary.push(folder);
  for (const [path, text] of Object.entries({ ...tidyProject, ...slip })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function examine(baseDir: string): Promise<ICruiseResult> {
  const { forbidden = [], options = {} } = configuration;
  const { enhancedResolveOptions = {}, ...rest } = options;
  const { output } = await cruise(
    folders,
    { ...rest, baseDir, validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
  );
  if (typeof output === 'string') throw new Error(`expected a result, got text: ${output}`);
  return output;
}

/** The names of the rules that were broken, each once. */
function broken(result: ICruiseResult): string[] {
  return [...new Set(result.summary.violations.map((violation) => violation.rule.name))];
}

describe('the check of who may import whom', () => {
  test('accepts a project that keeps the rules', async () => {
    const result = await examine(project({}));
    expect(
      result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    ).toEqual([]);
    expect(result.modules.map(({ source }) => source)).toEqual(
      expect.arrayContaining(
        Object.keys(tidyProject).filter((path) => /^[^n].*\.tsx?$/.test(path)),
      ),
    );
  });

  test('has a probe for each of its rules, and no probe without a rule', () => {
    expect(Object.keys(slips).toSorted()).toEqual(rules.toSorted());
  });

  test.each(Object.entries(slips))('notices a project that breaks %s', async (rule, slip) => {
    expect(broken(await examine(project(slip)))).toContain(rule);
  });

  test('ends with an error when a rule is broken, so that the build stops', () => {
    const folder = project({
      ...slips['no-barrels'],
      'tsconfig.json': '{}',
    });
    const run = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        join(root, '.dependency-cruiser.mjs'),
        ...folders,
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(run.stdout).toContain('no-barrels');
    expect(run.status).not.toBe(0);
  });
});

describe('this project', () => {
  test('is seen whole by the check: every TypeScript file is among the modules', async () => {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    });
    const sources = listed
      .split('\n')
      .filter((path) => /\.tsx?$/.test(path) && folders.includes(path.split('/')[0] ?? ''));
    const result = await examine(root);
    const seen = new Set(result.modules.map(({ source }) => source));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((path) => !seen.has(path))).toEqual([]);
    expect(result.summary.totalDependenciesCruised).toBeGreaterThan(0);
  });
});
