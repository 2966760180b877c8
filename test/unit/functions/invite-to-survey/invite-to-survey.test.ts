import { describe, expect, test } from 'vitest';
import { surveyDue } from '../../../../events/survey-due.ts';
import {
  type InviteState,
  inviteToSurvey,
} from '../../../../functions/invite-to-survey/invite-to-survey.ts';
import type { Step } from '../../../../shared/domain/survey-calendar.ts';
import type { Enrolment } from '../../../../shared/records/enrolment.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import {
  aMessage,
  anAddress,
  anEnrolment,
  aPerson,
  aProgram,
  aResponse,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-05-01T05:01:00Z';

function dueStep(step: Step) {
  const data = { ...surveyDue.example, personId: ngozi, step };
  return anEvent(data, { eventId: `${ngozi}/annual-2027/${step}/1`, occurredAt: now });
}

function enrolledFor(step: Step, more: Partial<Enrolment> = {}): Enrolment {
  const { invitedAt: _, ...enrolment } = anEnrolment({ version: 1 });
  return step === 'invitation'
    ? { ...enrolment, step, status: 'owed', dueAt: now, ...more }
    : { ...anEnrolment({ version: 2 }), step, dueAt: now, ...more };
}

function stateAt(step: Step, more: Partial<InviteState> = {}): InviteState {
  return {
    person: aPerson(),
    program: aProgram(),
    enrolment: enrolledFor(step),
    message: undefined,
    response: undefined,
    nextEnrolment: undefined,
    hashOf: (key) => `hash of ${key}`,
    ...more,
  };
}

