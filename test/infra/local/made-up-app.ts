import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type LocalOptions, type LocalRuntime, startLocal } from '../../../infra/local/start.ts';

export const ROOT = resolve(import.meta.dirname, '..', '..', '..');

export interface MadeUpResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface MadeUpStack {
  readonly Resources: Readonly<Record<string, MadeUpResource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
}

/** A folder of a test's own, and what it puts there. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'rollcall-'));

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /**
   * Writes a cloud assembly as CDK would. Each stack may use what those before it export; `code` holds the source
   * of each function by the key in its `Code.S3Key`, without `.zip`.
   */
  assembly(
    stacks: Readonly<Record<string, MadeUpStack>>,
    code: Readonly<Record<string, string>> = {},
  ): string {
    const folder = this.path('cdk.out');
    rmSync(folder, { recursive: true, force: true });
    const names = Object.keys(stacks);
    const artifacts = names.map((name, index): [string, unknown] => [
      name,
      {
        type: 'aws:cloudformation:stack',
        dependencies: names.slice(0, index),
        properties: { templateFile: `${name}.template.json` },
        metadata: Object.fromEntries(
          Object.keys(stacks[name]?.Resources ?? {}).map((id) => [
            `/${name}/${id.toLowerCase()}/Resource`,
            [{ type: 'aws:cdk:logicalId', data: id }],
          ]),
        ),
      },
    ]);
    const files = Object.keys(code).map((key): [string, unknown] => [
      key,
      { source: { path: `asset.${key}` }, destinations: { here: { objectKey: `${key}.zip` } } },
    ]);
    const write = (path: string, content: unknown) => {
      mkdirSync(resolve(folder, path, '..'), { recursive: true });
      writeFileSync(
        join(folder, path),
        typeof content === 'string' ? content : JSON.stringify(content),
      );
    };
    // The dependents first: the order of the manifest must not matter.
    write('manifest.json', { artifacts: Object.fromEntries(artifacts.toReversed()) });
    for (const name of names) {
      write(`${name}.template.json`, stacks[name]);
      write(`${name}.assets.json`, { files: Object.fromEntries(files) });
    }
    for (const [key, source] of Object.entries(code)) write(`asset.${key}/index.mjs`, source);
    return folder;
  }

  /** Starts the runtime on this folder's assembly and data. */
  start(options: Partial<LocalOptions> = {}): Promise<LocalRuntime> {
    return startLocal({
      root: ROOT,
      assembly: this.path('cdk.out'),
      dataDir: this.path('data'),
      ...options,
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A function of the made-up app, with a role that allows everything. */
export function madeUpFunction(
  key: string,
  properties: Readonly<Record<string, unknown>> = {},
): Record<string, MadeUpResource> {
  const id = key[0]?.toUpperCase() + key.slice(1);
  return {
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyName: 'all',
            PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
          },
        ],
      },
    },
    [id]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'assets', S3Key: `${key}.zip` },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Timeout: 5,
        Role: { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
        ...properties,
      },
    },
  };
}

/** Tries again until `check` returns without throwing; then reports its last error, not "timeout". */
export async function eventually<T>(check: () => T | Promise<T>, withinMs = 15_000): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await wait(20);
    }
  }
}
