/**
 * A second, naive reading of the pattern language, to hold the real one against: patterns are
 * multiplied out, events are flattened into names and values, and every choice of values is tried. It
 * shares no code with the real one, is slow, and knows valid patterns only.
 */
interface Field {
  readonly name: string;
  readonly value: unknown;
  /** For each array that the value lies in, the element that it lies in. */
  readonly elements: ReadonlyMap<unknown, number>;
}

type Branch = ReadonlyMap<string, unknown[]>;

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

export function naivelyMatches(pattern: unknown, event: unknown): boolean {
  const fields = flatten(event, '', new Map());
  return multiplyOut(pattern, '', [new Map()]).some((branch) => {
    const names = [...branch.keys()].toSorted((a, b) => (a < b ? -1 : 1));
    return tryNames(names, branch, fields, new Map());
  });
}

function multiplyOut(pattern: unknown, prefix: string, before: Branch[]): Branch[] {
  let branches = before;
  for (const [name, inner] of entriesOf(pattern)) {
    if (name === '$or' && isList(inner)) {
      branches = inner.flatMap((item) => multiplyOut(item, prefix, branches));
    } else if (isList(inner)) {
      branches = branches.map((branch) => new Map([...branch, [prefix + name, inner]]));
    } else {
      branches = multiplyOut(inner, `${prefix}${name}.`, branches);
    }
  }
  return branches;
}

function flatten(value: unknown, name: string, elements: ReadonlyMap<unknown, number>): Field[] {
  if (isList(value)) {
    return value.flatMap((element, index) =>
      typeof element === 'object' && element !== null
        ? flatten(element, name, new Map([...elements, [value, index]]))
        : [{ name, value: element, elements }],
    );
  }
  if (typeof value === 'object' && value !== null) {
    return entriesOf(value).flatMap(([step, inner]) =>
      flatten(inner, name === '' ? step : `${name}.${step}`, elements),
    );
  }
  return [{ name, value, elements }];
}

/** By name, each field takes one value; no two values lie in different elements of one array. */
function tryNames(
  [name, ...rest]: string[],
  branch: Branch,
  fields: Field[],
  chosen: ReadonlyMap<unknown, number>,
): boolean {
  if (name === undefined) return true;
  const list = branch.get(name) ?? [];
  const visible = fields.filter(
    (field) =>
      field.name === name &&
      [...field.elements].every(([array, index]) => (chosen.get(array) ?? index) === index),
  );
  if (visible.length === 0 && list.some((asked) => isExistsFalse(asked))) {
    return tryNames(rest, branch, fields, chosen);
  }
  return visible.some(
    (field) =>
      list.some((asked) => isAsked(asked, field.value)) &&
      tryNames(rest, branch, fields, new Map([...chosen, ...field.elements])),
  );
}

function isExistsFalse(asked: unknown): boolean {
  return JSON.stringify(asked) === '{"exists":false}';
}

function isAsked(asked: unknown, value: unknown): boolean {
  if (typeof asked !== 'object' || asked === null || isList(asked)) return asked === value;
  const [entry] = entriesOf(asked);
  if (entry === undefined) return false;
  const [type, operand] = entry;
  switch (type) {
    case 'exists':
      return operand === true;
    case 'anything-but':
      return isAnythingBut(operand, value);
    case 'numeric':
      return isList(operand) && isWithin(operand, value);
    default:
      return typeof value === 'string' && isText(type, operand, value);
  }
}

function isAnythingBut(operand: unknown, value: unknown): boolean {
  if (typeof operand !== 'object' || operand === null) return operand !== value;
  if (isList(operand)) return !operand.includes(value);
  const [entry] = entriesOf(operand);
  if (entry === undefined) return false;
  const [type, texts] = entry;
  const list = isList(texts) ? texts : [texts];
  return !list.some((text) => typeof value === 'string' && isText(type, text, value));
}

function isText(type: string, operand: unknown, value: string): boolean {
  if (typeof operand === 'object' && operand !== null) {
    const [inner] = entriesOf(operand).map(([, text]) => text);
    return typeof inner === 'string' && isText(type, inner.toLowerCase(), value.toLowerCase());
  }
  if (typeof operand !== 'string') return false;
  const text = operand;
  switch (type) {
    case 'prefix':
      return value.slice(0, text.length) === text;
    case 'suffix':
      return value.length >= text.length && value.slice(value.length - text.length) === text;
    case 'equals-ignore-case':
      return value.toLowerCase() === text.toLowerCase();
    case 'wildcard':
      return wildcardExpression(text).test(value);
    default:
      throw new Error(`The oracle does not know ${type}`);
  }
}

export function wildcardExpression(pattern: string): RegExp {
  const parts = pattern.match(/\\.|[^\\]/gsu) ?? [];
  const source = parts.map((part) => (part === '*' ? '.*' : RegExp.escape(part.at(-1) ?? '')));
  return new RegExp(`^${source.join('')}$`, 's');
}

function isWithin([operator, operand, ...rest]: unknown[], value: unknown): boolean {
  if (operator === undefined) return true;
  if (typeof value !== 'number' || typeof operand !== 'number') return false;
  const compared = [
    operator === '<' && value < operand,
    operator === '<=' && value <= operand,
    operator === '=' && value === operand,
    operator === '>=' && value >= operand,
    operator === '>' && value > operand,
  ];
  return compared.includes(true) && isWithin(rest, value);
}
