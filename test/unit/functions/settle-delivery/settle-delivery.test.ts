import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deliveredMessage,
  type Feedback,
  settleDelivery,
} from '../../../../functions/settle-delivery/settle-delivery.ts';
import type { Message } from '../../../../shared/records/message.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { announced, done, skipped } from '../../../support/made-up-events.ts';
import { aMessage, anAddress, aPerson, ngozi } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-05-03T15:02:00.000Z';
const sentAt = '2027-05-03T15:00:31.000Z';

function sent(more: Partial<Message> = {}): Message {
  const { due: _, dueAt: __, ...message } = aMessage({ version: 3 });
  return {
    ...message,
    status: 'sent',
    claimedAt: '2027-05-03T15:00:30.000Z',
    sentAt,
    sesMessageId: 'ses-1',
    addressId: 'a1',
    ...more,
  };
}

function says(kind: Feedback['kind']): Feedback {
  const codes = {
    delivered: 'delivered',
    bounced: 'General',
    'bounced-for-now': 'MailboxFull',
    complained: 'abuse',
    rejected: 'rejected',
  };
  const types = { bounced: 'Permanent', 'bounced-for-now': 'Transient' } as const;
  const bounceType = kind === 'bounced' || kind === 'bounced-for-now' ? types[kind] : undefined;
  return {
    kind,
    at: '2027-05-03T15:01:00.000Z',
    code: codes[kind],
    sentAt,
    sesMessageId: 'ses-1',
    ...(bounceType === undefined ? {} : { bounceType }),
  };
}

describe('the mailbox says', () => {
  test('that it took the email: nothing but the email itself changes', () => {
    expect(deliveredMessage(sent(), says('delivered'))).toMatchObject({
      status: 'delivered',
      settledAt: '2027-05-03T15:01:00.000Z',
    });
  });

  test('that it does not exist: the address is not used any more', () => {
    const changes = settleDelivery({ message: sent(), person: aPerson() }, says('bounced'), now);
    expect(stored(changes)).toMatchObject({
      message: [{ status: 'bounced', reason: 'General' }],
      person: [{ reach: 'unusable-address', addresses: [{ status: 'bounced', since: now }] }],
    });
    expect(announced(changes)).toEqual(['alumni.contact.changed.v1', 'message.bounced.v1']);
    expect(done(changes).emits?.[1]?.detail.data).toEqual({
      personId: ngozi,
      addressId: 'a1',
      plan: 'annual-2027',
      step: 'invitation',
      bounceType: 'Permanent',
    });
    expect(done(changes)).toMatchObject({
      what: 'email-bounced',
      details: { plan: 'annual-2027', step: 'invitation', code: 'General' },
    });
  });

  test('that the graduate complained: nothing more is sent about surveys', () => {
    const changes = settleDelivery({ message: sent(), person: aPerson() }, says('complained'), now);
    expect(stored(changes)).toMatchObject({
      message: [{ status: 'complained' }],
      person: [
        { reach: 'opted-out', unwanted: ['surveys'], addresses: [{ status: 'complained' }] },
      ],
    });
    expect(announced(changes)).toEqual([
      'alumni.contact.changed.v1',
      'alumni.preference.changed.v1',
      'message.complained.v1',
    ]);
    expect(done(changes).emits?.[2]?.detail.data).toEqual({
      personId: ngozi,
      plan: 'annual-2027',
      step: 'invitation',
    });
    expect(done(changes).emits?.[1]?.detail.data).toMatchObject({
      wanted: false,
      via: 'complaint',
    });
  });

  test('that it is full for now: the address stays in use', () => {
    const changes = settleDelivery(
      { message: sent(), person: aPerson() },
      says('bounced-for-now'),
      now,
    );
    expect(stored(changes).message).toMatchObject([
      { status: 'sent', reason: 'for now: MailboxFull' },
    ]);
    expect(stored(changes).person).toEqual([]);
    expect(announced(changes)).toEqual(['message.bounced.v1']);
    expect(done(changes).emits?.[0]?.detail.data).toMatchObject({ bounceType: 'Transient' });
  });

  test('and only the address that was written to bears it', () => {
    const person = aPerson({ addresses: [anAddress(), anAddress({ addressId: 'a2' })] });
    const changes = settleDelivery(
      { message: sent({ addressId: 'a2' }), person },
      says('bounced'),
      now,
    );
    expect(stored(changes).person[0]?.addresses.map(({ status }) => status)).toEqual([
      'usable',
      'bounced',
    ]);
    expect(stored(changes).person[0]?.reach).toBe('reachable');
  });

  test.each(['complained', 'not-me'] as const)(
    'that it does not exist, of an address that is %s already: that stays, for it says more',
    (status) => {
      const person = aPerson({ addresses: [anAddress({ status })] });
      const changes = settleDelivery({ message: sent(), person }, says('bounced'), now);
      expect(stored(changes).person[0]?.addresses[0]).toMatchObject({ status });
    },
  );

  test('more than we knew of an email whose sending was never confirmed: it did go', () => {
    const {
      sentAt: _,
      sesMessageId: __,
      ...claimed
    } = sent({ status: 'claimed', reason: 'outcome-unknown' });
    for (const kind of ['delivered', 'bounced', 'complained', 'bounced-for-now'] as const) {
      const changes = settleDelivery({ message: claimed, person: aPerson() }, says(kind), now);
      expect(stored(changes).message[0]).toMatchObject({ sentAt, sesMessageId: 'ses-1' });
      expect(stored(changes).message[0]?.status).not.toBe('claimed');
    }
  });

  test('something of an email that is still planned, as we know it: it waits for no turn any more', () => {
    const planned = aMessage({ version: 3 });
    expect(deliveredMessage(planned, says('delivered'))).toMatchObject({ status: 'delivered' });
    for (const kind of ['delivered', 'bounced-for-now'] as const) {
      const changes = settleDelivery({ message: planned, person: undefined }, says(kind), now);
      expect(stored(changes).message[0], kind).not.toHaveProperty('due');
    }
  });

  test('that a note to the staff bounced: nothing about the graduate changes', () => {
    const message = sent({ purpose: 'staff', email: 'call-notice' });
    const changes = settleDelivery({ message, person: aPerson() }, says('complained'), now);
    expect(stored(changes).person).toEqual([]);
    expect(announced(changes)).toEqual([]);
    const bounced = settleDelivery({ message, person: aPerson() }, says('bounced'), now);
    expect(announced(bounced)).toEqual([]);
  });

  test('that a check-in is unwanted: surveys go on', () => {
    const message = sent({ purpose: 'checkIns', email: 'check-in-invitation' });
    const changes = settleDelivery({ message, person: aPerson() }, says('complained'), now);
    expect(stored(changes).person[0]?.unwanted).toEqual(['checkIns']);
  });

  test('something of an email or a person that is not there any more', () => {
    expect(
      skipped(settleDelivery({ message: undefined, person: undefined }, says('bounced'), now)),
    ).toBe('no-such-message');
    const alone = settleDelivery({ message: sent(), person: undefined }, says('bounced'), now);
    expect(stored(alone)).toMatchObject({ message: [{ status: 'bounced' }], person: [] });
    const { addressId: _, ...nowhere } = sent();
    const changes = settleDelivery({ message: nowhere, person: aPerson() }, says('bounced'), now);
    expect(stored(changes).person).toEqual([]);
  });
});

