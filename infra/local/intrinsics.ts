import * as z from 'zod';

/** What the intrinsic functions of one template refer to. Each throws an Error that names what is not known. */
export interface References {
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  importValue(name: string): unknown;
  condition(name: string): boolean;
  inMap(map: string, first: string, second: string): unknown;
}

/** `AWS::NoValue`: the property that holds it is as if it were not there. */
export const noValue = Symbol('AWS::NoValue');

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Pair = z.tuple([z.unknown(), z.unknown()]);

/**
 * Replaces CloudFormation's intrinsic functions in a template's value, however deep.
 * @throws Error for a function that is not known here, or that is used with other arguments than AWS documents.
 */
export function resolveIntrinsics(value: unknown, references: References): unknown {
  if (Array.isArray(value)) {
    return value.map((part) => resolveIntrinsics(part, references)).filter((v) => v !== noValue);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && isIntrinsic(first[0])) {
    return call(first[0], first[1], references);
  }
  const resolved = entries.map(
    ([key, part]) => [key, resolveIntrinsics(part, references)] as const,
  );
  return Object.fromEntries(resolved.filter(([, part]) => part !== noValue));
}

/** Decides a condition: `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not`, or the name of another. */
export function resolveCondition(value: unknown, references: References): boolean {
  return z.boolean().parse(resolveIntrinsics(value, references));
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');
}

function call(name: string, argument: unknown, references: References): unknown {
  const resolve = (value: unknown) => resolveIntrinsics(value, references);
  const text = (value: unknown) => Text.parse(resolve(value));
  const list = (value: unknown) => z.array(z.unknown()).parse(resolve(value));
  switch (name) {
    case 'Ref':
      return references.ref(z.string().parse(argument));
    case 'Condition':
      // Only a condition when it stands in one: an IAM statement's `Condition` is an object.
      return typeof argument === 'string'
        ? references.condition(argument)
        : { Condition: resolve(argument) };
    case 'Fn::GetAtt': {
      const [id, ...attribute] =
        typeof argument === 'string' ? argument.split('.') : z.array(z.unknown()).parse(argument);
      return references.attribute(z.string().parse(id), attribute.map(text).join('.'));
    }
    case 'Fn::Join': {
      const [separator, parts] = Pair.parse(argument);
      return list(parts)
        .map((part) => Text.parse(part))
        .join(text(separator));
    }
    case 'Fn::Split': {
      const [separator, whole] = Pair.parse(argument);
      return text(whole).split(text(separator));
    }
    case 'Fn::Select': {
      const [index, parts] = Pair.parse(argument);
      const choices = list(parts);
      const chosen = choices[Number(text(index))];
      if (chosen === undefined) {
        throw new Error(`Fn::Select asks for part ${text(index)} of ${choices.length}`);
      }
      return chosen;
    }
    case 'Fn::Sub':
      return substitute(argument, references);
    case 'Fn::ImportValue':
      return references.importValue(text(argument));
    case 'Fn::FindInMap': {
      const [map, first, second] = z.tuple([z.unknown(), z.unknown(), z.unknown()]).parse(argument);
      return references.inMap(text(map), text(first), text(second));
    }
    case 'Fn::If': {
      const [condition, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument);
      return resolve(references.condition(condition) ? yes : no);
    }
    case 'Fn::Equals': {
      const [a, b] = Pair.parse(argument);
      return text(a) === text(b);
    }
    case 'Fn::And':
      return z
        .array(z.unknown())
        .parse(argument)
        .every((part) => resolveCondition(part, references));
    case 'Fn::Or':
      return z
        .array(z.unknown())
        .parse(argument)
        .some((part) => resolveCondition(part, references));
    case 'Fn::Not': {
      const [part] = z.tuple([z.unknown()]).parse(argument);
      return !resolveCondition(part, references);
    }
    default:
      throw new Error(`the function ${name} is not known here`);
  }
}

function substitute(argument: unknown, references: References): string {
  const [template, variables] =
    typeof argument === 'string'
      ? [argument, {}]
      : z.tuple([z.string(), z.record(z.string(), z.unknown())]).parse(argument);
  return template.replace(/\$\{([^}]*)\}/g, (_, inside: string) => {
    if (inside.startsWith('!')) return `\${${inside.slice(1)}}`;
    const own = variables[inside];
    if (own !== undefined) return Text.parse(resolveIntrinsics(own, references));
    const dot = inside.indexOf('.');
    return Text.parse(
      dot === -1
        ? references.ref(inside)
        : references.attribute(inside.slice(0, dot), inside.slice(dot + 1)),
    );
  });
}