describe('the invitation', () => {
  const changes = inviteToSurvey(stateAt('invitation'), dueStep('invitation'), now);

  test('is asked for, to go at once', () => {
    expect(stored(changes).message).toMatchObject([
      {
        plan: 'annual-2027',
        step: 'invitation',
        email: 'survey-invitation',
        status: 'planned',
        dueAt: now,
        plannedAt: now,
        version: 0,
        purpose: 'surveys',
      },
    ]);
    expect(stored(changes).message[0]?.due).toMatch(/^message#/);
    expect(done(changes)).toMatchObject({
      what: 'survey-invited',
      details: { step: 'invitation' },
    });
  });

  test('is followed by a reminder after seven days by the program’s clock', () => {
    expect(stored(changes).enrolment).toMatchObject([
      { status: 'invited', invitedAt: now, step: 'reminder-1', dueAt: '2027-05-08T05:01:00Z' },
    ]);
    const march = { ...stateAt('invitation'), program: aProgram({ timeZone: 'America/Chicago' }) };
    const dstNow = '2027-03-10T15:00:00Z';
    const [enrolment] = stored(inviteToSurvey(march, dueStep('invitation'), dstNow)).enrolment;
    expect(enrolment?.dueAt).toBe('2027-03-17T14:00:00Z');
  });
});

describe('a reminder', () => {
  test.each([
    ['reminder-1', 'reminder-2', '2027-05-15T05:01:00Z'],
    ['reminder-2', 'close', '2027-05-25T05:01:00Z'],
  ] as const)('%s is asked for, and %s is owed next', (step, next, dueAt) => {
    const changes = inviteToSurvey(stateAt(step), dueStep(step), now);
    expect(done(changes).what).toBe('survey-reminded');
    expect(stored(changes).message).toMatchObject([{ step, email: 'survey-reminder' }]);
    expect(stored(changes).enrolment).toMatchObject([
      { step: next, dueAt, status: 'invited', invitedAt: '2027-05-03T15:00:00Z' },
    ]);
  });

  test('to somebody who began to answer helps them go on', () => {
    const emailFor = (response: InviteState['response']) => {
      const state = stateAt('reminder-1', { response });
      return stored(inviteToSurvey(state, dueStep('reminder-1'), now)).message[0]?.email;
    };
    expect(emailFor(aResponse())).toBe('survey-resume');
    expect(emailFor(aResponse({ answers: {} }))).toBe('survey-reminder');
  });

  test('to somebody who could not be reached before is their invitation', () => {
    const { invitedAt: _, ...enrolment } = enrolledFor('reminder-1', { status: 'not-reachable' });
    const changes = inviteToSurvey(
      stateAt('reminder-1', { enrolment }),
      dueStep('reminder-1'),
      now,
    );
    expect(stored(changes).message).toMatchObject([{ email: 'survey-invitation' }]);
    expect(stored(changes).enrolment).toMatchObject([{ status: 'invited', invitedAt: now }]);
  });

  test('never outlives the answer: answering takes the survey out of the calendar', () => {
    const {
      step: _,
      due: __,
      dueAt: ___,
      ...answered
    } = enrolledFor('reminder-1', {
      status: 'answered',
      answeredAt: now,
    });
    const state = stateAt('reminder-1', { enrolment: answered });
    expect(skipped(inviteToSurvey(state, dueStep('reminder-1'), now))).toBe('step-already-taken');
  });

  test('that was taken before is not taken again', () => {
    const state = stateAt('reminder-2');
    expect(skipped(inviteToSurvey(state, dueStep('reminder-1'), now))).toBe('step-already-taken');
  });
});

describe('somebody who asked for a pause', () => {
  const changesFor = (more: Partial<Person>) => {
    const state = stateAt('invitation', { person: aPerson(more) });
    return inviteToSurvey(state, dueStep('invitation'), now);
  };

  test('is invited when it is over, at the start of that day where the program is', () => {
    const changes = changesFor({ pausedUntil: '2027-06-15' });
    expect(done(changes).what).toBe('survey-postponed');
    expect(stored(changes).message).toStrictEqual([]);
    expect(stored(changes).enrolment).toMatchObject([
      { step: 'invitation', status: 'owed', dueAt: '2027-06-15T05:00:00Z' },
    ]);
  });

  test('is invited at once when it is over already', () => {
    expect(done(changesFor({ pausedUntil: '2027-05-01' })).what).toBe('survey-invited');
  });

  test('and wants no surveys at all, waits for nothing', () => {
    const changes = changesFor({ pausedUntil: '2027-06-15', unwanted: ['surveys'] });
    expect(done(changes).what).toBe('survey-not-sent');
  });

  test('still has a survey that ran out closed on its day', () => {
    const state = stateAt('close', { person: aPerson({ pausedUntil: '2027-12-01' }) });
    expect(done(inviteToSurvey(state, dueStep('close'), now)).what).toBe('survey-closed');
  });
});

describe('an email that must not go', () => {
  const cases = [
    ['who wants no surveys', { unwanted: ['surveys' as const] }, 'opted-out', 'opted-out'],
    [
      'without an address',
      { addresses: [], reach: 'no-address' as const },
      'no-address',
      'not-reachable',
    ],
    [
      'whose address is shared',
      { addresses: [anAddress({ status: 'shared' })], reach: 'shared-address' as const },
      'shared-address',
      'not-reachable',
    ],
    [
      'whose degrees were taken back',
      { graduation: 'revoked' as const },
      'degree-revoked',
      'not-reachable',
    ],
  ] as const;

  test.each(cases)(
    'to somebody %s is noted with its reason, and the next step owed',
    (_, more, reason, status) => {
      const person = aPerson({
        ...more,
        unwanted: 'unwanted' in more ? [...more.unwanted] : [],
        addresses: 'addresses' in more ? [...more.addresses] : [anAddress()],
      });
      const changes = inviteToSurvey(stateAt('invitation', { person }), dueStep('invitation'), now);
      expect(stored(changes).message).toEqual([]);
      expect(done(changes)).toMatchObject({ what: 'survey-not-sent', details: { reason } });
      expect(stored(changes).enrolment).toMatchObject([{ status, step: 'reminder-1' }]);
      expect(stored(changes).enrolment[0]).not.toHaveProperty('invitedAt');
    },
  );

  test('leaves somebody invited who was invited', () => {
    const person = aPerson({ unwanted: ['surveys'] });
    const changes = inviteToSurvey(stateAt('reminder-1', { person }), dueStep('reminder-1'), now);
    expect(stored(changes).enrolment).toMatchObject([{ status: 'invited', step: 'reminder-2' }]);
  });

  test.each(['planned', 'claimed', 'sent', 'delivered', 'bounced', 'complained'] as const)(
    'is one that was %s before the survey was cancelled and begun again',
    (status) => {
      const state = stateAt('invitation', { message: aMessage({ status }) });
      const changes = inviteToSurvey(state, dueStep('invitation'), now);
      expect(stored(changes).message).toEqual([]);
      expect(done(changes).details).toMatchObject({ reason: 'asked-before' });
      expect(stored(changes).enrolment).toMatchObject([{ status: 'invited', step: 'reminder-1' }]);
    },
  );

  test('is asked for again when it was held back the first time', () => {
    const message = aMessage({ status: 'not-sent', reason: 'degree-revoked', version: 4 });
    const changes = inviteToSurvey(stateAt('invitation', { message }), dueStep('invitation'), now);
    expect(stored(changes).message).toMatchObject([{ status: 'planned', version: 4 }]);
    expect(stored(changes).message[0]).not.toHaveProperty('reason');
  });

  test('is one to nobody: the person is gone, or in no such survey', () => {
    const event = dueStep('invitation');
    expect(skipped(inviteToSurvey(stateAt('invitation', { person: undefined }), event, now))).toBe(
      'no-such-person',
    );
    expect(
      skipped(inviteToSurvey(stateAt('invitation', { enrolment: undefined }), event, now)),
    ).toBe('not-enrolled');
  });
});

describe('the close', () => {
  const close = (more: Partial<InviteState> = {}) =>
    inviteToSurvey(stateAt('close', more), dueStep('close'), now);

  test('ends the survey without an email and owes next year’s', () => {
    const changes = close();
    expect(stored(changes).message).toEqual([]);
    expect(done(changes)).toMatchObject({
      what: 'survey-closed',
      details: { plan: 'annual-2027', next: 'annual-2028' },
    });
    const [ended, next] = stored(changes).enrolment;
    expect(ended).toMatchObject({ plan: 'annual-2027', status: 'closed' });
    for (const field of ['due', 'dueAt', 'step']) expect(ended).not.toHaveProperty(field);
    expect(next).toMatchObject({
      plan: 'annual-2028',
      step: 'invitation',
      status: 'owed',
      dueAt: '2028-05-01T05:00:00Z',
      version: 0,
    });
  });

  test('remembers of somebody never written to why that was', () => {
    const enrolment = enrolledFor('close', { status: 'not-reachable' });
    expect(stored(close({ enrolment })).enrolment[0]).toMatchObject({ status: 'not-reachable' });
  });

  test('leaves next year’s survey alone where there is one already', () => {
    const nextEnrolment = anEnrolment({ plan: 'annual-2028' });
    expect(stored(close({ nextEnrolment })).enrolment).toHaveLength(1);
  });
});
