import { expect, test, vi } from 'vitest';
import { env, MissingVariableError } from '../../../../shared/runtime/env.ts';

test('a variable is read when it is needed', () => {
  vi.stubEnv('TABLE_NAME', 'records');
  expect(env('TABLE_NAME')).toBe('records');
  vi.stubEnv('TABLE_NAME', 'others');
  expect(env('TABLE_NAME')).toBe('others');
});

test.each([undefined, ''])('a variable that is %j is missed by name', (value) => {
  vi.stubEnv('TABLE_NAME', value);
  expect(() => env('TABLE_NAME')).toThrow(new MissingVariableError('TABLE_NAME'));
  expect(() => env('TABLE_NAME')).toThrow('the environment variable TABLE_NAME is not set');
});
