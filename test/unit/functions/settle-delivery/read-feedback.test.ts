import { describe, expect, test } from 'vitest';
import { readFeedback } from '../../../../functions/settle-delivery/read-feedback.ts';
import { PermanentError } from '../../../../shared/domain/errors.ts';
import { ngozi } from '../../../support/made-up-records.ts';

const mailAt = '2027-05-03T15:00:31.000Z';
const at = '2027-05-03T15:01:00.000Z';

/** As SES publishes it through a configuration set (AWS, "Contents of event data that Amazon SES publishes"). */
function said(eventType: string, more: object = {}, tags: object = {}): string {
  return JSON.stringify({
    eventType,
    mail: {
      timestamp: mailAt,
      messageId: 'ses-1',
      source: 'alumni@example.edu',
      destination: ['ngozi.ivanova@mail.example'],
      tags: {
        message: [`${ngozi}_annual-2027_invitation`],
        program: ['cedar-valley'],
        'ses:configuration-set': ['email'],
        ...tags,
      },
    },
    ...more,
  });
}

const bounce = (bounceType: string) =>
  said('Bounce', {
    bounce: {
      bounceType,
      bounceSubType: 'General',
      timestamp: at,
      bouncedRecipients: [{ emailAddress: 'ngozi.ivanova@mail.example' }],
    },
  });

describe('what the mail service says of an email', () => {
  test.each([
    ['delivered', said('Delivery', { delivery: { timestamp: at } }), at, 'delivered'],
    ['bounced', bounce('Permanent'), at, 'General'],
    ['bounced-for-now', bounce('Transient'), at, 'General'],
    ['bounced-for-now', bounce('Undetermined'), at, 'General'],
    [
      'complained',
      said('Complaint', { complaint: { timestamp: at, complaintFeedbackType: 'abuse' } }),
      at,
      'abuse',
    ],
    ['complained', said('Complaint', { complaint: { timestamp: at } }), at, 'complaint'],
    ['rejected', said('Reject', { reject: { reason: 'Bad content' } }), mailAt, 'rejected'],
  ])('is understood: %s', (kind, body, when, code) => {
    expect(readFeedback(body)).toMatchObject({
      key: { personId: ngozi, plan: 'annual-2027', step: 'invitation' },
      programId: 'cedar-valley',
      eventId: `ses-1/${kind}`,
      feedback: { kind, at: when, code, sentAt: mailAt, sesMessageId: 'ses-1' },
    });
  });

  test.each([
    ['Permanent', 'Permanent'],
    ['Transient', 'Transient'],
    ['Undetermined', 'Undetermined'],
    ['a word of tomorrow', 'Undetermined'],
  ])('is kept with the kind of bounce that it is: %s', (said, bounceType) => {
    expect(readFeedback(bounce(said))?.feedback).toMatchObject({ bounceType });
  });

  test('names no mailbox any more', () => {
    expect(JSON.stringify(readFeedback(bounce('Permanent')))).not.toContain('mail.example');
  });

  test.each([
    ['another kind of word', said('Send')],
    ['an email without our tags', said('Delivery', {}, { message: undefined })],
    ['an email of no program', said('Delivery', {}, { program: [] })],
    ['an email that somebody else tagged', said('Delivery', {}, { message: ['newsletter'] })],
  ])('is of no consequence: %s', (_, body) => {
    expect(readFeedback(body)).toBeUndefined();
  });

  test.each(['', '{', 'null', '{}', '{"eventType":"Delivery"}'])(
    'is not %j: that can never be understood, and is not tried again',
    (body) => {
      expect(() => readFeedback(body)).toThrow(PermanentError);
    },
  );
});
