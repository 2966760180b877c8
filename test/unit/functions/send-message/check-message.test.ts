import { describe, expect, test } from 'vitest';
import { checkMessage, type Verdict } from '../../../../functions/send-message/check-message.ts';
import type { DoorState } from '../../../../functions/send-message/door-state.ts';
import {
  aCallTask,
  aMessage,
  anAddress,
  anEnrolment,
  aPerson,
  aProgram,
} from '../../../support/made-up-records.ts';

const now = '2027-05-03T15:00:30.000Z';

function doorState(more: Partial<DoorState> = {}): DoorState {
  return {
    message: aMessage(),
    person: aPerson(),
    subject: { about: 'survey', enrolment: anEnrolment() },
    program: aProgram(),
    ...more,
  };
}

const reasonOf = (verdict: Verdict) =>
  verdict.verdict === 'refuse' || verdict.verdict === 'wait' ? verdict.reason : verdict.verdict;

describe('the last check before an email goes', () => {
  test('lets it go, to the address that can be used', () => {
    const addresses = [
      anAddress({ addressId: 'a1', status: 'shared' }),
      anAddress({ addressId: 'a2', primary: false }),
    ];
    expect(checkMessage(doorState({ person: aPerson({ addresses }) }), now)).toMatchObject({
      verdict: 'send',
      recipient: { addressId: 'a2' },
    });
  });

  test.each([
    [
      'the survey was answered meanwhile',
      { subject: { about: 'survey', enrolment: anEnrolment({ answeredAt: now }) } } as const,
      'answered',
    ],
    ['they want no surveys any more', { person: aPerson({ unwanted: ['surveys'] }) }, 'opted-out'],
    [
      'their degrees were taken back',
      { person: aPerson({ graduation: 'revoked' }) },
      'degree-revoked',
    ],
    [
      'the survey was cancelled',
      { subject: { about: 'survey', enrolment: anEnrolment({ status: 'cancelled' }) } } as const,
      'survey-cancelled',
    ],
    [
      'there is no such survey',
      { subject: { about: 'off', reason: 'survey-cancelled' } } as const,
      'survey-cancelled',
    ],
    ['the person is not there any more', { person: undefined }, 'person-gone'],
    ['the person was erased', { person: aPerson({ erasedAt: now }) }, 'person-gone'],
    [
      'their address bounced',
      {
        person: aPerson({
          addresses: [anAddress({ status: 'bounced' })],
          reach: 'unusable-address',
        }),
      },
      'unusable-address',
    ],
    [
      'they have no address',
      { person: aPerson({ addresses: [], reach: 'no-address' }) },
      'no-address',
    ],
  ] as const)('refuses it for good when %s', (_, more, reason) => {
    expect(checkMessage(doorState(more), now)).toMatchObject({ verdict: 'refuse', reason });
  });

  test.each([
    ['sending is stopped', { program: aProgram({ sendingStopped: true }) }, 'sending-stopped'],
    ['the program is not set up yet', { program: undefined }, 'program-not-set-up'],
  ] as const)('has it wait a quarter of an hour while %s', (_, more, reason) => {
    expect(checkMessage(doorState(more), now)).toMatchObject({
      verdict: 'wait',
      reason,
      until: '2027-05-03T15:15:30.000Z',
    });
  });

  test.each(['claimed', 'sent', 'delivered', 'bounced', 'complained', 'not-sent'] as const)(
    'does nothing about one that is %s',
    (status) => {
      expect(checkMessage(doorState({ message: aMessage({ status }) }), now)).toEqual({
        verdict: 'nothing',
        because: `already-${status}`,
      });
    },
  );

  test('does nothing about one that is not there', () => {
    expect(checkMessage(doorState({ message: undefined }), now).verdict).toBe('nothing');
  });

  test('lets one go until it is fourteen days old, and not a moment longer', () => {
    const planned = (plannedAt: string) =>
      reasonOf(checkMessage(doorState({ message: aMessage({ plannedAt }) }), now));
    expect(planned('2027-04-19T15:00:30.000Z')).toBe('send');
    expect(planned('2027-04-19T15:00:29.999Z')).toBe('too-old');
  });

  test('refuses what is settled rather than have it wait behind the stop switch', () => {
    const program = aProgram({ sendingStopped: true });
    const answered = anEnrolment({ answeredAt: now });
    expect(
      reasonOf(
        checkMessage(
          doorState({ program, subject: { about: 'survey', enrolment: answered } }),
          now,
        ),
      ),
    ).toBe('answered');
    const old = aMessage({ plannedAt: '2027-01-01T00:00:00Z' });
    expect(reasonOf(checkMessage(doorState({ program, message: old }), now))).toBe('too-old');
  });
});

describe('somebody who asked for a pause', () => {
  const person = aPerson({ pausedUntil: '2027-06-01' });

  test('gets the email when it is over, at the start of that day where the program is', () => {
    expect(checkMessage(doorState({ person }), now)).toMatchObject({
      verdict: 'wait',
      reason: 'paused',
      until: '2027-06-01T05:00:00Z',
    });
    expect(checkMessage(doorState({ person }), '2027-06-01T05:00:00Z').verdict).toBe('send');
  });

  test('is not kept from the email by how long the pause was, but by how long ago it ended', () => {
    expect(reasonOf(checkMessage(doorState({ person }), '2027-06-20T05:00:00Z'))).toBe('too-old');
  });

  test('is not looked for among the staff: their notices go at once', () => {
    const callTask = aCallTask();
    const message = aMessage({ purpose: 'staff', email: 'call-notice', plan: 'call-hand-1' });
    const subject = { about: 'call', callTask } as const;
    const unwanted = aPerson({ pausedUntil: '2027-06-01', unwanted: ['checkIns'], addresses: [] });
    expect(checkMessage(doorState({ person: unwanted, message, subject }), now)).toMatchObject({
      verdict: 'send',
      recipient: { address: 'dana.whitfield@cedarvalley.example' },
    });
    const caller = { name: 'Lee', address: 'lee@cedarvalley.example' };
    const program = aProgram({ caller });
    expect(checkMessage(doorState({ message, subject, program }), now)).toMatchObject({
      recipient: caller,
    });
    const owner = { name: 'Kim', address: 'kim@cedarvalley.example' };
    const taken = { about: 'call', callTask: aCallTask({ owner }) } as const;
    expect(checkMessage(doorState({ message, subject: taken, program }), now)).toMatchObject({
      recipient: owner,
    });
  });
});

test('an opt-out stops the emails of its own purpose and no others', () => {
  const person = aPerson({ unwanted: ['mentoring'] });
  expect(checkMessage(doorState({ person }), now).verdict).toBe('send');
  const message = aMessage({ purpose: 'mentoring' });
  expect(reasonOf(checkMessage(doorState({ person, message }), now))).toBe('opted-out');
});
