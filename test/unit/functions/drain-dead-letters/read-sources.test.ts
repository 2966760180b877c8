import { expect, test } from 'vitest';
import { readSources } from '../../../../functions/drain-dead-letters/read-sources.ts';

test('queues and rules are known by the workflow they belong to', () => {
  expect(readSources('{"arn:a":"owe-survey"}').get('arn:a')).toBe('owe-survey');
});

test.each(['', '[]', '{"arn:a":1}'])('%j is no such list', (text) => {
  expect(() => readSources(text)).toThrow(/JSON|expected/i);
});
