/** Secret values as a template's `GenerateSecretString` asks for them. */
import { randomInt } from 'node:crypto';
import { isRecord } from './wire-input.ts';

/** The members of CloudFormation's `GenerateSecretString`; its defaults are Secrets Manager's. */
export interface GenerateSecret {
  /** JSON object that the generated text is put into, under `key`. */
  readonly template?: string;
  readonly key?: string;
  readonly length?: number;
  readonly excludeCharacters?: string;
  readonly excludePunctuation?: boolean;
  readonly excludeLowercase?: boolean;
  readonly excludeUppercase?: boolean;
  readonly excludeNumbers?: boolean;
  readonly includeSpace?: boolean;
  readonly requireEachIncludedType?: boolean;
}

const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const UPPERCASE = LOWERCASE.toUpperCase();
const NUMBERS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** @throws Error when nothing is left to choose from, or the template is no JSON object. */
export function generateSecret(how: GenerateSecret): string {
  const text = randomText(how);
  if (how.template === undefined || how.key === undefined) return text;
  return JSON.stringify({ ...jsonObject(how.template), [how.key]: text });
}

function randomText(how: GenerateSecret): string {
  const length = how.length ?? 32;
  const excluded = new Set(how.excludeCharacters ?? '');
  const kinds = [
    how.excludeLowercase === true ? '' : LOWERCASE,
    how.excludeUppercase === true ? '' : UPPERCASE,
    how.excludeNumbers === true ? '' : NUMBERS,
    how.excludePunctuation === true ? '' : PUNCTUATION,
    how.includeSpace === true ? ' ' : '',
  ]
    .map((kind) => [...kind].filter((character) => !excluded.has(character)))
    .filter((kind) => kind.length > 0);
  const all = kinds.flat();
  if (all.length === 0)
    throw new Error('A secret must be generated, but every character is excluded.');
  const required = how.requireEachIncludedType === false ? [] : kinds.map((kind) => oneOf(kind));
  if (required.length > length) {
    throw new Error(`A secret of ${length} characters cannot have one of each kind.`);
  }
  const rest = Array.from({ length: length - required.length }, () => oneOf(all));
  return shuffled([...required, ...rest]).join('');
}

function oneOf(characters: readonly string[]): string {
  return characters[randomInt(characters.length)] ?? '';
}

function shuffled(characters: readonly string[]): string[] {
  const left = [...characters];
  const result: string[] = [];
  while (left.length > 0) result.push(...left.splice(randomInt(left.length), 1));
  return result;
}

/**
 * The present value after its template changed: members that the new template changed, added or
 * dropped follow it; all others, the generated one among them, stay.
 */
export function followTemplate(current: string, before: string, after: string): string {
  const value = { ...jsonObject(current) };
  const old = jsonObject(before);
  const next = jsonObject(after);
  for (const name of Object.keys(old)) {
    if (!(name in next)) delete value[name];
  }
  for (const [name, member] of Object.entries(next)) {
    if (JSON.stringify(old[name]) !== JSON.stringify(member)) value[name] = member;
  }
  return JSON.stringify(value);
}

function jsonObject(text: string): Record<string, unknown> {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed)) throw new Error('The template of a secret must be a JSON object.');
  return parsed;
}
