import { describe, expect, test } from 'vitest';
import { letterFor } from '../../../../functions/send-message/write-letter.ts';
import { linksWith } from '../../../../shared/adapters/links.ts';
import type { Person } from '../../../../shared/records/person.ts';
import {
  aCallTask,
  aMentorInvitation,
  aMentorNeed,
  aMessage,
  anAddress,
  anEnrolment,
  aPerson,
  aProgram,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';

const links = linksWith({
  handleKey: 'handle-key-0123456789abcdef',
  current: 'k1',
  keys: { k1: 'link-key' },
});
const address = anAddress();
const letter = letterFor(
  {
    verdict: 'send',
    message: aMessage(),
    person: aPerson(),
    subject: { about: 'survey', enrolment: anEnrolment() },
    program: aProgram(),
    recipient: { name: 'Ngozi Ivanova', address: address.address, addressId: address.addressId },
  },
  links,
  'https://alumni.example.edu',
);
if (letter.email !== 'survey-invitation') throw new Error('another email');
const { model } = letter;

/** The link's token, once its address is as it should be. */
function tokenIn(url: string, path: string): string {
  const start = `https://alumni.example.edu${path}`;
  expect(url.startsWith(start), url).toBe(true);
  return url.slice(start.length);
}

describe('a letter', () => {
  test('goes to the address that was checked, from the program, with a human to answer to', () => {
    expect(letter).toMatchObject({
      email: 'survey-invitation',
      to: { name: 'Ngozi Ivanova', address: address.address },
      replyTo: { name: 'Dana Whitfield' },
      fromName: 'Cedar Valley University',
      programId: 'cedar-valley',
      messageId: `${ngozi}_annual-2027_invitation`,
      model: { firstName: 'Ngozi', schoolYear: 2027 },
    });
  });

  test('has links that each open their own door and no other', () => {
    const doors = [
      [model.surveyUrl, '/s/', 'survey', `${ngozi}#annual-2027`],
      [model.unsubscribeUrl, '/p/unsubscribe/surveys/', 'unsubscribe:surveys', ngozi],
      [model.notMeUrl, '/p/not-me/a1/', 'not-me:a1', ngozi],
      [model.newAddressUrl, '/p/new-address/', 'new-address', ngozi],
    ] as const;
    for (const [url, path, purpose, domainKey] of doors) {
      const token = tokenIn(url, path);
      expect(links.check(purpose, token)).toBe(links.hashOf(domainKey));
      for (const [, , other] of doors) {
        if (other !== purpose) expect(links.check(other, token)).toBeUndefined();
      }
    }
  });

  test('unsubscribes with one click by the link that the page has too', () => {
    expect(letter.listUnsubscribeUrl).toBe(model.unsubscribeUrl);
  });
});

describe('an email that asks a mentor', () => {
  const asking = (mentee: Partial<Person> = {}) =>
    letterFor(
      {
        verdict: 'send',
        message: aMessage({
          personId: chen,
          purpose: 'mentoring',
          email: 'mentor-invitation',
          plan: 'invitation-need-1',
        }),
        person: aPerson({ personId: chen, firstName: 'Chen' }),
        subject: {
          about: 'invitation',
          invitation: aMentorInvitation(),
          need: aMentorNeed({ words: 'My principal frightens me.' }),
          mentee: aPerson({ firstName: 'Amara', ...mentee }),
        },
        program: aProgram(),
        recipient: { name: 'Chen Okafor', address: address.address, addressId: 'a1' },
      },
      links,
      'https://alumni.example.edu',
    );

  test('opens the mentor’s own page of this invitation and no other', () => {
    const written = asking();
    if (written.email !== 'mentor-invitation') throw new Error('another email');
    const token = tokenIn(written.model.invitationUrl, '/m/invitation/need-1/');
    expect(links.check('mentor-invitation:need-1', token)).toBe(links.hashOf(chen));
    expect(links.check('mentor-invitation:need-2', token)).toBeUndefined();
    expect(written.model.answerBy).toBe('2026-09-25');
  });

  test('names the mentee by first name and never shows their words', () => {
    const written = asking();
    expect(written.model).toMatchObject({ mentee: 'Amara', subjects: ['Mathematics'] });
    expect(JSON.stringify(written)).not.toContain('Ivanova');
    expect(JSON.stringify(written)).not.toContain('frightens');
  });

  test('does not name somebody who asked not to be disclosed', () => {
    expect(asking({ directoryHold: true }).model).toMatchObject({ mentee: undefined });
  });
});

describe('a note to the staff about a call', () => {
  const note = letterFor(
    {
      verdict: 'send',
      message: aMessage({ purpose: 'staff', email: 'call-notice', plan: 'call-hand-1' }),
      person: aPerson({ displayName: 'Ngozi Ivanova', telephone: '+13345550117' }),
      subject: { about: 'call', callTask: aCallTask({ about: 'Her new school' }) },
      program: aProgram(),
      recipient: { name: 'Dana Whitfield', address: 'dana.whitfield@cedarvalley.example' },
    },
    links,
    'https://alumni.example.edu',
  );

  test('leads to the page of the call and has nothing to unsubscribe from', () => {
    expect(note).toMatchObject({
      email: 'call-notice',
      to: { address: 'dana.whitfield@cedarvalley.example' },
      model: { callUrl: `https://alumni.example.edu/console/calls/${ngozi}/hand-1` },
    });
    expect(note).not.toHaveProperty('listUnsubscribeUrl');
  });

  test('holds nothing that says who is to be called', () => {
    expect(JSON.stringify(note.model)).not.toMatch(/Ngozi|Ivanova|555|school/);
  });
});
