import { describe, expect, test } from 'vitest';
import {
  giveAddress,
  setAddressAside,
  takeAddressFrom,
} from '../../../../functions/console/judge-address.ts';
import type { AddressClaim } from '../../../../shared/records/address-claim.ts';
import { announced, done, skipped } from '../../../support/made-up-events.ts';
import { anAddress, aPerson, chen, ngozi, programId } from '../../../support/made-up-records.ts';

const now = '2027-02-10T16:00:00.000Z';

function aClaim(more: Partial<AddressClaim> = {}): AddressClaim {
  return { programId, addressId: 'a1', version: 2, claimants: [ngozi, chen], ...more };
}
const sharing = (personId = ngozi) =>
  aPerson({
    personId,
    addresses: [anAddress({ status: 'shared' })],
    reach: 'shared-address',
  });

describe('deciding whose a shared address is', () => {
  test('gives it to one, who can be reached again', () => {
    const changes = giveAddress({ person: sharing(), claim: aClaim() }, 'a1', now);
    expect(done(changes).writes).toMatchObject([
      {
        put: 'person',
        item: { reach: 'reachable', addresses: [{ status: 'usable', since: now }] },
      },
      { put: 'addressClaim', item: { owner: ngozi, claimants: [ngozi, chen], version: 2 } },
    ]);
    expect(announced(changes)).toEqual(['alumni.contact.changed.v1']);
  });

  test('takes it from the other, in their own history', () => {
    const changes = takeAddressFrom(
      { person: sharing(chen), claim: aClaim({ owner: ngozi }) },
      'a1',
      now,
    );
    expect(done(changes)).toMatchObject({
      about: `person#${chen}`,
      what: 'address-given-away',
      writes: [
        { item: { reach: 'unusable-address', addresses: [{ status: 'someone-else' }] } },
        { put: 'addressClaim' },
      ],
    });
  });

  test('can be decided otherwise later', () => {
    const person = aPerson({ addresses: [anAddress({ status: 'someone-else' })] });
    const changes = giveAddress({ person, claim: aClaim({ owner: chen }) }, 'a1', now);
    expect(done(changes).writes).toMatchObject([
      { item: { addresses: [{ status: 'usable' }] } },
      { item: { owner: ngozi } },
    ]);
  });

  test('changes nothing when it is theirs already, or nothing was decided', () => {
    const person = aPerson();
    expect(skipped(giveAddress({ person, claim: aClaim({ owner: ngozi }) }, 'a1', now))).toBe(
      'not-shared',
    );
    expect(skipped(takeAddressFrom({ person: sharing(), claim: aClaim() }, 'a1', now))).toBe(
      'not-decided',
    );
    expect(skipped(giveAddress({ person, claim: undefined }, 'no-such-address', now))).toBe(
      'address-gone',
    );
  });
});

describe('setting an address aside', () => {
  const aside = { addressId: 'a1', aside: true };
  const back = { addressId: 'a1', aside: false };

  test('stops its use, and can be undone', () => {
    const first = done(setAddressAside({ person: aPerson(), claim: undefined }, aside, now));
    expect(first.writes).toMatchObject([
      { item: { reach: 'unusable-address', addresses: [{ status: 'not-me' }] } },
    ]);
    const person = aPerson({ addresses: [anAddress({ status: 'not-me' })] });
    const claim = aClaim({ claimants: [ngozi] });
    expect(done(setAddressAside({ person, claim }, back, now)).writes).toMatchObject([
      { item: { reach: 'reachable', addresses: [{ status: 'usable' }] } },
      { put: 'addressClaim' },
    ]);
  });

  test('undone, it is still shared when somebody else has it', () => {
    const person = aPerson({ addresses: [anAddress({ status: 'not-me' })] });
    expect(done(setAddressAside({ person, claim: aClaim() }, back, now)).writes).toMatchObject([
      { item: { addresses: [{ status: 'shared' }] } },
      {},
    ]);
  });

  test('does not touch what a mailbox has said, and a second press changes nothing', () => {
    const bounced = aPerson({ addresses: [anAddress({ status: 'bounced' })] });
    const claim = undefined;
    expect(skipped(setAddressAside({ person: bounced, claim }, aside, now))).toBe('so-already');
    expect(skipped(setAddressAside({ person: bounced, claim }, back, now))).toBe('so-already');
    const set = aPerson({ addresses: [anAddress({ status: 'not-me' })] });
    expect(skipped(setAddressAside({ person: set, claim }, aside, now))).toBe('so-already');
  });
});
