import { describe, expect, test } from 'vitest';
import { catalogue } from '../../events/index.ts';
import { schemaOf } from '../../functions/docs/event-schema.ts';
import { allParts, type Schema } from './json-schema.ts';

/** What must have no way onto the inner bus, its archive, and the logs. */
const personal = ['Ngozi Ivanova', 'ngozi.ivanova@example.com', '@75548223', 'He moved to Auburn.'];

/** Texts that would let such things through, and why they never hold any. Each was looked at by a person. */
const reviewed: Readonly<Record<string, string>> = {
  eventId: 'derived by us from random ids, counts and steps',
  correlationId: 'random, an import’s, or the keyed digest of a sender’s own id (admit-graduation)',
  causationId: 'the id of an event, or the keyed digest of a sender’s own id (admit-graduation)',
  'data.degrees[].degreeCode': 'a code of the institution’s catalogue of degrees',
  'data.degrees[].programCode': 'a code of the institution’s catalogue of programs',
};

function letsThrough(part: Schema): string[] {
  if (part['type'] !== 'string' || part['enum'] !== undefined || part['const'] !== undefined)
    return [];
  const { pattern, format } = part;
  if (format === 'date' || format === 'date-time') return [];
  if (typeof pattern !== 'string') return personal;
  return personal.filter((text) => new RegExp(pattern, 'u').test(text));
}

const facts = catalogue.filter(({ bus }) => bus === 'inner');

describe.each(facts.map((contract) => [contract.type, contract] as const))('%s', (_, contract) => {
  const parts = allParts(schemaOf(contract));

  test('has no field that could carry a name, an address, a student id or free text', () => {
    const open = parts.filter(([, part]) => letsThrough(part).length > 0).map(([path]) => path);
    const surprising = open.filter((path) => reviewed[path] === undefined);
    expect(
      surprising,
      'Facts carry ids and codes only. Give these fields an enum, a pattern or a format, or keep the text with the person.',
    ).toEqual([]);
  });

  test('says of every field what type it has: nothing goes through unseen', () => {
    const untyped = parts.filter(
      ([, part]) =>
        part['type'] === undefined && part['enum'] === undefined && part['const'] === undefined,
    );
    expect(untyped.map(([path]) => path)).toEqual([]);
    const anything = parts.filter(
      ([, part]) => part['additionalProperties'] === true || 'propertyNames' in part,
    );
    expect(anything.map(([path]) => path)).toEqual([]);
  });
});

test('every reviewed text still exists: a list that nobody keeps protects nobody', () => {
  const paths = new Set(
    facts.flatMap((contract) => allParts(schemaOf(contract)).map(([path]) => path)),
  );
  expect(Object.keys(reviewed).filter((path) => !paths.has(path))).toEqual([]);
});

test('submissions, which carry personal data, are on the intake bus', () => {
  const submissions = catalogue.filter((contract) =>
    allParts(schemaOf(contract)).some(([path]) => /firstName|electronicMailAddress/.test(path)),
  );
  expect(submissions.map(({ bus }) => bus)).toEqual(submissions.map(() => 'intake'));
  expect(submissions.length).toBeGreaterThan(0);
});
