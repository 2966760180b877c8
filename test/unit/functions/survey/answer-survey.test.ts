import { describe, expect, test } from 'vitest';
import { readStrictly } from '../../../../events/contract.ts';
import { surveyResponseCompleted } from '../../../../events/survey-response-completed.ts';
import { answerSurvey, type Press } from '../../../../functions/survey/answer-survey.ts';
import type { SurveyState } from '../../../../functions/survey/survey-visit.ts';
import type { Message } from '../../../../shared/records/message.ts';
import { aPerson, aResponse, anEnrolment, ngozi } from '../../../support/made-up-records.ts';

const now = '2027-05-05T12:00:00Z';

function given(more: Partial<SurveyState> = {}): SurveyState {
  return {
    person: aPerson(),
    enrolment: anEnrolment(),
    response: undefined,
    messages: [],
    ...more,
  };
}

function answer(
  code: string,
  value: string,
  more: { shown?: boolean; send?: boolean } = {},
): Press {
  return { answer: { code, value, shown: more.shown ?? false }, send: more.send ?? false };
}

function done(state: SurveyState, press: Press, at = now) {
  const changes = answerSurvey(state, press, at);
  if (changes.outcome !== 'done') throw new Error(`nothing was done: ${changes.because}`);
  return changes;
}

function stored(state: SurveyState, press: Press) {
  const write = done(state, press).writes.find((each) => 'put' in each && each.put === 'response');
  if (write === undefined || !('put' in write) || write.put !== 'response') {
    throw new Error('no response was stored');
  }
  return write.item;
}

describe('keeping answers', () => {
  test('the first answer begins the response and announces nothing', () => {
    const changes = done(given(), answer('EMP_STATUS', 'teaching-full-time'));
    expect(changes.what).toBe('survey-begun');
    expect(changes.emits).toEqual([]);
    expect(stored(given(), answer('EMP_STATUS', 'teaching-full-time'))).toMatchObject({
      version: 0,
      answers: { EMP_STATUS: 'teaching-full-time' },
      startedAt: now,
      savedAt: now,
      revision: 0,
    });
  });

  test('a later answer joins those given on another device', () => {
    const state = given({ response: aResponse({ version: 3 }) });
    expect(stored(state, answer('JOB_SAT', '4'))).toMatchObject({
      version: 3,
      answers: { EMP_STATUS: 'teaching-full-time', JOB_SAT: '4' },
      startedAt: '2027-05-04T15:00:00Z',
    });
  });

  test('the same answer again changes nothing', () => {
    const changes = answerSurvey(
      given({ response: aResponse() }),
      answer('EMP_STATUS', 'teaching-full-time'),
      now,
    );
    expect(changes).toEqual({ outcome: 'skipped', because: 'nothing-new' });
  });

  test('passing a question over is remembered, so that the next visit goes on after it', () => {
    expect(stored(given(), answer('EMP_STATUS', ''))).toMatchObject({
      answers: { EMP_STATUS: '' },
    });
  });

  test('a page that showed no answer does not wipe out one given meanwhile on another device', () => {
    const changes = answerSurvey(given({ response: aResponse() }), answer('EMP_STATUS', ''), now);
    expect(changes.outcome).toBe('skipped');
  });

  test('an answer that was shown can be taken back', () => {
    const state = given({ response: aResponse() });
    expect(stored(state, answer('EMP_STATUS', '', { shown: true }))).toMatchObject({
      answers: { EMP_STATUS: '' },
    });
  });
});

