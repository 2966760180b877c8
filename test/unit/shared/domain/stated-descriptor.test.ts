import { expect, test } from 'vitest';
import { statedCode, statedDescriptor } from '../../../../shared/domain/stated-descriptor.ts';

const edFi = 'uri://ed-fi.org/AcademicSubjectDescriptor';
const ours = 'uri://cedarvalley.example.edu/Subject';

test('Ed-Fi’s own values stand in a form as they are chosen there, with their namespace or without', () => {
  expect(statedCode({ codeValue: 'Mathematics' })).toBe('Mathematics');
  expect(statedCode({ namespace: edFi, codeValue: 'Mathematics' })).toBe('Mathematics');
});

test('a site’s own value keeps its namespace on the way through a form', () => {
  const value = { namespace: ours, codeValue: 'Maths #2' };
  expect(statedDescriptor(statedCode(value))).toEqual(value);
});

test('what only begins like an address of Ed-Fi’s keeps it', () => {
  const value = { namespace: 'uri://ed-fi.org/Our/SubjectDescriptor', codeValue: 'Maths' };
  expect(statedDescriptor(statedCode(value))).toEqual(value);
});
