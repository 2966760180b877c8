import { describe, expect, test } from 'vitest';
import { likenessOf, matchSchool } from '../../../../shared/domain/match-school.ts';

const school = (name: string, city: string, stateAbbreviation = 'AL') => ({
  name,
  city,
  stateAbbreviation,
});
const directory = [
  school('Lincoln Middle School', 'Auburn'),
  school('Lincoln Elementary School', 'Auburn'),
  school('Lincoln Middle School', 'Cedar Falls', 'IA'),
  school('Abraham Lincoln High School', 'Auburn'),
  school('Washington Middle School', 'Auburn'),
  school('Saint Mary School', 'Mobile'),
];
const proposed = (typed: Parameters<typeof matchSchool>[0]) =>
  matchSchool(typed, directory, 3).map(({ name, city }) => `${name}, ${city}`);

describe('a typed school', () => {
  test('is the one of the directory with the same name and town, whatever the spelling', () => {
    for (const name of [
      'Lincoln MS',
      'lincoln middle',
      'Lincon Middle School',
      'Middle School Lincoln',
    ]) {
      expect(proposed({ name, city: 'Auburn', stateAbbreviation: 'AL' })[0], name).toBe(
        'Lincoln Middle School, Auburn',
      );
    }
  });

  test('may have its town in its name, as people write in a survey', () => {
    expect(proposed({ name: 'Lincoln Middle School, Cedar Falls' })[0]).toBe(
      'Lincoln Middle School, Cedar Falls',
    );
    expect(proposed({ name: 'St. Mary’s, Mobile' })[0]).toBe('Saint Mary School, Mobile');
  });

  test('is never one of another state', () => {
    expect(proposed({ name: 'Lincoln Middle School', stateAbbreviation: 'IA' })).toEqual([
      'Lincoln Middle School, Cedar Falls',
    ]);
  });

  test('that shares only common words with a school is not that school', () => {
    expect(proposed({ name: 'Roosevelt Middle School' })).toEqual([]);
    expect(proposed({ name: 'the school' })).toEqual([]);
    expect(proposed({ name: '' })).toEqual([]);
    expect(proposed({ name: '学校' })).toEqual([]);
  });

  test('is proposed at most as often as asked, the likeliest first', () => {
    const all = matchSchool({ name: 'Lincoln' }, directory, 2);
    expect(all).toHaveLength(2);
    const [first, second] = all.map((each) => likenessOf({ name: 'Lincoln' }, each));
    expect(first).toBeGreaterThanOrEqual(second ?? 1);
  });
});
