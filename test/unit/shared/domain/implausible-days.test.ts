import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { credentialSubmitted } from '../../../../events/credential-submitted.ts';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { catalogue } from '../../../../events/index.ts';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { implausibleDays } from '../../../../shared/domain/implausible-days.ts';
import { anEvent } from '../../../support/made-up-events.ts';

const now = '2026-09-01T12:00:00.000Z';
const { example } = hireSubmitted;

function fields(hireDate: string, occurredAt = '2026-08-20T08:00:00Z'): string[] {
  const data = { ...example, employmentPeriod: { hireDate } };
  return implausibleDays(hireSubmitted, anEvent(data, { occurredAt }), now).map(
    ({ field }) => field,
  );
}

describe('a day that cannot be meant', () => {
  const hireDate = 'data.employmentPeriod.hireDate';
  test.each([
    ['an empty cell of a spreadsheet', '1900-01-01', [hireDate]],
    ['the last day too long ago', '1929-12-31', [hireDate]],
    ['the first that may be', '1930-01-01', []],
    ['a hire of next summer', '2027-08-17', []],
    ['the last that may be', '2046-12-31', []],
    ['a slip of the year', '2206-08-17', [hireDate]],
  ])('%s: %s', (_, day, found) => {
    expect(fields(day)).toEqual(found);
  });

  test('is none when a credential runs out decades ahead, as long as somebody may work', () => {
    const runsOut = (expirationDate: string) =>
      implausibleDays(credentialSubmitted, anEvent({ expirationDate }, { occurredAt: now }), now)
        .length;
    expect([runsOut('2086-12-31'), runsOut('2087-01-01')]).toEqual([0, 1]);
  });

  test('is a statement from the future, but not one of a clock that is ahead', () => {
    expect(fields('2026-08-17', '2026-09-02T11:59:00Z')).toEqual([]);
    expect(fields('2026-08-17', '2026-09-02T12:00:01Z')).toEqual(['occurredAt']);
    expect(fields('2026-08-17', '2099-01-01T00:00:00+02:00')).toEqual(['occurredAt']);
  });

  test('is told with what to do, and never repeated', () => {
    const data = { ...example, employmentPeriod: { hireDate: '1900-01-01' } };
    const problems = implausibleDays(
      hireSubmitted,
      anEvent(data, { occurredAt: '2099-01-01T00:00:00Z' }),
      now,
    );
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toMatch(/1900-01|2099/);
    for (const { found, mend } of problems) expect(found && mend).toMatch(/\.$/);
  });
});

test('text that only looks like a number, numbers, and fields that no contract has, are no days', () => {
  for (const hireDate of ['1900', 19_000_101, 'since 1900-01-01', null, true, ['1900-01-01']]) {
    const data = { ...example, employmentPeriod: { hireDate } };
    expect(implausibleDays(hireSubmitted, anEvent(data), now)).toEqual([]);
  }
  const more = { ...example, undeclared: '1900-01-01', positionTitle: '1900-01-01' };
  expect(implausibleDays(hireSubmitted, anEvent(more), now)).toEqual([]);
});

test('a day is looked at in every row of a list, and in whatever was sent instead of an event', () => {
  const degree = graduationSubmitted.example.degrees[0];
  const degrees = ['2026-05-15', '1900-01-01', 7].map((day) => ({
    ...degree,
    completionDate: day,
  }));
  const graduation = anEvent({ ...graduationSubmitted.example, degrees });
  expect(implausibleDays(graduationSubmitted, graduation, now).map(({ field }) => field)).toEqual([
    'data.degrees.1.completionDate',
  ]);
  for (const sent of [null, 'text', [], { data: [] }, { data: { degrees: {} } }]) {
    expect(implausibleDays(graduationSubmitted, sent, now)).toEqual([]);
  }
});

/** Paths of the days in a JSON Schema, a list's items as `0`. */
function daysOf(schema: unknown, path: string[] = []): string[][] {
  const { format, properties = {}, items, anyOf = [] } = Part.parse(schema);
  if (format === 'date') return [path];
  return [
    ...Object.entries(properties).flatMap(([name, part]) => daysOf(part, [...path, name])),
    ...(items === undefined ? [] : daysOf(items, [...path, '0'])),
    ...anyOf.flatMap((part) => daysOf(part, path)),
  ];
}

const Part = z.object({
  format: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});

test('no day of any submission goes unseen: the examples have them all', () => {
  const unseen = catalogue
    .filter(({ bus }) => bus === 'intake')
    .flatMap((contract) =>
      daysOf(z.toJSONSchema(contract.data)).flatMap((path) => {
        const data = path.reduceRight<unknown>(
          (value, name) => (name === '0' ? [value] : { [name]: value }),
          '1900-01-01',
        );
        const found = implausibleDays(contract, { data }, now).map(({ field }) => field);
        const field = ['data', ...path].join('.');
        return found.includes(field) ? [] : [`${contract.type} ${field}`];
      }),
    );
  expect(unseen).toEqual([]);
});
