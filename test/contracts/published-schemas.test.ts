/**
 * What has been published stays as it was: beside this file lies the JSON Schema of every type and major version.
 * `npx vitest run --project contracts -u` writes the schemas of new events and of changes that break nothing.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EventContract } from '../../events/contract.ts';
import { catalogue } from '../../events/index.ts';
import { schemaOf } from '../../functions/docs/event-schema.ts';
import { breaksBetween, isSchema, readable, type Schema } from './json-schema.ts';

const fileOf = (type: string) => new URL(`./${type}.schema.json`, import.meta.url);

function published(type: string): Schema | undefined {
  if (!existsSync(fileOf(type))) return undefined;
  const schema: unknown = JSON.parse(readFileSync(fileOf(type), 'utf8'));
  return isSchema(schema) ? schema : undefined;
}

function nextVersion(type: string): string {
  return type.replace(/\d+$/, (version) => String(Number(version) + 1));
}

describe.each(catalogue.map((contract) => [contract.type, contract] as const))(
  '%s',
  (type, contract: EventContract) => {
    test('is still what was published under this version', () => {
      const before = published(type);
      const breaks = before === undefined ? [] : breaksBetween(before, schemaOf(contract));
      expect(
        breaks,
        `${type} has changed so that those who write or read it would break. Leave it as it was, and add ${nextVersion(type)} beside it in a file of its own.`,
      ).toEqual([]);
    });

    test('has its schema written down beside this test', async () => {
      await expect(
        readable(schemaOf(contract)),
        `${type} is not as it is written down. If nothing breaks by it (see the test above), write it down: npx vitest run --project contracts -u`,
      ).toMatchFileSnapshot(fileOf(type).pathname);
    });
  },
);

test('no event that was published has silently gone', () => {
  const kept = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.schema.json'))
    .map((name) => name.replace('.schema.json', ''));
  expect(kept.toSorted()).toEqual(catalogue.map(({ type }) => type).toSorted());
});

describe('a change of a contract', () => {
  const schema = (data: Record<string, object>, required: string[]) => ({
    type: 'object',
    properties: data,
    required,
  });
  const text = { type: 'string' };
  const before = schema(
    {
      name: { type: 'string', description: 'a name' },
      list: { type: 'array', items: { type: 'string' } },
    },
    ['name'],
  );

  test.each([
    ['another description', schema({ ...before.properties, name: { type: 'string' } }, ['name'])],
    [
      'a field that may be left out',
      schema({ ...before.properties, more: { type: 'string' } }, ['name']),
    ],
  ])('breaks nobody by %s', (_, after) => {
    expect(breaksBetween(before, after)).toEqual([]);
  });

  test.each([
    ['a field that is gone', schema({ name: text }, ['name']), 'list is gone'],
    [
      'another type',
      schema({ ...before.properties, name: { type: 'number' } }, ['name']),
      'name has another type',
    ],
    [
      'a narrower text',
      schema({ ...before.properties, name: { type: 'string', maxLength: 3 } }, ['name']),
      'name has another maxLength',
    ],
    [
      'other items',
      schema({ ...before.properties, list: { type: 'array', items: { type: 'number' } } }, [
        'name',
      ]),
      'list[] has another type',
    ],
    [
      'a field that must now be there',
      schema(before.properties, ['name', 'list']),
      '.list has become required',
    ],
    ['a field that may now be missing', schema(before.properties, []), '.name may now be missing'],
  ])('breaks those who rely on it by %s', (_, after, sentence) => {
    expect(breaksBetween(before, after)).toContain(sentence);
  });
});
