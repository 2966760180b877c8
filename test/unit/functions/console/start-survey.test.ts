import { describe, expect, test } from 'vitest';
import { startSurvey } from '../../../../functions/console/start-survey.ts';
import { dueIn } from '../../../../shared/domain/due.ts';
import type { Message } from '../../../../shared/records/message.ts';
import { done, skipped } from '../../../support/made-up-events.ts';
import {
  anAddress,
  anEnrolment,
  aPerson,
  aProgram,
  ngozi,
} from '../../../support/made-up-records.ts';

const now = '2027-02-10T16:00:00.000Z';
const hashOf = (key: string) => `hash of ${key}`;

function anEmail(more: Partial<Message> = {}): Message {
  return {
    personId: ngozi,
    plan: 'annual-2027',
    step: 'invitation',
    programId: 'cedar-valley',
    version: 1,
    purpose: 'surveys',
    email: 'survey-invitation',
    status: 'sent',
    plannedAt: now,
    causationId: 'x',
    correlationId: 'x',
    ...more,
  };
}

function start(state: Partial<Parameters<typeof startSurvey>[0]> = {}) {
  const all = { person: aPerson(), program: aProgram(), enrolments: [], messages: [], ...state };
  return startSurvey(all, hashOf, now);
}

describe('starting a survey now', () => {
  test('enrols somebody who is in none, due at once', () => {
    expect(done(start()).writes).toMatchObject([
      {
        put: 'enrolment',
        item: {
          plan: 'annual-2027',
          version: 0,
          step: 'invitation',
          dueAt: now,
          status: 'owed',
          startedBy: 'admin',
          linkHash: `hash of ${ngozi}#annual-2027`,
        },
      },
    ]);
  });

  test('makes one that is owed for later due at once, and nothing else of it changes', () => {
    const owed = anEnrolment({
      status: 'owed',
      step: 'invitation',
      dueAt: '2027-05-01T05:00:00Z',
      version: 4,
      invitedAt: undefined,
    });
    expect(done(start({ enrolments: [owed] })).writes).toMatchObject([
      { item: { ...owed, due: dueIn('step', ngozi), dueAt: now, startedBy: 'admin' } },
    ]);
  });

  test('begins one anew that came to nothing because nobody could be reached', () => {
    const lost = anEnrolment({ status: 'not-reachable', step: undefined, version: 3 });
    expect(done(start({ enrolments: [lost] })).writes).toMatchObject([
      { item: { version: 3, status: 'owed', step: 'invitation', dueAt: now } },
    ]);
  });

  test.each([
    ['they have answered it', 'answered', 'survey-answered-already'],
    ['they were invited', 'invited', 'survey-invited-already'],
  ] as const)('changes nothing when %s', (_, status, because) => {
    expect(skipped(start({ enrolments: [anEnrolment({ status })] }))).toBe(because);
  });

  test('changes nothing when it is due already: a second press', () => {
    const due = anEnrolment({ status: 'owed', step: 'invitation', dueAt: now });
    expect(skipped(start({ enrolments: [due] }))).toBe('survey-started');
  });

  test('changes nothing when the invitation went out this year, even if the survey ended since', () => {
    const closed = anEnrolment({ status: 'closed', step: undefined });
    expect(skipped(start({ enrolments: [closed], messages: [anEmail()] }))).toBe(
      'survey-invited-already',
    );
    const heldBack = anEmail({ status: 'not-sent' });
    expect(skipped(start({ enrolments: [closed], messages: [heldBack] }))).toBeUndefined();
  });

  test.each([
    ['wants no surveys', { unwanted: ['surveys' as const] }, 'survey-opted-out'],
    ['has no address that may be used', { addresses: [] }, 'survey-not-reachable'],
    [
      'shares the only address',
      { addresses: [anAddress({ status: 'shared' })] },
      'survey-not-reachable',
    ],
    ['lost every degree', { graduation: 'revoked' as const }, 'survey-degree-revoked'],
    ['was erased', { erasedAt: now }, 'person-gone'],
  ])('changes nothing for somebody who %s', (_, more, because) => {
    expect(skipped(start({ person: aPerson(more) }))).toBe(because);
  });

  test('asks about the school year that is running, by the program’s own calendar', () => {
    const autumn = startSurvey(
      { person: aPerson(), program: aProgram(), enrolments: [], messages: [] },
      hashOf,
      '2027-09-10T16:00:00.000Z',
    );
    expect(done(autumn).details).toEqual({ plan: 'annual-2028' });
  });
});