describe('sending the answers in', () => {
  const last = answer('MENTOR_WILLING', 'yes', { send: true });

  test('marks the survey answered and takes every reminder out of the calendar in the same step', () => {
    const changes = done(given({ response: aResponse() }), last);
    expect(changes.what).toBe('survey-answered');
    const enrolment = changes.writes.find((write) => 'put' in write && write.put === 'enrolment');
    expect(enrolment).toMatchObject({ item: { status: 'answered', answeredAt: now } });
    const item = enrolment !== undefined && 'put' in enrolment ? enrolment.item : {};
    expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['due']));
    expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['dueAt']));
    expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['step']));
  });

  test('announces codes of questions, never answers, under an id that a repeat makes again', () => {
    const state = given({ response: aResponse({ answers: { EMP_STATUS: 'looking' } }) });
    const [event] = done(state, last).emits ?? [];
    expect(event?.type).toBe('survey.response.completed.v1');
    expect(readStrictly(surveyResponseCompleted, event?.detail)).toMatchObject({ ok: true });
    expect(event?.detail).toMatchObject({
      eventId: `response/${ngozi}/annual-2027/1`,
      occurredAt: now,
      data: { revision: 1, questionCodes: ['EMP_STATUS', 'MENTOR_WILLING'] },
    });
    expect(JSON.stringify(event)).not.toContain('looking');
  });

  test('drops answers to questions that no longer apply', () => {
    const answers = { EMP_STATUS: 'outside-education', SCHOOL: 'Lincoln', INTENT_STAY: 'leave' };
    const state = given({ response: aResponse({ answers }) });
    expect(stored(state, last).answers).toEqual({
      EMP_STATUS: 'outside-education',
      MENTOR_WILLING: 'yes',
    });
  });

  test('works without a single answer: the person has answered by declining', () => {
    const changes = done(given(), { send: true });
    expect(changes.emits?.[0]?.detail).toMatchObject({ data: { questionCodes: [] } });
  });

  test('a second press of the same button announces nothing again', () => {
    const state = given({
      enrolment: anEnrolment({ status: 'answered', answeredAt: now }),
      response: aResponse({
        answers: { EMP_STATUS: 'teaching-full-time', MENTOR_WILLING: 'yes' },
        submittedAt: now,
        revision: 1,
      }),
    });
    expect(answerSurvey(state, last, now)).toMatchObject({ because: 'nothing-new' });
  });

  test('a change after sending counts as sent at once, as the next revision', () => {
    const state = given({
      enrolment: anEnrolment({ status: 'answered', answeredAt: '2027-05-04T15:00:00Z' }),
      response: aResponse({ submittedAt: '2027-05-04T15:00:00Z', revision: 1 }),
    });
    const changes = done(state, answer('EMP_STATUS', 'looking'));
    expect(changes.what).toBe('survey-changed');
    expect(changes.writes).toHaveLength(1);
    expect(changes.emits?.[0]?.detail).toMatchObject({
      eventId: `response/${ngozi}/annual-2027/2`,
      data: { revision: 2 },
    });
  });

  test('somebody who unsubscribed, or was not reachable, may answer all the same', () => {
    for (const status of ['opted-out', 'not-reachable', 'owed'] as const) {
      const state = given({ enrolment: anEnrolment({ status, invitedAt: undefined }) });
      expect(answerSurvey(state, last, now).outcome).toBe('done');
    }
  });
});

describe('too late', () => {
  test('a closed or cancelled survey takes no answers', () => {
    for (const status of ['closed', 'cancelled'] as const) {
      const state = given({ enrolment: anEnrolment({ status }) });
      expect(answerSurvey(state, answer('JOB_SAT', '4'), now)).toEqual({
        outcome: 'skipped',
        because: 'survey-closed',
      });
    }
  });

  test('answers can be changed for 45 days after the invitation, and no longer', () => {
    const state = given({
      enrolment: anEnrolment({ status: 'answered', answeredAt: now }),
      response: aResponse({ submittedAt: now, revision: 1 }),
    });
    const change = answer('EMP_STATUS', 'looking');
    expect(answerSurvey(state, change, '2027-06-17T14:59:59Z').outcome).toBe('done');
    expect(answerSurvey(state, change, '2027-06-17T15:00:00Z').outcome).toBe('skipped');
  });

  test('an erased person has no survey', () => {
    const state = given({ person: aPerson({ erasedAt: now }) });
    expect(answerSurvey(state, answer('JOB_SAT', '4'), now)).toMatchObject({
      because: 'person-gone',
    });
  });
});

describe('an email on its way when the answers come in', () => {
  const planned: Message = {
    personId: ngozi,
    plan: 'annual-2027',
    step: 'reminder-1',
    programId: 'cedar-valley',
    version: 1,
    purpose: 'surveys',
    email: 'survey-reminder',
    status: 'planned',
    due: 'message#0',
    dueAt: now,
    plannedAt: now,
    causationId: 'c',
    correlationId: 'c',
  };

  test('is taken back in the same transaction', () => {
    const { writes } = done(given({ messages: [planned] }), answer('JOB_SAT', '4', { send: true }));
    const message = writes.find((each) => 'put' in each && each.put === 'message');
    expect(message).toMatchObject({ item: { status: 'not-sent', reason: 'answered', version: 1 } });
    expect(message).not.toHaveProperty('item.due');
  });

  test('stays as it is when it has gone already', () => {
    const sent: Message = { ...planned, status: 'sent' };
    const { writes } = done(given({ messages: [sent] }), answer('JOB_SAT', '4', { send: true }));
    expect(writes.some((each) => 'put' in each && each.put === 'message')).toBe(false);
  });
});
