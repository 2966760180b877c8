import { describe, expect, test } from 'vitest';
import { letterFor } from '../../../../functions/send-message/write-letter.ts';
import { linksWith } from '../../../../shared/adapters/links.ts';
import { renderEmail } from '../../../../shared/emails/catalogue.ts';
import type { Introduction } from '../../../../shared/records/introduction.ts';
import type { Message } from '../../../../shared/records/message.ts';
import { linkKeys } from '../../../support/alumni-site.ts';
import {
  aMessage,
  anAddress,
  aPerson,
  aProgram,
  aSchool,
  chen,
  ngozi,
  programId,
} from '../../../support/made-up-records.ts';

const schoolId = 'nces-010000500870';
const links = linksWith(linkKeys);
const member = (personId: string, hold = false) => ({
  personId,
  since: '2024-08-15',
  subjects: ['Mathematics' as const],
  gradeBands: ['6-8' as const],
  hold,
});
const introduction = (
  personId: string,
  status: Introduction['status'],
  shares: Introduction['shares'] = [],
): Introduction => ({
  personId,
  schoolId,
  programId,
  version: 2,
  status,
  askedAt: '2026-08-20T15:00:00Z',
  shares,
  introducedTo: [],
});

function letter(email: Message['email'], shares?: Introduction['shares']) {
  const named = shares === undefined ? undefined : chen;
  const step = named === undefined ? 'offer' : `with-${named}`;
  return letterFor(
    {
      verdict: 'send',
      message: aMessage({ plan: `colleagues-${schoolId}`, step, purpose: 'events', email }),
      person: aPerson(),
      subject: {
        about: 'colleagues',
        school: aSchool({
          members: [member(ngozi), member(chen), member('8d5e2f10-6c3b-4a97-b2e1-0f9d', true)],
        }),
        introduction: introduction(ngozi, shares === undefined ? 'asked' : 'yes', ['phone']),
        others:
          shares === undefined
            ? []
            : [
                aPerson({
                  personId: chen,
                  displayName: 'Chen Okafor',
                  firstName: 'Chen',
                  telephone: '+1 319 555 0199',
                  addresses: [anAddress({ address: 'chen.okafor@mail.example' })],
                }),
              ],
        theirs: shares === undefined ? [] : [introduction(chen, 'yes', shares)],
      },
      program: aProgram(),
      recipient: { name: 'Ngozi Ivanova', address: 'ngozi@mail.example', addressId: 'a1' },
    },
    links,
    'https://alumni.example.edu',
  );
}

describe('the offer to meet fellow graduates', () => {
  const offer = letter('colleague-offer');

  test('counts who may be named, and names nobody', () => {
    expect(offer.model).toMatchObject({ school: 'Lincoln Middle School', others: 1 });
    expect(renderEmail(offer).text).not.toMatch(/Chen|Okafor/);
  });

  test('leads to the reader’s own page of this school and no other', () => {
    if (offer.email !== 'colleague-offer') throw new Error('another email');
    const [, token = ''] = /\/m\/colleagues\/nces-010000500870\/(.+)$/.exec(
      offer.model.colleaguesUrl,
    ) ?? ['', ''];
    expect(links.check(`colleagues:${schoolId}`, token)).toBe(links.hashOf(ngozi));
    expect(links.check('colleagues:nces-010000500999', token)).toBeUndefined();
  });
});

describe('an introduction', () => {
  const shown = (shares: Introduction['shares']) => {
    const written = letter('colleague-introduction', shares);
    if (written.email !== 'colleague-introduction') throw new Error('another email');
    return written.model.fellow;
  };

  test('shows of the other their name and what they agreed to show, nothing else', () => {
    const name = { name: 'Chen Okafor', firstName: 'Chen' };
    expect(shown([])).toEqual(name);
    expect(shown(['email'])).toEqual({ ...name, email: 'chen.okafor@mail.example' });
    expect(shown(['phone'])).toEqual({ ...name, phone: '+1 319 555 0199' });
    expect(shown(['position'])).toEqual({ ...name, position: 'Mathematics, Grades 6 to 8' });
  });

  test('says so where they show no more than the name', () => {
    expect(renderEmail(letter('colleague-introduction', [])).text).toContain(
      'Chen has chosen to show no more than the name.',
    );
  });
});
