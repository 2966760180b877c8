import { describe, expect, test } from 'vitest';
import { questionViewOf, sendView, surveyView } from '../../../../functions/survey/survey-view.ts';
import type { SurveyVisit } from '../../../../functions/survey/survey-visit.ts';
import type { Response } from '../../../../shared/records/response.ts';
import { aPerson, aProgram, aResponse, anEnrolment } from '../../../support/made-up-records.ts';

const now = '2027-05-05T12:00:00Z';

function visit(response?: Response, more: Partial<SurveyVisit> = {}): SurveyVisit {
  return { person: aPerson(), enrolment: anEnrolment(), program: aProgram(), response, ...more };
}

describe('opening the link', () => {
  test('the first visit shows the first question, with nothing chosen', () => {
    expect(surveyView(visit(), {}, now)).toMatchObject({
      view: 'question',
      question: { code: 'EMP_STATUS' },
      value: undefined,
      number: 1,
      total: 5,
      greeting: 'first-visit',
    });
  });

  test('a choice touched in the email is selected, and said not to be recorded yet', () => {
    expect(surveyView(visit(), { EMP_STATUS: 'looking' }, now)).toMatchObject({
      question: { code: 'EMP_STATUS' },
      value: 'looking',
      tapped: true,
      kept: false,
    });
  });

  test('a choice that the survey does not have selects nothing', () => {
    for (const EMP_STATUS of ['astronaut', '', '<script>', 'constructor']) {
      expect(surveyView(visit(), { EMP_STATUS }, now)).toMatchObject({
        value: undefined,
        tapped: false,
      });
    }
  });

  test('a later visit goes on where the last one left off', () => {
    expect(surveyView(visit(aResponse()), {}, now)).toMatchObject({
      question: { code: 'SCHOOL' },
      number: 2,
      greeting: 'welcome-back',
    });
  });

  test('a question that was passed over is not asked again', () => {
    const response = aResponse({ answers: { EMP_STATUS: '', SCHOOL: '' } });
    expect(surveyView(visit(response), {}, now)).toMatchObject({ question: { code: 'JOB_SAT' } });
  });

  test('who works in no school is not asked which one', () => {
    const response = aResponse({ answers: { EMP_STATUS: 'caring' } });
    expect(surveyView(visit(response), {}, now)).toMatchObject({
      question: { code: 'MENTOR_WILLING' },
      number: 2,
      total: 2,
      last: true,
    });
  });

  test('who has been through all questions without sending sees what there is to send', () => {
    const answers = { EMP_STATUS: 'caring', MENTOR_WILLING: '' };
    expect(surveyView(visit(aResponse({ answers })), {}, now)).toEqual({
      view: 'review',
      lines: [
        expect.objectContaining({
          code: 'EMP_STATUS',
          answer: 'Caring for family, or not seeking work',
        }),
        expect.objectContaining({ code: 'MENTOR_WILLING', answer: undefined }),
      ],
    });
  });
});

describe('after sending', () => {
  const enrolment = anEnrolment({ status: 'answered', answeredAt: now });
  const sent = aResponse({ submittedAt: now, revision: 1 });

  test('the link shows what was recorded, and until when it can be changed', () => {
    expect(surveyView(visit(sent, { enrolment }), {}, now)).toMatchObject({
      view: 'thanks',
      sentAt: now,
      changed: false,
      closesAt: '2027-06-17T15:00:00.000Z',
    });
  });

  test('touching another choice in the email offers that change', () => {
    expect(surveyView(visit(sent, { enrolment }), { EMP_STATUS: 'looking' }, now)).toMatchObject({
      view: 'question',
      value: 'looking',
      changing: true,
    });
  });

  test('touching the same choice again shows the thanks', () => {
    const query = { EMP_STATUS: 'teaching-full-time' };
    expect(surveyView(visit(sent, { enrolment }), query, now)).toMatchObject({ view: 'thanks' });
  });

  test('there is nothing more to send', () => {
    expect(sendView(visit(sent, { enrolment }), now)).toMatchObject({ view: 'thanks' });
  });
});

test('a closed survey shows neither questions nor answers', () => {
  const closed = visit(aResponse(), { enrolment: anEnrolment({ status: 'closed' }) });
  expect(surveyView(closed, {}, now)).toEqual({ view: 'closed', answered: false });
  expect(questionViewOf(closed, 'EMP_STATUS', now)).toEqual({ view: 'closed', answered: false });
  expect(sendView(closed, now)).toEqual({ view: 'closed', answered: false });
});

test('a question that does not exist or does not apply has no page', () => {
  const response = aResponse({ answers: { EMP_STATUS: 'caring' } });
  expect(questionViewOf(visit(response), 'SCHOOL', now)).toBeUndefined();
  expect(questionViewOf(visit(response), 'SALARY', now)).toBeUndefined();
  expect(questionViewOf(visit(response), '__proto__', now)).toBeUndefined();
});
