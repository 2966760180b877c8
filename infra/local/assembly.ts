import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

/** One stack's template as CDK synthesized it, with where its assets lie. */
export interface StackTemplate {
  readonly name: string;
  readonly template: Template;
  /** Folder or file of each asset, by the key under which the template names it in the asset bucket. */
  readonly assets: ReadonlyMap<string, string>;
  /** The construct's path (`Stack/slug/Resource`) of each logical id. */
  readonly paths: ReadonlyMap<string, string>;
}

const Resource = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  // Order comes from the references; what happens on an update or a deletion does not happen here.
  DependsOn: z.unknown().optional(),
  Metadata: z.unknown().optional(),
  DeletionPolicy: z.unknown().optional(),
  UpdateReplacePolicy: z.unknown().optional(),
});

const Template = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  // Checked by CloudFormation itself, against the account's bootstrap.
  Rules: z.unknown().optional(),
  Parameters: z
    .record(z.string(), z.looseObject({ Type: z.string(), Default: z.unknown().optional() }))
    .default({}),
  Mappings: z
    .record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z
    .record(
      z.string(),
      z.looseObject({
        Value: z.unknown(),
        Export: z.strictObject({ Name: z.unknown() }).optional(),
      }),
    )
    .default({}),
});
export type Template = z.output<typeof Template>;

const MetadataEntries = z.record(
  z.string(),
  z.array(z.looseObject({ type: z.string(), data: z.unknown().optional() })),
);

const Manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      dependencies: z.array(z.string()).default([]),
      displayName: z.string().optional(),
      properties: z.looseObject({ templateFile: z.string().optional() }).default({}),
      metadata: MetadataEntries.default({}),
      additionalMetadataFile: z.string().optional(),
    }),
  ),
});

const AssetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/**
 * Reads a synthesized cloud assembly (`cdk.out`): its stacks, those that others depend on first.
 * @throws Error when there is none, or a template has a section or a resource attribute that is not known.
 */
export function readAssembly(folder: string): StackTemplate[] {
  const manifestFile = join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) {
    throw new Error(`There is no synthesized app in ${folder}: run "npm run synth" first.`);
  }
  const { artifacts } = Manifest.parse(json(manifestFile));
  const stacks: StackTemplate[] = [];
  const seen = new Set<string>();
  const visit = (id: string) => {
    const artifact = artifacts[id];
    if (seen.has(id) || artifact === undefined) return;
    seen.add(id);
    for (const dependency of artifact.dependencies) visit(dependency);
    const file = artifact.properties.templateFile;
    if (artifact.type !== 'aws:cloudformation:stack' || file === undefined) return;
    const parsed = Template.safeParse(json(join(folder, file)));
    if (!parsed.success) {
      throw new Error(`Stack ${id} (${file}): ${z.prettifyError(parsed.error)}`);
    }
    const more =
      artifact.additionalMetadataFile === undefined
        ? {}
        : MetadataEntries.parse(json(join(folder, artifact.additionalMetadataFile)));
    stacks.push({
      name: id,
      template: parsed.data,
      assets: readAssets(folder, join(folder, `${id}.assets.json`)),
      paths: readPaths({ ...artifact.metadata, ...more }),
    });
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return stacks;
}

function readAssets(folder: string, file: string): Map<string, string> {
  const assets = new Map<string, string>();
  if (!existsSync(file)) return assets;
  for (const { source, destinations } of Object.values(AssetManifest.parse(json(file)).files)) {
    if (source.path === undefined) continue;
    for (const { objectKey } of Object.values(destinations)) {
      assets.set(objectKey, resolve(folder, source.path));
    }
  }
  return assets;
}

function readPaths(metadata: z.output<typeof MetadataEntries>): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [path, entries] of Object.entries(metadata)) {
    for (const { type, data } of entries) {
      if (type === 'aws:cdk:logicalId' && typeof data === 'string') paths.set(data, path.slice(1));
    }
  }
  return paths;
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
