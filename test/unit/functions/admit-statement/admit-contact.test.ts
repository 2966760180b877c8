import { describe, expect, test } from 'vitest';
import { alumniContactChanged } from '../../../../events/alumni-contact-changed.ts';
import { announced, done, mail, skipped } from '../../../support/made-up-events.ts';
import { chen, ngozi, programId } from '../../../support/made-up-records.ts';
import { Desk, addressOf, links, ngoziAt } from './desk.ts';

const before = '2026-05-20T00:00:00Z';
const later = '2026-10-01T00:00:00Z';
const newAt = 'ngozi.okafor@mail.example';

function desk(): Desk {
  const made = new Desk();
  made.graduate();
  return made;
}

function ngoziOf(at: Desk) {
  const person = at.records.get('person', { personId: ngozi });
  if (person === undefined) throw new Error('nobody there');
  return person;
}

const claimOn = (at: Desk, address: string) =>
  at.records.get('addressClaim', { programId, addressId: links.addressId(programId, address) });

describe('a new address', () => {
  test('is added to those that are known, and outlives what the registrar repeats', async () => {
    const at = desk();
    const changes = await at.contact({ electronicMail: [mail(newAt)] });
    expect(ngoziOf(at).addresses).toMatchObject([
      { address: newAt, status: 'usable', source: 'update', primary: false },
      { address: ngoziAt, status: 'usable', source: 'sis', primary: true },
    ]);
    expect(claimOn(at, newAt)?.claimants).toEqual([ngozi]);
    expect(announced(changes)).toEqual([alumniContactChanged.type]);
  });

  test('stated as preferred is so, until a later statement or the person prefers another', async () => {
    const at = desk();
    const preferred = (address: string) => ({
      electronicMail: [mail(address, { primaryEmailAddressIndicator: true })],
    });
    await at.contact(preferred(newAt), { occurredAt: later });
    await at.contact(preferred('older@mail.example'), { occurredAt: before });
    const primary = () => ngoziOf(at).addresses.filter((each) => each.primary);
    expect(primary().map(({ address }) => address)).toEqual([newAt]);
    const person = ngoziOf(at);
    const own = addressOf('own@mail.example', { source: 'self-report' });
    const others = person.addresses.map((each) => ({ ...each, primary: false }));
    at.records.put('person', { ...person, addresses: [own, ...others] });
    await at.contact(preferred(newAt), { occurredAt: '2026-11-01T00:00:00Z' });
    expect(primary().map(({ address }) => address)).toEqual(['own@mail.example']);
  });

  test('that another person has is used for neither, and whoever had it hears of it', async () => {
    const at = desk();
    at.claim(newAt, [chen]);
    const changes = await at.contact({ electronicMail: [mail(newAt)] });
    expect(ngoziOf(at).addresses[0]).toMatchObject({ address: newAt, status: 'shared' });
    expect(announced(changes)).toContain('alumni.address-shared.v1');
  });

  test('that brought mail back is not used again because somebody repeats it', async () => {
    const at = new Desk();
    at.graduate({ addresses: [addressOf(ngoziAt, { status: 'bounced' })] });
    await at.contact({ electronicMail: [mail(ngoziAt)] }, { occurredAt: later });
    expect(ngoziOf(at).addresses).toMatchObject([{ status: 'bounced' }]);
  });

  test('that is none is kept and shown, never claimed', async () => {
    const at = desk();
    await at.contact({ electronicMail: [mail('ngozi at okafor')] });
    expect(ngoziOf(at).addresses[0]).toMatchObject({ status: 'not-an-address' });
    expect(claimOn(at, 'ngozi at okafor')).toBeUndefined();
  });

  test('beyond what anybody has is left out, and the sender is told', async () => {
    const at = desk();
    for (const batch of [0, 1]) {
      const five = Array.from({ length: 5 }, (_, each) => mail(`a${batch}${each}@mail.example`));
      await at.contact({ electronicMail: five }, { occurredAt: `2026-09-0${batch + 2}T00:00:00Z` });
    }
    const two = [mail('x@mail.example'), mail('y@mail.example')];
    const changes = await at.contact({ electronicMail: two }, { occurredAt: later });
    expect(ngoziOf(at).addresses).toHaveLength(12);
    expect(done(changes).warnings).toMatchObject([{ field: 'data.electronicMail' }]);
  });
});

describe('addresses that are stated again', () => {
  test('change nothing, in whatever order the registrar has them since', async () => {
    const at = desk();
    await at.contact({ electronicMail: [mail(newAt)] });
    const person = ngoziOf(at);
    at.records.put('person', { ...person, addresses: person.addresses.toReversed() });
    const again = await at.contact({ electronicMail: [mail(newAt)] }, { eventId: 'again' });
    expect(skipped(again)).toBe('contact-known-already');
  });
});

describe('an address that is no longer theirs', () => {
  const former = { formerElectronicMailAddresses: [ngoziAt] };

  test('is not written to, and is free for whoever has it now', async () => {
    const at = desk();
    at.claim('other@mail.example', [chen]);
    const changes = await at.contact(former);
    expect(ngoziOf(at)).toMatchObject({
      addresses: [{ address: ngoziAt, status: 'not-me', primary: false }],
      reach: 'unusable-address',
    });
    expect(claimOn(at, ngoziAt)?.claimants).toEqual([]);
    expect(done(changes).emits).toMatchObject([{ detail: { data: { change: 'not-me' } } }]);
  });

  test('stays theirs where that was said later', async () => {
    const at = desk();
    expect(skipped(await at.contact(former, { occurredAt: before }))).toBe('contact-known-already');
  });

  test('is theirs again when that is said later', async () => {
    const at = desk();
    await at.contact(former);
    await at.contact({ electronicMail: [mail(ngoziAt)] }, { occurredAt: later });
    expect(ngoziOf(at).addresses).toMatchObject([{ status: 'usable' }]);
    expect(claimOn(at, ngoziAt)?.claimants).toEqual([ngozi]);
  });

  test('that nobody knows here makes nobody’s record longer', async () => {
    const at = desk();
    const unknown = { formerElectronicMailAddresses: ['gone@mail.example'] };
    expect(skipped(await at.contact(unknown))).toBe('contact-known-already');
  });
});

describe('a new name and number', () => {
  const named = {
    name: { firstName: 'Ngozi', lastSurname: 'Okafor' },
    telephone: { telephoneNumber: '+1 205 555 0101' },
  };

  test('are the person’s, and where the list has them', async () => {
    const at = desk();
    await at.contact(named);
    expect(ngoziOf(at)).toMatchObject({
      displayName: 'Ngozi Okafor',
      telephone: '+1 205 555 0101',
      listBy: `okafor ngozi#${ngozi}`,
    });
  });

  test('stay as last stated, in whatever order statements arrive', async () => {
    const at = desk();
    await at.contact(named, { occurredAt: later });
    await at.contact({ name: { firstName: 'Ngozi', lastSurname: 'Eze' } }, { occurredAt: before });
    expect(ngoziOf(at).displayName).toBe('Ngozi Okafor');
  });

  test('stated again change nothing', async () => {
    const at = desk();
    await at.contact(named, { eventId: 'first' });
    expect(skipped(await at.contact(named, { eventId: 'again' }))).toBe('contact-known-already');
    const again = await at.contact(named, { eventId: 'later', occurredAt: later });
    expect(done(again).what).toBe('contact-known-already');
    expect(announced(again)).toEqual([]);
  });
});
