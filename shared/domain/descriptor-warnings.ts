import * as z from 'zod';
import { descriptorFields, descriptors } from '../../events/vocabulary/descriptors.ts';
import { edFiNamespace } from '../../events/fields/descriptor.ts';

/** Something that was taken as it was sent, and that its sender should look at. Never holds the value. */
export interface Warning {
  /** Path in the detail, `data.gradeLevels.0`. */
  field: string;
  problem: string;
}

const Stated = z.object({ codeValue: z.string(), namespace: z.string().optional() });
type Name = (typeof descriptorFields)[keyof typeof descriptorFields];

/**
 * Names the descriptors in a submission's data whose value we do not know: Ed-Fi lets every site have its own.
 * They are kept as they were sent; what counts by them (grade bands, subjects) has to do without.
 */
export function descriptorWarnings(data: unknown): Warning[] {
  return warningsIn(data, 'data', undefined);
}

function warningsIn(value: unknown, field: string, name: Name | undefined): Warning[] {
  if (typeof value !== 'object' || value === null) return [];
  const stated = name === undefined ? undefined : Stated.safeParse(value);
  if (name !== undefined && stated?.success === true) {
    const problem = problemOf(name, stated.data);
    return problem === undefined ? [] : [{ field, problem }];
  }
  return Object.entries(value).flatMap(([key, part]) =>
    warningsIn(part, `${field}.${key}`, Array.isArray(value) ? name : nameOf(key)),
  );
}

function nameOf(key: string): Name | undefined {
  return Object.entries(descriptorFields).find(([field]) => field === key)?.[1];
}

function problemOf(name: Name, { codeValue, namespace }: z.infer<typeof Stated>) {
  const kept = 'kept as you sent it';
  if (codeValue.includes('#') && codeValue.startsWith('uri://')) {
    return `put what stands before the # into namespace and what follows it into codeValue; ${kept}`;
  }
  if (namespace !== undefined && !edFiNamespaces(name).includes(namespace.toLowerCase())) {
    return `a value of your own, not Ed-Fi’s ${name}: we do not know what it stands for; ${kept}`;
  }
  const known: readonly string[] = descriptors[name];
  return known.some((each) => each.toLowerCase() === codeValue.toLowerCase())
    ? undefined
    : `not among the values of Ed-Fi’s ${name} (see /docs); ${kept}`;
}

/** Ed-Fi's own, and the one its model for teacher preparation had before it joined Data Standard 6. */
function edFiNamespaces(name: Name): string[] {
  const own = edFiNamespace(name);
  return [own, own.replace('//ed-fi.org', '//tpdm.ed-fi.org')].map((each) => each.toLowerCase());
}
