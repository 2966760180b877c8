import { expect, test } from 'vitest';
import { readRelease } from '../../../../functions/send-message/read-release.ts';
import { PermanentError } from '../../../../shared/domain/errors.ts';

const release = {
  programId: 'cedar-valley',
  personId: 'p',
  plan: 'annual-2027',
  step: 'invitation',
};

test('what the pacer puts into the queue can be read: an email, and the rate to keep', () => {
  const paced = { ...release, perSecond: 14 };
  expect(readRelease(JSON.stringify(paced))).toEqual(paced);
});

test('an email without a rate goes at the least that the mail service grants', () => {
  expect(readRelease(JSON.stringify(release))).toEqual({ ...release, perSecond: 1 });
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{}',
  '{"personId":"p"}',
  '"text"',
  JSON.stringify({ ...release, perSecond: 0 }),
])('%j is no email to send, however often it is tried', (body) => {
  expect(() => readRelease(body)).toThrow(PermanentError);
});
