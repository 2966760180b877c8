import { describe, expect, test } from 'vitest';
import { letterFor } from '../../../../functions/send-message/write-letter.ts';
import { linksWith } from '../../../../shared/adapters/links.ts';
import { renderEmail } from '../../../../shared/emails/catalogue.ts';
import type { Message } from '../../../../shared/records/message.ts';
import type { Pair } from '../../../../shared/records/pair.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { linkKeys } from '../../../support/alumni-site.ts';
import {
  aMessage,
  anAddress,
  aPair,
  aPerson,
  aProgram,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';

const links = linksWith(linkKeys);
const mentee = aPerson({ telephone: '(515) 555-0142' });
const mentor = aPerson({
  personId: chen,
  firstName: 'Chen',
  displayName: 'Chen Okafor',
  addresses: [anAddress({ address: 'chen.okafor@mail.example' })],
  telephone: '(515) 555-0199',
  current: { school: 'Lincoln Middle School', source: 'self-report', observedAt: '2026-09-01' },
});

interface Told {
  pair?: Partial<Pair>;
  message?: Partial<Message>;
  mentee?: Partial<Person>;
  mentor?: Partial<Person>;
}

/** An email of a pair to one side, as the mailbox would show it. */
function emailTo(side: 'mentee' | 'mentor', told: Told = {}) {
  const people = { mentee: { ...mentee, ...told.mentee }, mentor: { ...mentor, ...told.mentor } };
  const person = people[side];
  const letter = letterFor(
    {
      verdict: 'send',
      message: aMessage({
        personId: person.personId,
        plan: 'pair-need-1',
        step: 'introduction',
        purpose: 'mentoring',
        email: 'pair-introduction',
        ...told.message,
      }),
      person,
      program: aProgram(),
      subject: {
        about: 'pair',
        pair: aPair(told.pair),
        other: people[side === 'mentor' ? 'mentee' : 'mentor'],
      },
      recipient: { name: person.displayName, address: 'x@mail.example', addressId: 'a1' },
    },
    links,
    'https://alumni.example.edu',
  );
  if (letter.email === 'survey-invitation') throw new Error('another email');
  const { html, text, subject } = renderEmail(letter);
  return { letter, html, text, subject, both: `${subject}\n${html}\n${text}` };
}

describe('the introduction', () => {
  test('shows of the other what they agreed to share, and nothing else', () => {
    const { subject, html, text, both } = emailTo('mentee', { pair: { mentorShares: ['email'] } });
    expect(subject).toBe('Ngozi, meet Chen');
    for (const part of [html, text]) expect(part).toContain('chen.okafor@mail.example');
    expect(both).not.toContain('555-0199');
    expect(both).not.toContain('Lincoln Middle School');
    expect(both).not.toContain('Okafor ');
  });

  test('shows nothing of a mentee who has not chosen, and says who gets in touch', () => {
    const { both, text } = emailTo('mentor', {
      pair: { mentorShares: ['email'], menteeShares: [] },
    });
    expect(both).not.toContain('ngozi.ivanova@mail.example');
    expect(both).not.toContain('555-0142');
    expect(text).toContain('Ngozi knows how to reach you, and will get in touch.');
  });

  test('says how to begin where neither shows the other anything', () => {
    const { text } = emailTo('mentor', { pair: { mentorShares: [], menteeShares: [] } });
    expect(text).toContain('Neither of you shows the other an address or a number yet.');
    expect(text).toContain('Ngozi is shown nothing of you but your first name.');
  });

  test('shows nothing of who asked for a directory hold, not even the name', () => {
    const shares = ['email', 'phone', 'school'] as const;
    const pair = { mentorShares: [...shares], menteeShares: [...shares] };
    const { both, text } = emailTo('mentee', { pair, mentor: { directoryHold: true } });
    for (const word of ['Chen', 'okafor', '555-0199', 'Lincoln']) expect(both).not.toContain(word);
    expect(text).toContain('asked the university to give out nothing about them');
  });

  test('tells who asked for a hold that the other was told nothing of them', () => {
    const pair = { mentorShares: ['email' as const], menteeShares: ['email' as const] };
    const { text } = emailTo('mentee', { pair, mentee: { directoryHold: true } });
    expect(text).toContain('a directory hold');
    expect(text).not.toContain('What Chen is shown of you');
    expect(emailTo('mentor', { pair, mentee: { directoryHold: true } }).both).not.toContain(
      'ngozi.ivanova@mail.example',
    );
  });

  test('takes what was shared and cannot be reached any more for not shared', () => {
    const addresses = [anAddress({ address: 'chen.okafor@mail.example', status: 'bounced' })];
    const { both } = emailTo('mentee', {
      pair: { mentorShares: ['email'] },
      mentor: { addresses },
    });
    expect(both).not.toContain('chen.okafor@mail.example');
  });

  test('says what it is about and how often they mean to meet', () => {
    const goals = ['planning' as const, 'families' as const];
    const { text } = emailTo('mentee', { pair: { goals, rhythm: 'monthly' } });
    expect(text).toContain('planning lessons, working with families');
    expect(text).toContain('half an hour once a month');
    expect(emailTo('mentee', { pair: { rhythm: 'once' } }).text).toContain('meant to happen once');
  });

  test('of a contact shown later says only that', () => {
    const told = { message: { step: 'contact' }, pair: { menteeShares: ['phone' as const] } };
    const { subject, text } = emailTo('mentor', told);
    expect(subject).toBe('Chen, how to reach Ngozi');
    expect(text).toContain('Telephone: (515) 555-0142');
    expect(text).not.toContain('The best first step');
  });
});

describe.each(['mentee', 'mentor'] as const)('an email to the %s', (side) => {
  const personId = side === 'mentor' ? chen : ngozi;

  test.each([
    ['introduction', 'pair-introduction'],
    ['check-2', 'pair-check-in'],
    ['thanks', 'pair-thanks'],
  ] as const)(
    'at step %s leads to their own page of the pair, and no other door',
    (step, email) => {
      const { html } = emailTo(side, { message: { step, email } });
      const [, token = ''] = /\/m\/pair\/need-1\/(v1\.[^"?]+)/.exec(html) ?? [];
      expect(links.check('pair:need-1', token)).toBe(links.hashOf(personId));
      expect(links.check('pair:need-2', token)).toBeUndefined();
      expect(links.check('preferences', token)).toBeUndefined();
    },
  );

  test('that asks how it goes has a link for each answer, and says who reads it', () => {
    const { html, text } = emailTo(side, { message: { step: 'check-1', email: 'pair-check-in' } });
    for (const going of [1, 2, 3, 4, 5]) expect(html).toContain(`?going=${going}"`);
    expect(text).toContain('Only the program’s staff read what you answer');
  });

  test('stops mentoring emails only', () => {
    const { letter } = emailTo(side);
    expect(letter.listUnsubscribeUrl).toContain('/p/unsubscribe/mentoring/');
  });
});

test('a message about a pair that asks for another email is a defect', () => {
  expect(() => emailTo('mentee', { message: { email: 'call-notice' } })).toThrow(
    'a message about a pair asks for call-notice',
  );
});
