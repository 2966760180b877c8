import { describe, expect, test } from 'vitest';
import { addressFor, reachOf } from '../../../../shared/domain/reach.ts';
import { anAddress } from '../../../support/made-up-records.ts';

const unusable = ['not-an-address', 'someone-else', 'not-me', 'bounced', 'complained'] as const;

describe('the address to write to', () => {
  test('is the one the graduate prefers', () => {
    const home = anAddress({ addressId: 'a1', primary: false });
    const work = anAddress({ addressId: 'a2', electronicMailType: 'Work', primary: true });
    expect(addressFor([home, work])?.addressId).toBe('a2');
  });

  test('is otherwise the one that outlives a job and a university account', () => {
    const of = (electronicMailType: 'Home/Personal' | 'Work' | 'Organization' | 'Other') =>
      anAddress({ electronicMailType, primary: false });
    const all = [of('Other'), of('Organization'), of('Work'), of('Home/Personal')];
    expect(addressFor(all)?.electronicMailType).toBe('Home/Personal');
    expect(addressFor(all.slice(0, 3))?.electronicMailType).toBe('Work');
    expect(addressFor(all.slice(0, 2))?.electronicMailType).toBe('Organization');
  });

  test('is another one when the preferred one cannot be used', () => {
    const shared = anAddress({ addressId: 'a1', status: 'shared', primary: true });
    const other = anAddress({ addressId: 'a2', primary: false });
    expect(addressFor([shared, other])?.addressId).toBe('a2');
  });

  test.each([...unusable, 'shared' as const])('is none when the only one is %s', (status) => {
    expect(addressFor([anAddress({ status })])).toBeUndefined();
  });

  test('does not reorder the addresses of the record', () => {
    const addresses = [
      anAddress({ addressId: 'a1', primary: false }),
      anAddress({ addressId: 'a2' }),
    ];
    addressFor(addresses);
    expect(addresses.map(({ addressId }) => addressId)).toEqual(['a1', 'a2']);
  });
});

describe('how a graduate can be reached', () => {
  test('by any address that can be used', () => {
    expect(reachOf([anAddress({ status: 'bounced' }), anAddress()], [])).toBe('reachable');
  });

  test('not at all when they want no surveys, whatever their addresses', () => {
    expect(reachOf([anAddress()], ['surveys'])).toBe('opted-out');
    expect(reachOf([], ['surveys'])).toBe('opted-out');
  });

  test('says that they share an address before saying that another one is unusable', () => {
    const addresses = [anAddress({ status: 'bounced' }), anAddress({ status: 'shared' })];
    expect(reachOf(addresses, [])).toBe('shared-address');
  });

  test.each(unusable)('says that an address which is %s cannot be used', (status) => {
    expect(reachOf([anAddress({ status })], [])).toBe('unusable-address');
  });

  test('says when there is none', () => {
    expect(reachOf([], [])).toBe('no-address');
  });
});
