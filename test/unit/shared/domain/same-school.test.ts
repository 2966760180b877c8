import { describe, expect, test } from 'vitest';
import {
  atSchoolsMeant,
  readSchoolsMeant,
  schoolMeant,
} from '../../../../shared/domain/same-school.ts';

const typed = { schoolId: 's-typed', sameAs: 'nces-1' };
const meant = { schoolId: 'nces-1', leaId: '0100005' };

describe('a name that turned out to be another school’s', () => {
  test('means that school; any other means itself', () => {
    expect(schoolMeant([typed, meant], 's-typed')).toBe('nces-1');
    expect(schoolMeant([typed, meant], 'nces-1')).toBe('nces-1');
    expect(schoolMeant([], 's-unknown')).toBe('s-unknown');
  });

  test('takes the positions there along, into its district', () => {
    const positions = [
      { schoolId: 's-typed', hireDate: '2026-08-17' },
      { schoolId: 'nces-2', leaId: '0200001' },
    ];
    expect(atSchoolsMeant(positions, [typed, meant])).toEqual([
      { schoolId: 'nces-1', leaId: '0100005', hireDate: '2026-08-17' },
      { schoolId: 'nces-2', leaId: '0200001' },
    ]);
  });

  test('is read together with the school it means, each school once', async () => {
    const asked: (readonly string[])[] = [];
    const read = (ids: readonly string[]) => {
      asked.push(ids);
      return Promise.resolve([typed, meant].filter(({ schoolId }) => ids.includes(schoolId)));
    };
    expect(await readSchoolsMeant(['s-typed', 's-typed'], read)).toEqual([typed, meant]);
    expect(asked).toEqual([['s-typed'], ['nces-1']]);
    asked.length = 0;
    expect(await readSchoolsMeant(['s-typed', 'nces-1'], read)).toEqual([typed, meant]);
    expect(asked).toHaveLength(1);
  });
});
