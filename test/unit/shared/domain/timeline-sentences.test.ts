import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reasonInWords } from '../../../../shared/domain/reason-in-words.ts';
import {
  isTimelineCode,
  planInWords,
  sentenceFor,
} from '../../../../shared/domain/timeline-sentences.ts';

/** Lines that lie outside people's histories: of imports, programs, and what came in at a door. */
const elsewhere = [
  'review-needed',
  'review-decided',
  'review-discarded',
  'event-received',
  'event-rejected',
  'integrator-told',
  'revoked-before-known',
  'import-step',
  'import-confirmed',
  'import-discarded',
  'import-taken-back',
  'import-take-back-requested',
  'upload-begun',
  'upload-finished',
  'part-kept',
  'parts-dropped',
  'program-set-up',
  'settings-changed',
  'sending-stopped',
  'sending-allowed',
  'event-replayed',
  'event-discarded',
  'work-redriven',
  'work-discarded',
  'host-chosen',
  'school-confirmed',
  'school-without-nces',
  'name-not-a-school',
];

/** Every code that a use case names as what it did. */
function codesInUse(): string[] {
  const files = readdirSync('functions', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join('functions', file), 'utf8'));
  const stated = files.flatMap((text) =>
    [...text.matchAll(/\bwhat: (?:[^'\n]*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)].flatMap(
      ([, first = '', second = '']) => [first, second],
    ),
  );
  const told = files.flatMap((text) =>
    [...text.matchAll(/function whatHappened[\s\S]*?\n\}/g)].flatMap(([body]) =>
      [...body.matchAll(/'([a-z]+-[a-z-]+)'/g)].map(([, code = '']) => code),
    ),
  );
  const email = ['delivered', 'bounced', 'bounced-for-now', 'complained', 'rejected'];
  const all = [...stated, ...told, ...email.map((kind) => `email-${kind}`)];
  return [...new Set(all)].filter((code) => code.includes('-'));
}

describe('every line of a person’s history', () => {
  const codes = codesInUse().filter((code) => !elsewhere.includes(code));

  test('is one of those that the use cases write', () => {
    expect(codes.length).toBeGreaterThan(25);
    expect(codes).toContain('survey-owed');
    expect(codes).toContain('survey-answered');
  });

  test.each(codes)('%s has a sentence', (code) => {
    expect(isTimelineCode(code), 'write its sentence in timeline-sentences.ts').toBe(true);
    const sentence = sentenceFor(code, { plan: 'annual-2027', step: 'reminder-1' });
    expect(sentence).toMatch(/^[A-Z“].*\.$/);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
  });

  test.each(codes)('%s has a sentence also without its details', (code) => {
    expect(sentenceFor(code)).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe('a sentence', () => {
  test.each([
    [
      'survey-not-sent',
      { plan: 'annual-2027', step: 'reminder-2', reason: 'shared-address' },
      'The second reminder of the annual survey 2026–27 was not sent: they share their address with somebody.',
    ],
    [
      'survey-invited',
      { plan: 'annual-2027', step: 'invitation' },
      'The invitation to the annual survey 2026–27 was asked for.',
    ],
    [
      'survey-owed',
      { plan: 'annual-2027', dueAt: '2027-05-01T05:00:00Z' },
      'Annual survey 2026–27 was planned, for May 1, 2027.',
    ],
    ['graduation-recorded', { degrees: 2 }, 'Recorded as a graduate with 2 degrees.'],
    [
      'messages-stopped',
      { via: 'one-click', purposes: 'checkIns' },
      'They asked for no more emails that ask how it is going, with the unsubscribe button of their mailbox.',
    ],
    [
      'messages-allowed',
      { via: 'admin', purposes: 'surveys mentoring' },
      'Emails about surveys, emails about mentoring were allowed again for them.',
    ],
    [
      'messages-stopped',
      { via: 'page', purposes: 'surveys checkIns mentoring events' },
      'They asked for no more emails.',
    ],
    [
      'pause-begun',
      { via: 'page', until: '2027-08-15' },
      'They asked to be left in peace until Aug 15, 2027.',
    ],
    [
      'check-in-answered',
      { plan: 'checkin-d30-20260817', mood: 2 },
      'They answered the check-in after 30 days: “Hard”.',
    ],
    [
      'check-in-not-sent',
      { plan: 'checkin-y3-20240812', step: 'reminder', reason: 'no-address', call: true },
      'The reminder of the check-in in the spring of year 3 was not sent: there is no address. A call was planned instead.',
    ],
  ])('%s says what happened', (code, details, sentence) => {
    expect(sentenceFor(code, details)).toBe(sentence);
  });

  test('of a code that nobody knows is the code itself, not nothing', () => {
    expect(sentenceFor('robot-danced')).toBe('robot danced (no sentence is written for this yet)');
  });
});

test('plans and reasons that nobody knows are shown as they are', () => {
  expect(planInWords('exit-interview')).toBe('exit-interview');
  expect(reasonInWords('because')).toBe('because');
});
