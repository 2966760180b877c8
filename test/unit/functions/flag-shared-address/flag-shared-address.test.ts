import { describe, expect, test } from 'vitest';
import {
  flagSharedAddress,
  type SharedState,
} from '../../../../functions/flag-shared-address/flag-shared-address.ts';
import type { Address } from '../../../../shared/records/person.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import { anAddress, aPerson, chen, ngozi, programId } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-01-01T00:00:00Z';
const news = anEvent({ personId: ngozi, addressId: 'a1' });

function stateWith(address: Partial<Address>, claimants: string[], owner?: string): SharedState {
  return {
    person: aPerson({
      version: 2,
      addresses: [anAddress(address), anAddress({ addressId: 'a2', status: 'not-me' })],
    }),
    claim: {
      programId,
      addressId: 'a1',
      version: 5,
      claimants,
      ...(owner === undefined ? {} : { owner }),
    },
  };
}

describe('an address that somebody else has too', () => {
  const changes = flagSharedAddress(stateWith({}, [ngozi, chen]), news, now);

  test('is not used any more, and the graduate may so become unreachable', () => {
    expect(stored(changes).person).toMatchObject([
      {
        reach: 'shared-address',
        addresses: [{ status: 'shared', since: now }, { status: 'not-me' }],
      },
    ]);
    expect(done(changes)).toMatchObject({ what: 'address-shared', details: { addressId: 'a1' } });
  });

  test('is decided on the claim as it stands: it is written along, so that it cannot change meanwhile', () => {
    expect(stored(changes).addressClaim).toMatchObject([{ version: 5, claimants: [ngozi, chen] }]);
  });

  test('is left alone when that is known already, or no longer so', () => {
    expect(
      skipped(flagSharedAddress(stateWith({ status: 'shared' }, [ngozi, chen]), news, now)),
    ).toBe('known-already');
    expect(skipped(flagSharedAddress(stateWith({}, [ngozi]), news, now))).toBe('known-already');
  });

  test('but was given to this graduate by an admin stays in use', () => {
    expect(skipped(flagSharedAddress(stateWith({}, [ngozi, chen], ngozi), news, now))).toBe(
      'known-already',
    );
  });
});

describe('an address that the other person gave up', () => {
  test('is used again', () => {
    const changes = flagSharedAddress(stateWith({ status: 'shared' }, [ngozi]), news, now);
    expect(done(changes).what).toBe('address-released');
    expect(stored(changes).person).toMatchObject([
      { reach: 'reachable', addresses: [{ status: 'usable' }, { status: 'not-me' }] },
    ]);
  });

  test('is not, while a third one has it or the institution says that it is shared', () => {
    const third = stateWith({ status: 'shared' }, [ngozi, 'third']);
    expect(skipped(flagSharedAddress(third, news, now))).toBe('known-already');
    const stated = stateWith({ status: 'shared', statedShared: true }, [ngozi]);
    expect(skipped(flagSharedAddress(stated, news, now))).toBe('known-already');
  });

  test('by its owner is a question again for those who are left', () => {
    const left = stateWith({ status: 'someone-else' }, [ngozi, 'third']);
    const changes = flagSharedAddress(left, news, now);
    expect(stored(changes).person[0]?.addresses[0]).toMatchObject({ status: 'shared' });
  });
});

describe('an address', () => {
  test.each(['bounced', 'complained', 'not-me', 'not-an-address'] as const)(
    'that is %s stays so, whoever has it',
    (status) => {
      for (const claimants of [[ngozi], [ngozi, chen]]) {
        expect(skipped(flagSharedAddress(stateWith({ status }, claimants), news, now))).toBe(
          'not-in-use',
        );
      }
    },
  );

  test('that the graduate no longer has, or a graduate who is gone, needs no mark', () => {
    const { claim } = stateWith({}, [ngozi, chen]);
    expect(
      skipped(flagSharedAddress({ person: aPerson({ addresses: [] }), claim }, news, now)),
    ).toBe('not-in-use');
    expect(skipped(flagSharedAddress({ person: undefined, claim }, news, now))).toBe(
      'no-such-person',
    );
    expect(skipped(flagSharedAddress({ person: aPerson(), claim: undefined }, news, now))).toBe(
      'not-claimed',
    );
  });
});
