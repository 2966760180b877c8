/** Reading JSON Schemas as Zod writes them, for the tests of contracts. */

export type Schema = Readonly<Record<string, unknown>>;

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schemas directly inside one, each under the name a reader would give it: `data`, `degrees[]`, `*`. */
export function partsOf(schema: Schema): [name: string, part: Schema][] {
  const properties = isSchema(schema['properties']) ? Object.entries(schema['properties']) : [];
  const choices = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => {
    const among = schema[word];
    return Array.isArray(among) ? among.map((part: unknown) => ['', part] as const) : [];
  });
  const inside = [
    ...properties,
    ...choices,
    ['[]', schema['items']] as const,
    ['*', schema['additionalProperties']] as const,
  ];
  return inside.flatMap(([name, part]) => (isSchema(part) ? [[name, part]] : []));
}

/** Every schema in one, itself included, with its path: `data.degrees[].degreeCode`. */
export function allParts(schema: Schema, path = ''): [path: string, part: Schema][] {
  return [
    [path, schema],
    ...partsOf(schema).flatMap(([name, part]) => {
      const glue = path === '' || name === '[]' || name === '' ? '' : '.';
      return allParts(part, `${path}${glue}${name}`);
    }),
  ];
}

/** Words of a schema that decide what is let through; the others only explain it. */
const deciding = [
  'type',
  'const',
  'enum',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
];

/**
 * What of a published schema no longer holds in the present one, in sentences. A new field that may be left out
 * is no break: readers drop what they do not know.
 */
export function breaksBetween(published: Schema, present: Schema): string[] {
  const before = new Map(allParts(published));
  const after = new Map(allParts(present));
  const changed = [...before].flatMap(([path, part]) => {
    const now = after.get(path);
    if (now === undefined) return [`${path} is gone`];
    return deciding
      .filter((word) => JSON.stringify(part[word]) !== JSON.stringify(now[word]))
      .map((word) => `${path || 'the whole'} has another ${word}`);
  });
  const demanded = [...after].flatMap(([path, part]) => {
    const was = requiredIn(before.get(path));
    return requiredIn(part)
      .filter((name) => !was.includes(name))
      .map((name) => `${path}.${name} has become required`);
  });
  const dropped = [...before].flatMap(([path, part]) => {
    const is = requiredIn(after.get(path));
    return after.has(path)
      ? requiredIn(part)
          .filter((name) => !is.includes(name))
          .map((name) => `${path}.${name} may now be missing`)
      : [];
  });
  return [...new Set([...changed, ...demanded, ...dropped])];
}

function requiredIn(schema: Schema | undefined): string[] {
  const required = schema?.['required'];
  return Array.isArray(required) ? required.map(String) : [];
}

/** As a person reads it, and as the formatter leaves it: short lists on one line. */
export function readable(schema: Schema): string {
  const text = JSON.stringify(schema, null, 2);
  const list = /^( *(?:"[^"]+": )?)\[\n((?: +[^\n[\]{}]+\n)+) *\](,?)$/gm;
  const short = text.replace(list, (all, start: string, items: string, comma: string) => {
    const line = `${start}[${items.trim().split(/\n */).join(' ')}]${comma}`;
    return line.length <= 100 ? line : all;
  });
  return `${short}\n`;
}
