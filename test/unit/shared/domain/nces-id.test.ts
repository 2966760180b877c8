import { describe, expect, test } from 'vitest';
import { readNcesLeaId, readNcesSchoolId } from '../../../../shared/domain/nces-id.ts';

describe('an NCES id', () => {
  test('is text: its leading zeros stay', () => {
    expect(readNcesSchoolId('010000500870')).toEqual({ id: '010000500870', repaired: false });
    expect(readNcesLeaId('0100005')).toEqual({ id: '0100005', repaired: false });
  });

  test('gets the zero back that a spreadsheet took, and says so', () => {
    expect(readNcesSchoolId('10000500870')).toEqual({ id: '010000500870', repaired: true });
    expect(readNcesLeaId('100005')).toEqual({ id: '0100005', repaired: true });
  });

  test('may be written with blanks, hyphens, small letters or a spreadsheet’s apostrophe', () => {
    for (const written of ['0100005 00870', '0100005-00870', "'010000500870"]) {
      expect(readNcesSchoolId(written)?.id).toBe('010000500870');
    }
    expect(readNcesSchoolId('0100005a0870')?.id).toBe('0100005A0870');
  });

  test('of another length is none, and letters are never made longer', () => {
    for (const wrong of [
      '',
      '123',
      '0100005008701',
      '1E+11',
      '0100005A087',
      '０１００００５００８７０',
    ]) {
      expect(readNcesSchoolId(wrong), wrong).toBeUndefined();
    }
    for (const wrong of ['01', '01000050', 'ABCDEF']) {
      expect(readNcesLeaId(wrong), wrong).toBeUndefined();
    }
  });
});
