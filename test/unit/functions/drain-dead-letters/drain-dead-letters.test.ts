import { describe, expect, test } from 'vitest';
import {
  busOf,
  carriesAddresses,
  type Ended,
  lostAt,
} from '../../../../functions/drain-dead-letters/drain-dead-letters.ts';

const queue = 'arn:aws:sqs:us-east-1:000000000000:owe';
const rule = 'arn:aws:events:us-east-1:000000000000:rule/rollcall/owe-rule';
const sources = new Map([
  [queue, 'owe-survey'],
  [rule, 'owe-survey'],
]);

function ended(more: Partial<Ended> = {}): Ended {
  return {
    sourceQueueArn: undefined,
    ruleArn: undefined,
    errorCode: undefined,
    errorMessage: undefined,
    receives: 60,
    ...more,
  };
}

describe('work that ended in a dead-letter queue', () => {
  test('of a work queue says that the function never answered', () => {
    const lost = lostAt(ended({ sourceQueueArn: queue }), sources);
    expect(lost.workflow).toBe('owe-survey');
    expect(lost.reason).toContain('ended without an answer');
  });

  test('of a rule says why the bus could not hand it over', () => {
    const lost = lostAt(
      ended({ ruleArn: rule, errorCode: 'NO_PERMISSIONS', errorMessage: 'denied' }),
      sources,
    );
    expect(lost).toEqual({
      workflow: 'owe-survey',
      reason: 'The bus could not hand it over: NO_PERMISSIONS denied',
    });
    expect(lostAt(ended({ ruleArn: rule }), sources).reason).toBe(
      'The bus could not hand it over: no code',
    );
  });

  test('of something that is no longer deployed is still shown', () => {
    expect(lostAt(ended({ sourceQueueArn: 'arn:gone' }), sources).workflow).toBe('unknown');
    expect(lostAt(ended({ ruleArn: `${rule}-old` }), sources).workflow).toBe('owe-rule-old');
    expect(lostAt(ended(), sources).workflow).toBe('unknown');
  });
});

describe('the bus on which lost work can be sent again', () => {
  test.each([
    ['graduation.submitted.v1', 'intake'],
    ['candidate.graduated.v1', 'inner'],
    // Nobody knows it: it was on its way to the quarantine.
    ['graduation.imagined.v1', 'intake'],
    ['unreadable', 'none'],
  ])('of %s is %s', (type, bus) => {
    expect(busOf(type)).toBe(bus);
  });
});

test('the mail service’s words name mailboxes, and are not kept', () => {
  expect(carriesAddresses('settle-delivery')).toBe(true);
  expect(carriesAddresses('unknown')).toBe(true);
  expect(carriesAddresses('admit-graduation')).toBe(false);
});
