import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { OutsideAccounts } from '../../../infra/local/outside-accounts.ts';
import { eventBusPolicy } from '../../../infra/local/resources/events.ts';
import { synthesizedWith } from '../synthesized.ts';

const own = '000000000000';
const bus = `arn:aws:events:us-east-1:${own}:event-bus/rollcall-intake`;

/** The statements that our own stack makes of a configuration, with its references as they are here. */
function statements() {
  const policies = synthesizedWith({
    integrators: [
      { institution: 'cedar-valley', programId: 'cedar-valley', account: '111122223333' },
      {
        institution: 'lake-district',
        programId: 'cedar-valley',
        account: '444455556666',
        types: ['hire.submitted.v1'],
      },
    ],
  }).ofType('AWS::Events::EventBusPolicy');
  const resolved: unknown = JSON.parse(
    JSON.stringify(policies.map(({ properties }) => properties))
      .replaceAll('<Partition>', 'aws')
      .replaceAll('<Region>', 'us-east-1')
      .replaceAll('<AccountId>', own),
  );
  return z
    .array(eventBusPolicy.properties)
    .parse(resolved)
    .map(({ Statement }) => Statement);
}

const outside = new OutsideAccounts(own, statements());

/** The sentence with which a call is refused; undefined when it is allowed. */
function refusal(caller: string, entries: Record<string, string>[], action = 'PutEvents') {
  try {
    outside.authorize({
      caller,
      service: 'events',
      action,
      protocol: 'json',
      input: { Entries: entries },
      rawBody: Buffer.of(),
      headers: {},
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const entry = (more: Record<string, string> = {}) => ({
  EventBusName: bus,
  Source: 'sis.cedar-valley',
  DetailType: 'graduation.submitted.v1',
  Detail: '{}',
  ...more,
});

describe('an integrator’s AWS account', () => {
  test('may put what it is meant to hand in, under its own source', () => {
    expect(
      refusal('111122223333', [entry(), entry({ DetailType: 'hire.submitted.v1' })]),
    ).toBeUndefined();
    const theirs = { Source: 'sis.lake-district', DetailType: 'hire.submitted.v1' };
    expect(refusal('444455556666', [entry(theirs)])).toBeUndefined();
  });

  test.each<[string, string, Record<string, string>]>([
    ['pass for another institution', '444455556666', { DetailType: 'hire.submitted.v1' }],
    ['pass for us', '111122223333', { Source: 'rollcall.intake' }],
    ['put a fact', '111122223333', { DetailType: 'alumni.hired.v1' }],
    ['put what is in no catalogue', '111122223333', { DetailType: 'hire.submitted.v2' }],
    ['put a type that it does not hand in', '444455556666', { Source: 'sis.lake-district' }],
    ['reach the inner bus', '111122223333', { EventBusName: bus.replace('-intake', '') }],
    ['name the bus without its account', '111122223333', { EventBusName: 'rollcall-intake' }],
    ['come from an account that nobody named', '999900001111', {}],
  ])('cannot %s', (_, account, more) => {
    expect(refusal(account, [entry(more)])).toContain(
      `User: arn:aws:iam::${account}:root is not authorized to perform: events:PutEvents`,
    );
    // One good entry opens the door to no other.
    expect(refusal(account, [entry(), entry(more)])).toContain('not authorized');
  });

  test('cannot do anything else', () => {
    expect(refusal('111122223333', [], 'StartReplay')).toContain('events:StartReplay');
  });
});

test.each(['test', own, 'RollcallApp-relay', 'AKIA0123456789012345'])(
  'the key id %s is no other account: it is somebody of this one',
  (caller) => {
    expect(refusal(caller, [entry({ Source: 'anybody' })])).toBeUndefined();
  },
);
