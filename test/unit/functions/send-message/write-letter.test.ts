import { describe, expect, test } from 'vitest';
import { letterFor } from '../../../../functions/send-message/write-letter.ts';
import { linksWith } from '../../../../shared/adapters/links.ts';
import {
  aCallTask,
  aMessage,
  anAddress,
  anEnrolment,
  aPerson,
  aProgram,
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
