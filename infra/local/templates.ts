import * as z from 'zod';
import type { StackTemplate } from './assembly.ts';
import { noValue, type References, resolveCondition, resolveIntrinsics } from './intrinsics.ts';
import type { Identity, KnownResource, Place } from './resources/known-resource.ts';

/** A resource of the templates with everything resolved. */
export interface Declared<P> extends Identity {
  readonly stack: string;
  readonly logicalId: string;
  /** The construct's path, `Stack/slug/Resource`, or the logical id where CDK wrote none. */
  readonly path: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: P;
}

export interface Resources {
  /** All resources of one type, in the templates' order. */
  of<P>(known: KnownResource<P>): Declared<P>[];
  /** The values of the stacks' outputs, by stack and name. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where an asset lies, by its key in the asset bucket. */
  asset(key: string): string | undefined;
}

export interface ResolveOptions {
  readonly place: Place;
  readonly known: readonly KnownResource<unknown>[];
  /** Values for the templates' parameters that have no default, or instead of it. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Everything in the templates that the local runtime cannot play, all of it at once. */
export class TemplateError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The local runtime cannot run the synthesized templates:\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    );
    this.name = 'TemplateError';
    this.problems = problems;
  }
}

/**
 * Resolves the stacks' resources, references and outputs. Nothing is created yet.
 * @throws TemplateError naming stack, logical id, type and property of everything that is not known.
 */
export function resolveResources(
  stacks: readonly StackTemplate[],
  options: ResolveOptions,
): Resources {
  const problems: string[] = [];
  const exports = new Map<string, unknown>();
  const declared: (Declared<unknown> & { type: string })[] = [];
  const outputs: Record<string, Record<string, string>> = {};
  for (const stack of stacks) {
    const resolved = new StackResolver(stack, options, exports, problems);
    declared.push(...resolved.resources());
    outputs[stack.name] = resolved.outputs();
  }
  if (problems.length > 0) throw new TemplateError(problems);
  return {
    of: (known) =>
      declared
        .filter(({ type }) => type === known.type)
        .map((resource) => ({
          ...resource,
          properties: known.properties.parse(resource.properties),
        })),
    outputs,
    asset: (key) => stacks.map(({ assets }) => assets.get(key)).find((file) => file !== undefined),
  };
}

class StackResolver implements References {
  readonly #stack: StackTemplate;
  readonly #options: ResolveOptions;
  readonly #exports: Map<string, unknown>;
  readonly #problems: string[];
  readonly #done = new Map<string, (Declared<unknown> & { type: string }) | undefined>();
  readonly #underWay = new Set<string>();

  constructor(
    stack: StackTemplate,
    options: ResolveOptions,
    exports: Map<string, unknown>,
    problems: string[],
  ) {
    this.#stack = stack;
    this.#options = options;
    this.#exports = exports;
    this.#problems = problems;
  }

  resources(): (Declared<unknown> & { type: string })[] {
    const all = Object.keys(this.#stack.template.Resources).map((id) => this.#resource(id));
    return all.filter((resource) => resource !== undefined);
  }

  outputs(): Record<string, string> {
    const outputs: Record<string, string> = {};
    for (const [name, output] of Object.entries(this.#stack.template.Outputs)) {
      this.#guard(`output ${name}`, () => {
        const value = this.#resolve(output.Value);
        outputs[name] = String(value);
        if (output.Export !== undefined) {
          this.#exports.set(z.string().parse(this.#resolve(output.Export.Name)), value);
        }
      });
    }
    return outputs;
  }

