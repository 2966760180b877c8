import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageId, messageKeyOf } from '../../../../shared/domain/message-id.ts';

const key = {
  personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
  plan: 'annual-2027',
  step: 'reminder-1',
};

test('an email’s id has only the signs that SES allows in a tag, and at most 256 of them', () => {
  expect(messageId(key)).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
});

test('an email’s id leads back to whom, which survey and which step it was', () => {
  const part = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
  fc.assert(
    fc.property(part, part, part, (personId, plan, step) => {
      expect(messageKeyOf(messageId({ personId, plan, step }))).toEqual({ personId, plan, step });
    }),
  );
});

test.each(['', 'x', 'a_b', 'a_b_', '_b_c', 'a__c', 'a_b_c_d', 'somebody else’s tag'])(
  '%j is no email of ours',
  (id) => {
    expect(messageKeyOf(id)).toBeUndefined();
  },
);
