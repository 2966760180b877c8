import { describe, expect, test } from 'vitest';
import { annualSurvey } from '../../../../shared/domain/annual-survey.ts';
import { renderEmail } from '../../../../shared/emails/catalogue.ts';
import { anEmail, emailModels, graduateEmailNames } from '../../../support/alumni-pages.ts';

const models = emailModels();

describe.each(graduateEmailNames)('the email "%s"', (name) => {
  const { subject, html, text } = anEmail(name);
  const model = models[name];
  const parts = [
    ['HTML', html],
    ['plain text', text],
  ] as const;

  test.each(parts)('says in %s who writes, to whom, why, and whom to answer', (_, part) => {
    expect(part).toContain('Hello Ngozi');
    expect(part).toContain('Cedar Valley University');
    expect(part).toContain('Dana Whitfield');
    expect(part).toContain('You can simply reply to this email');
    expect(part).toContain('because you completed a program at Cedar Valley University');
  });

  test.each(parts)('promises in %s that answers are never used for fundraising', (_, part) => {
    expect(part).toContain('Your answers are never used for fundraising.');
  });

  test.each(parts)('has in %s the postal address, line by line', (_, part) => {
    for (const line of model.program.postalAddress.split('\n')) expect(part).toContain(line);
  });

  test.each(parts)('has in %s all its links, whole', (_, part) => {
    const urls = Object.entries(model).filter(([field]) => field.endsWith('Url'));
    expect(urls.length).toBeGreaterThan(3);
    for (const [, url] of urls) expect(part).toContain(url);
    expect(part).toContain('This is not me');
    expect(part).toContain('I have a new address');
    expect(part).toMatch(/Stop (survey|check-in|mentoring) emails|Stop emails about/);
  });

  test('names the person in its subject, which is short enough for a phone', () => {
    expect(subject).toMatch(/^Ngozi, /);
    expect(subject.length).toBeLessThan(60);
  });

  test('loads nothing and tracks nobody', () => {
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import|background="/i);
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) {
      expect(href).toMatch(/^https:\/\/alumni\.cedarvalley\.example\//);
    }
  });

  test('is the same each time it is made, so that a retry sends nothing else', () => {
    expect(anEmail(name)).toEqual({ subject, html, text });
  });

  test('is laid out in tables that readers of the screen pass over', () => {
    const tables = html.match(/<table [^>]*>/g) ?? [];
    expect(tables.length).toBeGreaterThan(1);
    for (const table of tables) expect(table).toContain('role="presentation"');
    expect(html).toMatch(/<html lang="en"/);
    expect(html).toContain('prefers-color-scheme:dark');
  });
});

describe.each(['survey-invitation', 'survey-reminder'] as const)('the email "%s"', (name) => {
  test('asks the first question, each choice a link to the page where it is selected', () => {
    const { html, text } = anEmail(name);
    const model = models[name];
    const [first] = annualSurvey.questions;
    if (first?.form !== 'choice') throw new Error('the first question has no choices');
    expect(html).toContain(first.text);
    expect(first.choices.length).toBeGreaterThan(5);
    for (const { code, label } of first.choices) {
      expect(html).toContain(`href="${model.surveyUrl}?EMP_STATUS=${code}"`);
      expect(html).toContain(label);
      expect(text).toContain(`${label}:\n${model.surveyUrl}?EMP_STATUS=${code}`);
    }
    expect(html).toContain('School year 2026–27');
  });
});

describe.each(['check-in-invitation', 'check-in-reminder', 'exit-check-in'] as const)(
  'the email "%s"',
  (name) => {
    test('asks how it goes, each answer a link to the page where it is selected', () => {
      const { html, text } = anEmail(name);
      const { checkInUrl } = models[name];
      for (const mood of [1, 2, 3, 4, 5]) {
        expect(html).toContain(`href="${checkInUrl}?mood=${mood}"`);
        expect(text).toContain(`\n${checkInUrl}?mood=${mood}`);
      }
      expect(html).toContain('Very hard');
      expect(html).toContain('Nothing is recorded until you press the button');
    });
  },
);

test('a check-in says how long ago the position began, where it counts from there', () => {
  const opening = (milestone: string) => {
    const model = { ...models['check-in-invitation'], milestone };
    return renderEmail({ email: 'check-in-invitation', model }).text;
  };
  expect(opening('D14')).toContain('It is 14 days since');
  expect(opening('D30')).toContain('It is about a month since');
  expect(opening('D180')).toContain('It is about 6 months since');
  for (const milestone of ['Y2', 'now']) expect(opening(milestone)).not.toContain('since you');
});

describe('the note to the staff about a call', () => {
  const { subject, html, text } = anEmail('call-notice');

  test('says why and by when to call, and leads to the call’s page', () => {
    expect(subject).toBe('A call to make by Friday, May 7');
    for (const part of [html, text]) {
      expect(part).toContain('Hello Dana Whitfield');
      expect(part).toContain('A graduate asked for a call.');
      expect(part).toContain('Please call them by Friday, May 7.');
      expect(part).toContain(emailModels()['call-notice'].callUrl);
    }
  });

  test('offers no unsubscribing: it is somebody’s work', () => {
    for (const part of [html, text]) expect(part).not.toMatch(/unsubscribe|Stop .* emails/);
  });
});
