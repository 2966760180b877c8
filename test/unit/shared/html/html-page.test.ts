import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../../shared/domain/content-security-policy.ts';
import { maskedAddress } from '../../../../shared/domain/masked-address.ts';
import { everyPage, pages } from '../../../support/alumni-pages.ts';

const words = {
  firstName: 'Ngozi',
  school: 'Lincoln Middle School',
  programName: 'Cedar Valley University',
  replyToName: 'Dana Whitfield',
};
const texts = Object.entries(await everyPage(words));

describe.each(texts)('the page "%s"', (_, page) => {
  test('loads nothing from anywhere, and runs no script', () => {
    const addresses = [...page.matchAll(/(?:src|href|action|srcset|poster)="([^"]*)"/g)];
    for (const [, address = ''] of addresses) {
      expect(address).toMatch(/^(\/[cmps]\/|#|mailto:|data:image\/svg\+xml,)/);
    }
    expect(page).not.toMatch(/<script|@import|url\(|<img|<iframe|<object|<embed/i);
    expect(page).not.toMatch(/ on[a-z]+="| style="/i);
  });

  test('says its language, has one title, one heading and one main part', () => {
    expect(page).toMatch(/^<!doctype html><html lang="en">/);
    expect(page.match(/<title>[^<]+<\/title>/g)).toHaveLength(1);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
    expect(page.match(/<main /g)).toHaveLength(1);
    expect(page).toContain('name="viewport"');
  });

  test('labels every field, and gives no id twice', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(id);
    for (const [, list = ''] of page.matchAll(/aria-describedby="([^"]+)"/g)) {
      for (const id of list.split(' ')) expect(ids).toContain(id);
    }
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
  });
});

test.each(Object.entries(pages(words)))(
  'the policy of "%s" allows exactly the style that is in it',
  async (_, response) => {
    const policy = response.headers.get('content-security-policy') ?? '';
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(await response.text()) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).toContain("script-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

test('a page with a script of its own may talk to this site, and runs that script only', () => {
  const policy = contentSecurityPolicy({ styles: ['a{}'], scripts: ['go()'] });
  const hash = createHash('sha256').update('go()').digest('base64');
  expect(policy).toContain(`script-src 'sha256-${hash}'`);
  expect(policy).toContain("connect-src 'self'");
});

test('a masked address is recognised by its owner and used by nobody', () => {
  expect(maskedAddress('ngozi.ivanova@mail.example')).toBe('n•••@m•••.example');
  expect(maskedAddress('x@y.co.uk')).toBe('x•••@y•••.uk');
  expect(maskedAddress('x@localhost')).toBe('x•••@l•••');
  expect(maskedAddress('no address at all')).toBe('•••');
  expect(maskedAddress('@x.org')).toBe('•••');
});
