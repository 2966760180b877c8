import { expect, test } from 'vitest';
import { refuseMessage } from '../../../../functions/send-message/refuse-message.ts';
import { aMessage, ngozi } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-05-03T15:00:30.000Z';

test('a refused email is out of the calendar, and says why on the timeline', () => {
  const { changes, context } = refuseMessage(aMessage({ version: 3 }), 'answered', now);
  const [message] = stored(changes).message;
  expect(message).toMatchObject({
    step: 'invitation',
    status: 'not-sent',
    reason: 'answered',
    settledAt: now,
    version: 3,
  });
  for (const field of ['due', 'dueAt']) expect(message).not.toHaveProperty(field);
  expect(changes).toMatchObject({
    what: 'email-not-sent',
    about: `person#${ngozi}`,
    details: { plan: 'annual-2027', step: 'invitation', reason: 'answered' },
  });
  expect(context).toMatchObject({ eventId: 'annual-2027/invitation/3', cause: 'email due' });
});

test('the same refusal twice is one line; a later one of the same email is another', () => {
  const idOf = (version: number) =>
    refuseMessage(aMessage({ version }), 'answered', now).context.eventId;
  expect(idOf(3)).toBe(idOf(3));
  expect(idOf(3)).not.toBe(idOf(5));
});
