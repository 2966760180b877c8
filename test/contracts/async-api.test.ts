import { describe, expect, test } from 'vitest';
import { catalogue } from '../../events/index.ts';
import { asyncApi } from '../../functions/docs/async-api.ts';

const document: unknown = JSON.parse(JSON.stringify(asyncApi()));

function at(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return at(inside.find(([key]) => key === name)?.[1], rest);
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]): string[] =>
    key === '$ref' ? [String(inside)] : references(inside),
  );
}

/** AsyncAPI 3.0 as far as our document uses it; unknown words would be typing mistakes. */
const words: Readonly<Record<string, readonly string[]>> = {
  '': ['asyncapi', 'info', 'defaultContentType', 'channels', 'operations', 'components'],
  info: ['title', 'version', 'description'],
  'channels.*': ['address', 'description', 'messages'],
  'operations.*': ['action', 'summary', 'channel', 'messages'],
  'components.messages.*': ['name', 'title', 'summary', 'contentType', 'payload', 'examples'],
};

function keysAt(path: string): string[] {
  const names = path === '' ? [] : path.split('.');
  const star = names.at(-1) === '*';
  const found = at(document, star ? names.slice(0, -1) : names);
  const inside = typeof found === 'object' && found !== null ? found : {};
  return star
    ? Object.values(inside).flatMap((each: unknown) =>
        typeof each === 'object' && each !== null ? Object.keys(each) : [],
      )
    : Object.keys(inside);
}

describe('the AsyncAPI document', () => {
  test('is of version 3.0 and uses its words only', () => {
    expect(at(document, ['asyncapi'])).toBe('3.0.0');
    for (const [path, known] of Object.entries(words)) {
      const used = keysAt(path);
      expect(used.length, path).toBeGreaterThan(0);
      expect(
        used.filter((word) => !known.includes(word)),
        path,
      ).toEqual([]);
    }
  });

  test('has no reference that leads nowhere', () => {
    const all = references(document);
    expect(all.length).toBeGreaterThan(catalogue.length);
    for (const reference of all) {
      expect(reference).toMatch(/^#\//);
      expect(at(document, reference.slice(2).split('/')), reference).toBeDefined();
    }
  });

  test('tells of every event on its bus, and of its example', () => {
    for (const { type, bus, example } of catalogue) {
      expect(at(document, ['channels', bus, 'messages', type])).toEqual({
        $ref: `#/components/messages/${type}`,
      });
      expect(
        at(document, ['components', 'messages', type, 'examples', '0', 'payload', 'data']),
      ).toEqual(JSON.parse(JSON.stringify(example)));
    }
  });

  test('writes its schemas in the draft that AsyncAPI’s tools read, and says which', () => {
    for (const { type } of catalogue) {
      const payload = at(document, ['components', 'messages', type, 'payload']);
      expect(payload).toMatchObject({
        schemaFormat: 'application/schema+json;version=draft-07',
        schema: { type: 'object' },
      });
    }
  });

  test('names the two buses as they are called', () => {
    expect(at(document, ['channels', 'intake', 'address'])).toBe('rollcall-intake');
    expect(at(document, ['channels', 'inner', 'address'])).toBe('rollcall');
  });

  test('names its parts with the characters that AsyncAPI allows', () => {
    for (const { type } of catalogue) expect(type).toMatch(/^[A-Za-z0-9._-]+$/);
  });
});
