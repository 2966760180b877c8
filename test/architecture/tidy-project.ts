/** Files by path from the project's root. */
export type Files = Readonly<Record<string, string>>;

/** A package that resolves and does nothing. */
function stub(name: string): Files {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, main: 'index.js' }),
    [`node_modules/${name}/index.js`]: 'exports.thing = 1;',
  };
}

/** A small project with the real layout that keeps every rule. */
export const tidyProject: Files = {
  ...stub('zod'),
  ...stub('hono'),
  ...stub('csv-parse'),
  ...stub('nodemailer'),
  ...stub('dynamodb-toolbox'),
  ...stub('aws-cdk-lib'),
  ...stub('oidc-provider'),
  ...stub('@types/aws-lambda'),
  ...stub('@aws-sdk/client-ses'),
  ...stub('@aws-lambda-powertools/logger'),
  'package.json': '{ "type": "module" }',
  'events/contract.ts': "import * as z from 'zod'; export const contract = z;",
  'events/alumni-hired.ts':
    "import { contract } from './contract.ts'; export const alumniHired = contract;",
  'events/index.ts': "export { alumniHired } from './alumni-hired.ts';",
  'shared/domain/season.ts':
    "import { createHash } from 'node:crypto'; import { contract } from '../../events/contract.ts'; export const season = [createHash, contract];",
  'shared/domain/registrar-file.ts':
    "import { thing } from 'csv-parse'; import { season } from './season.ts'; export const file = [thing, season];",
  'shared/records/person.ts':
    "import { thing } from 'dynamodb-toolbox'; import { season } from '../domain/season.ts'; export const person = [thing, season]; export type Person = typeof person;",
  'shared/html/layout.tsx': "import { thing } from 'hono'; export const layout = thing;",
  'shared/emails/first-survey.tsx':
    "import { layout } from '../html/layout.tsx'; export const firstSurvey = layout; export type FirstSurvey = typeof firstSurvey;",
  'shared/ports.ts':
    "import type { Person } from './records/person.ts'; import type { FirstSurvey } from './emails/first-survey.tsx'; export type Ports = [Person, FirstSurvey];",
  'shared/adapters/mailer.ts':
    "import { readFile } from 'node:fs/promises'; import { thing } from '@aws-sdk/client-ses'; import { person } from '../records/person.ts'; import type { Ports } from '../ports.ts'; export const mailer: Ports = [thing, person, readFile];",
  'shared/runtime/on-event.ts':
    "import type { SQSEvent } from 'aws-lambda'; import { thing } from '@aws-lambda-powertools/logger'; import { mailer } from '../adapters/mailer.ts'; export const onEvent = (event: SQSEvent) => [event, thing, mailer];",
  'functions/record-hire/record-hire.ts':
    "import { alumniHired } from '../../events/alumni-hired.ts'; import { season } from '../../shared/domain/season.ts'; import type { Person } from '../../shared/records/person.ts'; export const recordHire = (person: Person) => [person, alumniHired, season];",
  'functions/record-hire/handler.ts':
    "import { onEvent } from '../../shared/runtime/on-event.ts'; import { recordHire } from './record-hire.ts'; export const handler = [onEvent, recordHire];",
  'functions/console/pages/people.tsx':
    "import { layout } from '../../../shared/html/layout.tsx'; export const people = layout;",
  'functions/console/routes.ts':
    "import { thing } from 'hono'; import { people } from './pages/people.tsx'; export const routes = [thing, people];",
  'infra/workflows/record-hire.ts':
    "import { thing } from 'aws-cdk-lib'; import { alumniHired } from '../../events/alumni-hired.ts'; import { person } from '../../shared/records/person.ts'; export const recordHire = [thing, alumniHired, person];",
  'infra/app.ts':
    "import { recordHire } from './workflows/record-hire.ts'; export const app = recordHire;",
  'infra/local/clock.ts':
    "import { DatabaseSync } from 'node:sqlite'; export const clock = DatabaseSync;",
  'infra/local/main.ts':
    "import { thing } from 'oidc-provider'; import { clock } from './clock.ts'; export const main = [thing, clock];",
  'test/unit/record-hire.test.ts':
    "import { recordHire } from '../../functions/record-hire/record-hire.ts'; export const tested = recordHire;",
  '.tools/tool.ts': 'export const tool = 1;',
};
