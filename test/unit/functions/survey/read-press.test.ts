import { expect, test } from 'vitest';
import { readPress } from '../../../../functions/survey/read-press.ts';

const form = (fields: Record<string, string>) => new Map(Object.entries(fields));

test('a choice is taken by its code', () => {
  expect(readPress('JOB_SAT', form({ JOB_SAT: '4', go: 'next' }))).toEqual({
    ok: true,
    press: { answer: { code: 'JOB_SAT', value: '4', shown: false }, send: false },
  });
});

test('a choice that the survey does not have is refused', () => {
  expect(readPress('JOB_SAT', form({ JOB_SAT: '6' }))).toMatchObject({
    ok: false,
    problem: { problem: 'no-such-choice' },
  });
});

test('a question that the survey does not have is no question', () => {
  expect(readPress('SALARY', form({ SALARY: '1' }))).toBeUndefined();
  expect(readPress('constructor', form({}))).toBeUndefined();
});

test('a text that is too long comes back whole, with its length, instead of being cut', () => {
  const typed = 'x'.repeat(201);
  expect(readPress('SCHOOL', form({ SCHOOL: typed }))).toEqual({
    ok: false,
    typed,
    problem: { problem: 'too-long', length: 201, maxLength: 200 },
  });
});

test('a text is kept on one line, without control characters', () => {
  expect(readPress('SCHOOL', form({ SCHOOL: ' Lincoln\r\nMiddle\0 School\u2028 ' }))).toMatchObject(
    {
      press: { answer: { value: 'Lincoln Middle School' } },
    },
  );
});

test('skipping leaves whatever was typed aside', () => {
  expect(readPress('SCHOOL', form({ SCHOOL: 'Lincoln', go: 'skip' }))).toMatchObject({
    press: { answer: { value: '' }, send: false },
  });
  expect(readPress('JOB_SAT', form({ JOB_SAT: '4', go: 'skip-and-send' }))).toMatchObject({
    press: { answer: { value: '' }, send: true },
  });
});

test('fields that the form does not have are left out', () => {
  const reading = readPress('JOB_SAT', form({ JOB_SAT: '4', status: 'admin', pk: 'person#x' }));
  expect(JSON.stringify(reading)).not.toContain('admin');
});
