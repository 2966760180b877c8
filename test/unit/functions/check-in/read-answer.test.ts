import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../../../functions/check-in/read-answer.ts';

const read = (fields: Record<string, string>, hasTelephone = false) =>
  readAnswer(new Map(Object.entries(fields)), { hasTelephone });

describe('the form of a check-in', () => {
  test('needs nothing but how it goes', () => {
    expect(read({ mood: '3' })).toStrictEqual({
      ok: true,
      answer: { mood: 3, needs: [], words: '', callMe: false, telephone: undefined },
    });
  });

  test('is read with everything on it, and with nothing that is not', () => {
    const reading = read({
      mood: '1',
      'needs.workload': 'yes',
      'needs.mentor': 'yes',
      'needs.money': 'yes',
      words: '  Line one\r\nline\u0007two ',
      callMe: 'yes',
      telephone: ' +1 (555) 010-2345 x12 ',
      revision: '99',
    });
    expect(reading).toStrictEqual({
      ok: true,
      answer: {
        mood: 1,
        needs: ['mentor', 'workload'],
        words: 'Line one\nline two',
        callMe: true,
        telephone: '+1 (555) 010-2345 x12',
      },
    });
  });

  test.each(['', '0', '6', '2.5', '03', 'well'])('“%s” is no answer', (mood) => {
    expect(read({ mood })).toMatchObject({ ok: false, problems: [{ field: 'mood' }] });
  });

  test('comes back as it was filled in, with each problem', () => {
    const words = 'x'.repeat(2001);
    expect(read({ words, callMe: 'yes', 'needs.planning': 'yes' })).toStrictEqual({
      ok: false,
      filledIn: { mood: undefined, needs: ['planning'], words, callMe: true, telephone: '' },
      problems: [
        { field: 'mood' },
        { field: 'words', length: 2001, maxLength: 2000 },
        { field: 'telephone', problem: 'missing' },
      ],
    });
  });
});

describe('the number to call', () => {
  test('need not be given when we have one, or nobody is to call', () => {
    expect(read({ mood: '2', callMe: 'yes' }, true)).toMatchObject({ ok: true });
    expect(read({ mood: '2', telephone: 'nonsense' })).toMatchObject({
      ok: true,
      answer: { telephone: undefined },
    });
  });

  test.each(['555 0102', '(555) 010-2345', '+44 20 7946 0958', '555.010.2345 ext'])(
    '%s',
    (number) => {
      const ok = !number.endsWith('ext');
      expect(read({ mood: '2', callMe: 'yes', telephone: number }).ok).toBe(ok);
    },
  );

  test.each(['12345', 'call my mother', '<script>', '+'.repeat(30)])('%s is none', (typed) => {
    expect(read({ mood: '2', callMe: 'yes', telephone: typed }, true)).toMatchObject({
      ok: false,
      problems: [{ field: 'telephone', problem: 'no-number' }],
    });
  });
});
