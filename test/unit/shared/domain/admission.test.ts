import { describe, expect, test } from 'vitest';
import {
  addressStatus,
  isAddress,
  supersedes,
  withoutClaimant,
} from '../../../../shared/domain/admission.ts';
import { UnsafeHeaderError, toMime } from '../../../../shared/adapters/mime.ts';
import { mail } from '../../../support/made-up-events.ts';

describe('an email address', () => {
  test.each([
    'ngozi.ivanova@example.com',
    'n@e.co',
    'ngozi+alumni@mail.example.edu',
    "o'brien@example.com",
    'josé@example.com',
    'ngozi@bücher.example',
  ])('%s is worth a message', async (address) => {
    expect(isAddress(address)).toBe(true);
    await expect(messageTo(address)).resolves.toBeInstanceOf(Buffer);
  });

  test.each([
    '',
    'none',
    '@example.com',
    'ngozi@',
    'ngozi@example',
    'ngozi@example.',
    'ngozi@.com',
    'ngozi@example..com',
    'two@at@example.com',
    'ngozi ivanova@example.com',
    'ngozi@exam ple.com',
    'a@example.com,b@example.com',
    'a@example.com;b@example.com',
    'Ngozi <ngozi@example.com>',
    'ngozi@example.com>',
    'ngozi@exa<mple.com',
    'ngozi@example.com\r\nBcc: x@example.com',
    'ngozi\u0000@example.com',
    'ngozi@exa\u0007mple.com',
    `${'x'.repeat(250)}@example.com`,
  ])('%j is none, and is never handed to the mail service', (address) => {
    expect(isAddress(address)).toBe(false);
  });

  test('that we hold for one never breaks the header it stands in', async () => {
    const latin = Array.from({ length: 0xa0 }, (_, code) => String.fromCodePoint(code + 1));
    const signs = latin.filter((sign) => !/[A-Za-z0-9]/.test(sign));
    for (const sign of [...signs, '\u00ad', '\u200b', '\u2028', '\u202e', '\ufeff', '\ud800']) {
      for (const address of [`a${sign}b@example.com`, `a@b${sign}c.com`, `a@bc.co${sign}m`]) {
        if (!isAddress(address)) continue;
        const refused = await messageTo(address).then(
          () => false,
          (error: unknown) => error instanceof UnsafeHeaderError,
        );
        expect(refused, JSON.stringify(address)).toBe(false);
      }
    }
  });
});

function messageTo(address: string): Promise<Buffer> {
  const mailbox = { name: 'Dana', address: 'dana@example.com' };
  return toMime({
    from: mailbox,
    to: { name: 'Ngozi', address },
    replyTo: mailbox,
    subject: 'x',
    html: '<p>x</p>',
    text: 'x',
    listUnsubscribeUrl: 'https://example.com/p',
    messageIdHint: 'x',
  });
}

describe('whether an address can be used', () => {
  const stated = mail('family@example.com');
  const claim = (...claimants: string[]) => ({ claimants });

  test('it can when nobody else claims it', () => {
    expect(addressStatus(stated, 'me', undefined)).toBe('usable');
    expect(addressStatus(stated, 'me', claim())).toBe('usable');
    expect(addressStatus(stated, 'me', claim('me'))).toBe('usable');
  });

  test('it cannot while somebody else claims it, or the institution knows that it is shared', () => {
    expect(addressStatus(stated, 'me', claim('other'))).toBe('shared');
    expect(addressStatus(stated, 'me', claim('me', 'other'))).toBe('shared');
    expect(addressStatus({ ...stated, sharedWithOthers: true }, 'me', claim('me'))).toBe('shared');
  });

  test('an admin’s word on whose it is comes first', () => {
    const owned = { claimants: ['me', 'other'], owner: 'me' };
    expect(addressStatus({ ...stated, sharedWithOthers: true }, 'me', owned)).toBe('usable');
    expect(addressStatus(stated, 'other', owned)).toBe('someone-else');
  });

  test('what is no address is none, whoever claims it', () => {
    const none = mail('none', { unusable: 'not-an-address' });
    expect(addressStatus(none, 'me', { claimants: ['me'], owner: 'me' })).toBe('not-an-address');
    expect(addressStatus(mail('none'), 'me', undefined)).toBe('not-an-address');
    expect(addressStatus({ ...stated, unusable: 'not-an-address' }, 'me', undefined)).toBe(
      'not-an-address',
    );
  });
});

describe('letting go of an address', () => {
  const claim = { claimants: ['a', 'b', 'c'], version: 3 };

  test('leaves it to the others, who hear of it only when one is alone with it', () => {
    const first = withoutClaimant(claim, 'a');
    expect(first).toEqual({ claim: { claimants: ['b', 'c'], version: 3 }, told: [] });
    expect(withoutClaimant(first.claim, 'b')).toMatchObject({
      claim: { claimants: ['c'] },
      told: ['c'],
    });
    expect(withoutClaimant({ claimants: ['c'] }, 'c')).toMatchObject({
      claim: { claimants: [] },
      told: [],
    });
  });

  test('by its owner makes it everybody’s question again', () => {
    const after = withoutClaimant({ ...claim, owner: 'a' }, 'a');
    expect(after.claim.owner).toBeUndefined();
    expect(after.told).toEqual(['b', 'c']);
  });

  test('by somebody who did not own it changes nothing for the others', () => {
    expect(withoutClaimant({ claimants: ['a', 'b'], owner: 'b' }, 'a')).toEqual({
      claim: { claimants: ['b'], owner: 'b' },
      told: [],
    });
  });
});

describe('of two statements', () => {
  const heeded = { statedAt: '2026-05-15T12:00:00Z', statedBy: 'm' };
  const at = (occurredAt: string, eventId = 'm') => supersedes({ occurredAt, eventId }, heeded);

  test('the later one counts, in whatever zone its time is written', () => {
    expect(at('2026-05-15T12:00:00.001Z')).toBe(true);
    expect(at('2026-05-15T11:59:59.999Z')).toBe(false);
    expect(at('2026-05-15T08:30:00-05:00')).toBe(true);
    expect(at('2026-05-15T13:30:00+02:00')).toBe(false);
  });

  test('made at one instant, their ids decide, and a repeat is heeded again', () => {
    expect(at('2026-05-15T12:00:00Z', 'm')).toBe(true);
    expect(at('2026-05-15T07:00:00-05:00', 'n')).toBe(true);
    expect(at('2026-05-15T12:00:00Z', 'l')).toBe(false);
  });

  test('the first one counts', () => {
    expect(supersedes({ occurredAt: '2026-05-15T12:00:00Z', eventId: 'x' }, undefined)).toBe(true);
    expect(supersedes({ occurredAt: '1999-01-01T00:00:00Z', eventId: 'x' }, {})).toBe(true);
  });
});
