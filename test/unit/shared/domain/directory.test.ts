import { describe, expect, test } from 'vitest';
import { directoryListing, plainSchoolName } from '../../../../shared/domain/directory.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

describe('a school’s plain name', () => {
  test('is the same for every usual way of writing it', () => {
    for (const written of [
      'Lincoln Middle School',
      'LINCOLN  MS',
      'Lincoln Mid. Sch.',
      'lincoln-ms',
    ]) {
      expect(plainSchoolName(written), written).toBe('lincoln middle school');
    }
    expect(plainSchoolName('St. Mary’s Elem')).toBe('saint marys elementary');
    expect(plainSchoolName('Peña Blanca HS')).toBe('pena blanca high school');
  });

  test('leaves a first word that only looks like an abbreviation', () => {
    expect(plainSchoolName('Es Salaam Academy')).toBe('es salaam academy');
    expect(plainSchoolName('El Paso High')).toBe('el paso high');
  });

  test('is made of anything without harm', () => {
    for (const text of naughtyStrings) expect(typeof plainSchoolName(text)).toBe('string');
    expect(plainSchoolName('constructor __proto__ toString')).toBe('constructor proto tostring');
  });
});

test('schools are listed by their plain names', () => {
  const school = { schoolId: 'nces-010000500870', name: 'Lincoln MS' };
  expect(directoryListing('cedar-valley', school)).toEqual({
    listOf: 'cedar-valley#directory',
    listBy: 'lincoln middle school#nces-010000500870',
  });
});
