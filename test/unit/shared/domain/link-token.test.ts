import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressIdOf,
  checkLink,
  linkHash,
  type LinkKeys,
  mintLink,
} from '../../../../shared/domain/link-token.ts';

const keys: LinkKeys = {
  handleKey: 'handle-key-of-the-tests-0123456789abcdef',
  current: 'k2',
  keys: { k1: 'a-retired-key-0123456789', k2: 'the-present-key-0123456789' },
};
const survey = 'survey';
const domainKey = '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b#annual-2027';
const token = mintLink(keys, survey, domainKey);

describe('a link in an email', () => {
  test('is version, key, handle and MAC, and nothing that says whose it is', () => {
    expect(token).toMatch(/^v1\.k2\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}$/);
    expect(token).not.toContain('3f2b8c1e');
  });

  test('is the same each time the email is written, and another for anybody else', () => {
    expect(mintLink(keys, survey, domainKey)).toBe(token);
    expect(mintLink(keys, survey, `${domainKey}x`)).not.toBe(token);
  });

  test('leads to the hash under which the record is found; the handle itself is not stored', () => {
    expect(checkLink(keys, survey, token)).toBe(linkHash(keys, domainKey));
    expect(linkHash(keys, domainKey)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(token).not.toContain(linkHash(keys, domainKey));
  });

  test.each(['unsubscribe:surveys', 'not-me:a1', 'preferences', 'surve', 'survey ', ''])(
    'to a survey opens no door for %j',
    (purpose) => {
      expect(checkLink(keys, purpose, token)).toBeUndefined();
    },
  );

  test('for one address says nothing about another address', () => {
    const notMe = mintLink(keys, 'not-me:a1', domainKey);
    expect(checkLink(keys, 'not-me:a1', notMe)).toBeDefined();
    expect(checkLink(keys, 'not-me:a2', notMe)).toBeUndefined();
  });

  test('cut short anywhere, or with something after it, is refused', () => {
    for (let length = 0; length < token.length; length += 1) {
      expect(checkLink(keys, survey, token.slice(0, length))).toBeUndefined();
    }
    for (const more of ['a', '=', '.', '\n', ' ', '/', '%00']) {
      expect(checkLink(keys, survey, token + more)).toBeUndefined();
      expect(checkLink(keys, survey, more + token)).toBeUndefined();
    }
  });

  test('changed at any place is refused', () => {
    for (let at = 0; at < token.length; at += 1) {
      for (const sign of ['A', 'b', '0', '_', '-', '.', '1', '2', '\u0000', 'é']) {
        if (token[at] === sign) continue;
        const tampered = token.slice(0, at) + sign + token.slice(at + 1);
        expect(checkLink(keys, survey, tampered), tampered).toBeUndefined();
      }
    }
  });

  test('made up from nothing is refused', () => {
    const part = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-.='), maxLength: 50 });
    fc.assert(
      fc.property(part, part, part, part, (version, kid, handle, mac) => {
        expect(checkLink(keys, survey, [version, kid, handle, mac].join('.'))).toBeUndefined();
      }),
    );
  });
});

describe('changing the keys', () => {
  const old: LinkKeys = { ...keys, current: 'k1' };

  test('leaves links from before valid, and makes new ones with the new key', () => {
    const before = mintLink(old, survey, domainKey);
    expect(before).toMatch(/^v1\.k1\./);
    expect(checkLink(keys, survey, before)).toBe(checkLink(keys, survey, token));
    expect(token).toMatch(/^v1\.k2\./);
  });

  test('and taking a key away refuses every link made with it', () => {
    const { k1: _, ...left } = keys.keys;
    expect(
      checkLink({ ...keys, keys: left }, survey, mintLink(old, survey, domainKey)),
    ).toBeUndefined();
    expect(checkLink({ ...keys, keys: left }, survey, token)).toBeDefined();
  });

  test('does not make a link of one key valid under the name of another', () => {
    expect(checkLink(keys, survey, token.replace('.k2.', '.k1.'))).toBeUndefined();
  });

  test.each([
    'k3',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'prototype',
    'current',
  ])('knows no key called %s', (kid) => {
    expect(checkLink(keys, survey, token.replace('.k2.', `.${kid}.`))).toBeUndefined();
  });

  test.each(['k3', 'k-2', 'a.b', ''])('refuses to write links under the key %j', (current) => {
    const with_ = { ...keys, current, keys: { ...keys.keys, 'k-2': 'x', 'a.b': 'x' } };
    expect(() => mintLink(with_, survey, domainKey)).toThrow(/link key/);
  });
});

describe('the id of an email address', () => {
  test('is equal however the address is written, and opaque', () => {
    const id = addressIdOf(keys, 'cedar-valley', 'ngozi@example.com');
    expect(addressIdOf(keys, 'cedar-valley', ' Ngozi@Example.COM ')).toBe(id);
    expect(id).toMatch(/^[0-9a-f]{20}$/);
  });

  test('differs between programs, addresses and deployments', () => {
    const of = (programId: string, address: string, handleKey = keys.handleKey) =>
      addressIdOf({ ...keys, handleKey }, programId, address);
    const all = [
      of('cedar-valley', 'ngozi@example.com'),
      of('river-state', 'ngozi@example.com'),
      of('cedar-valley', 'chen@example.com'),
      of('cedar-valley', 'ngozi@example.com', 'another-handle-key'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
