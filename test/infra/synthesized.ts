import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { rollcall } from '../../infra/stacks/rollcall.ts';

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DeletionPolicy: z.string().optional(),
      Metadata: z.object({ 'aws:cdk:path': z.string() }),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }),
    )
    .default({}),
});
type Template = z.infer<typeof Template>;

export interface Resource {
  readonly logicalId: string;
  /** `RollcallApp/admit-graduation/queue` */
  readonly path: string;
  readonly type: string;
  /** With references written as readable text: see `readable`. */
  readonly properties: Record<string, unknown>;
  readonly retained: boolean;
}

export interface Synthesized {
  readonly resources: readonly Resource[];
  ofType(type: string): Resource[];
  /** @throws Error when there is not exactly one */
  only(type: string, path: string): Resource;
}

const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(z.record(z.string(), z.unknown())) }),
});

/** The statements of a queue's or topic's policy. */
export function statementsOf({ properties }: Resource): Record<string, unknown>[] {
  return Policy.parse(properties).PolicyDocument.Statement;
}

const settings = { programs: ['cedar-valley'], integrators: [] };

/** The app without real bundles: its code is an empty handler. */
export function unsynthesized(checked: boolean, context: Record<string, unknown> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-synth-'));
  const code = mkdtempSync(join(tmpdir(), 'rollcall-code-'));
  writeFileSync(join(code, 'handler.mjs'), 'export const handler = async () => {};');
  const app = rollcall({
    outdir: folder,
    checked,
    codeFolderOf: () => code,
    context: { ...settings, ...context },
  });
  return { app, folder };
}

let once: Synthesized | undefined;

/** Both synthesized templates, as they are in this repository. */
export function synthesized(): Synthesized {
  once ??= synthesizedWith({});
  return once;
}

/** Both templates, with other settings than the repository's. */
export function synthesizedWith(context: Record<string, unknown>): Synthesized {
  const { app, folder } = unsynthesized(false, context);
  app.synth();
  const templates = ['RollcallKept', 'RollcallApp'].map((stack) =>
    Template.parse(JSON.parse(readFileSync(join(folder, `${stack}.template.json`), 'utf8'))),
  );
  const resources = templates.flatMap((template) => resourcesOf(template, templates));
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  return {
    resources,
    ofType,
    only: (type, path) => {
      const found = ofType(type).filter((resource) => resource.path === path);
      if (found.length !== 1 || found[0] === undefined) {
        const known = ofType(type).map((resource) => resource.path);
        throw new Error(`no ${type} at ${path}; there are: ${known.join(', ')}`);
      }
      return found[0];
    },
  };
}

function resourcesOf(template: Template, all: readonly Template[]): Resource[] {
  return Object.entries(template.Resources).map(([logicalId, resource]) => ({
    logicalId,
    path: pathOf(resource),
    type: resource.Type,
    properties: Properties.parse(readable(resource.Properties, template, all)),
    retained: resource.DeletionPolicy === 'Retain',
  }));
}

const Properties = z.record(z.string(), z.unknown());

function pathOf(resource: Template['Resources'][string]): string {
  return resource.Metadata['aws:cdk:path'].replace(/\/Resource$/, '');
}

/**
 * The value with every reference as text: a resource is its path in angle brackets (with the attribute, unless
 * that is its name or ARN), an import is what the other stack exports, a pseudo parameter its short name.
 */
function readable(value: unknown, template: Template, all: readonly Template[]): unknown {
  if (Array.isArray(value)) return value.map((item) => readable(item, template, all));
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  const [entry, ...others] = entries;
  if (entry !== undefined && others.length === 0) {
    const [name, argument] = entry;
    if (name === 'Ref') return referred(z.string().parse(argument), '', template);
    if (name === 'Fn::GetAtt') {
      const [id, attribute] = z.tuple([z.string(), z.string()]).parse(argument);
      return referred(id, attribute === 'Arn' ? '' : `.${attribute}`, template);
    }
    if (name === 'Fn::ImportValue') return imported(z.string().parse(argument), all);
    if (name === 'Fn::Join') {
      const [between, parts] = z.tuple([z.string(), z.array(z.unknown())]).parse(argument);
      return parts.map((part) => String(readable(part, template, all))).join(between);
    }
    if (name === 'Fn::Split') {
      const [at, text] = z.tuple([z.string(), z.unknown()]).parse(argument);
      return `(${String(readable(text, template, all))} split at ${at})`;
    }
    if (name === 'Fn::Select') {
      const [index, list] = z.tuple([z.number(), z.unknown()]).parse(argument);
      return `${String(readable(list, template, all))}[${index}]`;
    }
  }
  return Object.fromEntries(entries.map(([name, part]) => [name, readable(part, template, all)]));
}

function referred(id: string, attribute: string, template: Template): string {
  const resource = template.Resources[id];
  if (resource !== undefined) return `<${pathOf(resource)}${attribute}>`;
  return `<${id.replace('AWS::', '')}>`;
}

function imported(name: string, all: readonly Template[]): unknown {
  for (const template of all) {
    for (const output of Object.values(template.Outputs)) {
      if (output.Export?.Name === name) return readable(output.Value, template, all);
    }
  }
  throw new Error(`nothing exports ${name}`);
}
