import { expect, test } from 'vitest';
import { movedClaims } from '../../../../functions/take-back-import/move-claims.ts';

const claim = (addressId: string, ...claimants: string[]) => ({
  programId: 'cedar-valley',
  addressId,
  version: 1,
  claimants,
});
const holds = (personId: string, ...addressIds: string[]) => ({
  personId,
  holds: new Set(addressIds),
});

test('an address that two people of one step leave is let go of once', () => {
  const shared = claim('a1', 'ana', 'bea', 'cy');
  const moved = movedClaims([shared, shared], [holds('ana'), holds('bea')]);
  expect([...moved.values()]).toEqual([
    { claim: claim('a1', 'cy'), sharedFor: [], releasedFor: ['cy'] },
  ]);
});

test('an address that one leaves and another comes back to is news to those who stay', () => {
  const moved = movedClaims([claim('a1', 'ana', 'cy')], [holds('ana'), holds('bea', 'a1')]);
  expect([...moved.values()]).toEqual([
    { claim: claim('a1', 'cy', 'bea'), sharedFor: ['cy'], releasedFor: [] },
  ]);
});

test('an address that nobody leaves or comes to is not written', () => {
  expect(movedClaims([claim('a1', 'ana')], [holds('ana', 'a1'), holds('bea')]).size).toBe(0);
});

test('an address that an admin gave to somebody stays theirs whoever comes back to it', () => {
  const owned = { ...claim('a1', 'cy'), owner: 'cy' };
  expect(movedClaims([owned], [holds('ana', 'a1')]).get('a1')).toMatchObject({
    claim: { claimants: ['cy', 'ana'], owner: 'cy' },
    sharedFor: [],
  });
});