/** The email and the person after the mailbox said all this, in this order. */
function afterAll(
  words: readonly Feedback['kind'][],
  start: Message,
): { message: Message; person: Person; told: string[] } {
  let message = start;
  let person = aPerson();
  const told: string[] = [];
  for (const word of words) {
    const changes = settleDelivery({ message, person }, says(word), now);
    if (changes.outcome === 'skipped') continue;
    message = stored(changes).message[0] ?? message;
    person = stored(changes).person[0] ?? person;
    told.push(...(changes.emits ?? []).map(({ detail }) => detail.eventId));
  }
  return { message, person, told };
}

describe('in any order, and however often it is said', () => {
  const rank = ['claimed', 'sent', 'not-sent', 'delivered', 'bounced', 'complained'];
  const words = fc.array(
    fc.constantFrom('delivered', 'bounced', 'bounced-for-now', 'complained', 'rejected'),
    { minLength: 1, maxLength: 8 },
  );

  test('the weightiest word stands: complaint, bounce, delivery, sending', () => {
    const heaviest = new Map<string, string>([
      ['bounced-for-now', 'sent'],
      ['rejected', 'not-sent'],
    ]);
    fc.assert(
      fc.property(words, (said) => {
        const statuses = said.map((kind) => heaviest.get(kind) ?? kind);
        const expected = rank[Math.max(...statuses.map((status) => rank.indexOf(status)))];
        expect(afterAll(said, sent()).message.status).toBe(expected);
      }),
    );
  });

  test('an email’s state never goes back', () => {
    fc.assert(
      fc.property(words, (said) => {
        const states = said.map((_, at) => afterAll(said.slice(0, at + 1), sent()).message.status);
        const ranks = states.map((status) => rank.indexOf(status));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });

  test('email and graduate end the same, also when the word came before we had noted the sending', () => {
    const shuffled = words.chain((said) =>
      fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length }), fc.nat(7)),
    );
    const { sentAt: _, sesMessageId: __, ...claimed } = sent({ status: 'claimed' });
    fc.assert(
      fc.property(shuffled, ([said, other, repeated]) => {
        const again = said[repeated % said.length];
        const one = afterAll(said, sent());
        const two = afterAll(again === undefined ? other : [...other, again], claimed);
        expect({ ...two.message, status: 'x', reason: 'x' }).toEqual({
          ...one.message,
          status: 'x',
          reason: 'x',
        });
        expect(two.message.status).toBe(one.message.status);
        expect(two.person).toEqual(one.person);
      }),
    );
  });

  test('each consequence is announced once', () => {
    fc.assert(
      fc.property(words, (said) => {
        const { told } = afterAll([...said, ...said], sent());
        expect(new Set(told).size).toBe(told.length);
      }),
    );
    expect(afterAll(['bounced', 'complained'], sent()).told).toEqual([
      `${ngozi}/annual-2027/invitation/bounced`,
      `${ngozi}/annual-2027/invitation/message-bounced`,
      `${ngozi}/annual-2027/invitation/complained`,
      `${ngozi}/annual-2027/invitation/unwanted`,
      `${ngozi}/annual-2027/invitation/message-complained`,
    ]);
  });
});
