import { describe, expect, test } from 'vitest';
import { testEventPattern } from '../../../infra/local/event-pattern.ts';

const envelope = {
  version: '0',
  id: '3e3c153a-8339-4e30-8c35-687ebef853fe',
  'detail-type': 'candidate.graduated.v1',
  source: 'rollcall.registry',
  account: '000000000000',
  time: '2026-05-15T00:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: { data: { cohort: 2026 } },
};

describe('TestEventPattern', () => {
  test('says whether the pattern lets the event through', () => {
    const event = JSON.stringify(envelope);
    expect(testEventPattern('{"detail":{"data":{"cohort":[2026]}}}', event)).toBe(true);
    expect(testEventPattern('{"detail":{"data":{"cohort":[2025]}}}', event)).toBe(false);
  });

  test.each(['not JSON', '"a string"', '[]', 'null', '', '{}'])(
    'refuses %j, which is no event',
    (event) => {
      expect(() => testEventPattern('{"source":["a"]}', event)).toThrow(
        expect.objectContaining({
          code: 'ValidationException',
          message: 'Parameter Event is not valid.',
        }),
      );
    },
  );

  test.each(['id', 'account', 'source', 'time', 'region', 'detail-type'])(
    'refuses an event without %s',
    (field) => {
      const event = JSON.stringify({ ...envelope, [field]: undefined });
      expect(() => testEventPattern('{"source":["a"]}', event)).toThrow(
        expect.objectContaining({ code: 'ValidationException' }),
      );
    },
  );

  test.each(['resources', 'version', 'detail'])(
    'takes an event without %s, as AWS does',
    (field) => {
      const event = JSON.stringify({ ...envelope, [field]: undefined });
      expect(testEventPattern('{"source":["rollcall.registry"]}', event)).toBe(true);
    },
  );

  test('refuses a pattern that is none, before it looks at the event', () => {
    expect(() => testEventPattern('{"source":[]}', 'not JSON')).toThrow(
      expect.objectContaining({ code: 'InvalidEventPatternException' }),
    );
  });

  test('refuses a pattern of more than 4096 characters as a request that is not valid', () => {
    const pattern = `{"source":["${'x'.repeat(4096)}"]}`;
    const test = () => testEventPattern(pattern, JSON.stringify(envelope));
    expect(test).toThrow(expect.objectContaining({ code: 'ValidationException' }));
    expect(test).toThrow(
      "at 'eventPattern' failed to satisfy constraint: Member must have length less than or equal to 4096",
    );
  });
});