  ref(name: string): unknown {
    const { place, parameters = {} } = this.#options;
    switch (name) {
      case 'AWS::Region':
        return place.region;
      case 'AWS::AccountId':
        return place.account;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return this.#stack.name;
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${place.region}:${place.account}:stack/${this.#stack.name}/local`;
      case 'AWS::NoValue':
        return noValue;
      case 'AWS::NotificationARNs':
        return [];
      default:
    }
    const parameter = this.#stack.template.Parameters[name];
    if (parameter !== undefined) {
      const value = parameters[name] ?? parameter.Default;
      if (value === undefined) throw new Error(`the parameter ${name} has no default and no value`);
      return value;
    }
    return this.#named(name).ref;
  }

  attribute(logicalId: string, attribute: string): unknown {
    const resource = this.#named(logicalId);
    const value = resource.attributes[attribute];
    if (value === undefined) {
      throw new Error(
        `the attribute ${attribute} of ${logicalId} (${resource.type}) is not known here`,
      );
    }
    return value;
  }

  importValue(name: string): unknown {
    const value = this.#exports.get(name);
    if (value === undefined) throw new Error(`no stack before this one exports ${name}`);
    return value;
  }

  condition(name: string): boolean {
    const condition = this.#stack.template.Conditions[name];
    if (condition === undefined) throw new Error(`there is no condition ${name}`);
    return resolveCondition(condition, this);
  }

  inMap(map: string, first: string, second: string): unknown {
    const value = this.#stack.template.Mappings[map]?.[first]?.[second];
    if (value === undefined) throw new Error(`there is no ${map}.${first}.${second} in Mappings`);
    return value;
  }

  #named(logicalId: string): Declared<unknown> & { type: string } {
    if (this.#underWay.has(logicalId)) {
      throw new Error(`${logicalId} refers to itself, through ${[...this.#underWay].join(', ')}`);
    }
    const resource = this.#resource(logicalId);
    if (resource === undefined) throw new Error(`there is no usable resource ${logicalId}`);
    return resource;
  }

  #resource(logicalId: string): (Declared<unknown> & { type: string }) | undefined {
    if (this.#done.has(logicalId)) return this.#done.get(logicalId);
    const template = this.#stack.template.Resources[logicalId];
    if (template === undefined) return undefined;
    this.#underWay.add(logicalId);
    const resource = this.#guard(`${logicalId} (${template.Type})`, () => {
      if (template.Condition !== undefined && !this.condition(template.Condition)) return undefined;
      return this.#declare(logicalId, template.Type, template.Properties);
    });
    this.#underWay.delete(logicalId);
    this.#done.set(logicalId, resource);
    return resource;
  }

  #declare(logicalId: string, type: string, raw: unknown): Declared<unknown> & { type: string } {
    const known = this.#options.known.find((candidate) => candidate.type === type);
    if (known === undefined) throw new Error('this resource type is not known here');
    const resolved = this.#resolve(raw);
    const parsed = known.properties.safeParse(resolved);
    if (!parsed.success) throw new Error(parsed.error.issues.map(explain).join('; '));
    const named = {
      stack: this.#stack.name,
      logicalId,
      name: `${this.#stack.name}-${logicalId}`,
      properties: parsed.data,
      place: this.#options.place,
    };
    const { ref, attributes = {} } = known.identify(named);
    const path = this.#stack.paths.get(logicalId) ?? logicalId;
    return { ...named, type, path, ref, attributes, properties: resolved };
  }

  #resolve(value: unknown): unknown {
    return atWebUrl(resolveIntrinsics(value, this), this.#options.place.webUrl);
  }

  /** Notes a problem with its place and goes on, so that the user sees all of them in one run. */
  #guard<T>(what: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#problems.push(`stack ${this.#stack.name}, ${what}: ${reason}`);
      return undefined;
    }
  }
}

function explain(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => (at === '' ? key : `${at}.${key}`));
    return `the property ${names.join(', ')} is not known here`;
  }
  return `the property ${at}: ${issue.message}`;
}

/** An HTTP API's own address in AWS is put together from its id and the region: here it is the web address. */
function atWebUrl(value: unknown, webUrl: string): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/https:\/\/[\w-]+\.execute-api\.[\w-]+\.amazonaws\.com/g, webUrl);
  }
  if (Array.isArray(value)) return value.map((part) => atWebUrl(part, webUrl));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, atWebUrl(part, webUrl)]),
  );
}
