import { describe, expect, test } from 'vitest';
import { surveyResponseCompleted } from '../../../../events/survey-response-completed.ts';
import {
  type AnswersState,
  recordAnswers,
} from '../../../../functions/record-answers/record-answers.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import {
  anEnrolment,
  aPerson,
  aProgram,
  aResponse,
  aSchool,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const submittedAt = '2027-05-04T15:00:00Z';
const teaching = {
  EMP_STATUS: 'teaching-full-time',
  SCHOOL: 'Lincoln Middle School, Auburn',
  JOB_SAT: '4',
  INTENT_STAY: 'same-school',
  MENTOR_WILLING: 'yes',
};

function completed(revision = 1) {
  const { example } = surveyResponseCompleted;
  return anEvent({ ...example, personId: ngozi, revision });
}

function stateWith(
  answers: Record<string, string>,
  more: Partial<AnswersState> = {},
): AnswersState {
  return {
    person: aPerson({ version: 3 }),
    program: aProgram(),
    response: aResponse({ answers, submittedAt, revision: 1 }),
    nextEnrolment: undefined,
    school: undefined,
    hashOf: (key) => `hash of ${key}`,
    ...more,
  };
}

describe('submitted answers', () => {
  test('become facts with their source, and the school in the graduate’s words', () => {
    const changes = recordAnswers(stateWith(teaching), completed());
    expect(stored(changes).fact).toEqual(
      [
        {
          kind: 'employment',
          value: 'teaching-full-time',
          school: 'Lincoln Middle School, Auburn',
        },
        { kind: 'satisfaction', value: '4' },
        { kind: 'intent', value: 'same-school' },
        { kind: 'mentoring', value: 'yes' },
      ].map((fact) => ({
        ...fact,
        personId: ngozi,
        factId: 'annual-2027-1',
        programId: 'cedar-valley',
        version: 0,
        source: 'self-report',
        observedAt: submittedAt,
        confidence: 'stated',
      })),
    );
    expect(done(changes)).toMatchObject({
      what: 'answers-recorded',
      details: { plan: 'annual-2027', facts: 4 },
    });
  });

  test('say where the graduate is now, and that they answered', () => {
    expect(stored(recordAnswers(stateWith(teaching), completed())).person).toMatchObject([
      {
        answered: 'annual-2027',
        current: {
          status: 'teaching-full-time',
          school: 'Lincoln Middle School, Auburn',
          source: 'self-report',
          observedAt: submittedAt,
        },
      },
    ]);
  });

  test('of somebody in no school name none', () => {
    const changes = recordAnswers(stateWith({ EMP_STATUS: 'looking' }), completed());
    expect(stored(changes).fact).toHaveLength(1);
    expect(stored(changes).fact[0]).not.toHaveProperty('school');
    expect(stored(changes).person[0]?.current).not.toHaveProperty('school');
  });

  test('that say nothing leave no fact, and what was known stays', () => {
    const known = {
      status: 'teaching-part-time',
      source: 'sis',
      observedAt: '2026-09-01T00:00:00Z',
    };
    const silent = { EMP_STATUS: 'prefer-not-to-say', JOB_SAT: '', MENTOR_WILLING: '' };
    const changes = recordAnswers(
      stateWith(silent, { person: aPerson({ current: known }) }),
      completed(),
    );
    expect(stored(changes).fact).toEqual([]);
    expect(stored(changes).person[0]).toMatchObject({ current: known, answered: 'annual-2027' });
  });

  test('do not replace what was learned later', () => {
    const known = {
      status: 'outside-education',
      source: 'employer',
      observedAt: '2027-06-01T00:00:00Z',
    };
    const state = stateWith(teaching, {
      person: aPerson({ current: known, answered: 'annual-2028' }),
    });
    expect(stored(recordAnswers(state, completed())).person[0]).toMatchObject({
      current: known,
      answered: 'annual-2028',
    });
  });

  test('owe next year’s survey, once', () => {
    expect(stored(recordAnswers(stateWith(teaching), completed())).enrolment).toMatchObject([
      { plan: 'annual-2028', status: 'owed', dueAt: '2028-05-01T05:00:00Z' },
    ]);
    const there = stateWith(teaching, { nextEnrolment: anEnrolment({ plan: 'annual-2028' }) });
    expect(stored(recordAnswers(there, completed())).enrolment).toEqual([]);
  });

  test('owe no further survey to somebody whose degrees were taken back', () => {
    const state = stateWith(teaching, { person: aPerson({ graduation: 'revoked' }) });
    const changes = recordAnswers(state, completed());
    expect(stored(changes).enrolment).toEqual([]);
    expect(stored(changes).fact).toHaveLength(4);
  });

  test('that were changed since are left to the later submission', () => {
    const response = aResponse({ answers: teaching, submittedAt, revision: 2 });
    expect(skipped(recordAnswers(stateWith(teaching, { response }), completed(1)))).toBe(
      'later-revision',
    );
    const changes = recordAnswers(stateWith(teaching, { response }), completed(2));
    expect(stored(changes).fact[0]?.factId).toBe('annual-2027-2');
  });

  test('that nobody sent in, or of somebody who is gone, come to nothing', () => {
    const begun = aResponse({ answers: teaching });
    expect(skipped(recordAnswers(stateWith(teaching, { response: begun }), completed()))).toBe(
      'no-answers',
    );
    expect(skipped(recordAnswers(stateWith(teaching, { response: undefined }), completed()))).toBe(
      'no-answers',
    );
    expect(skipped(recordAnswers(stateWith(teaching, { person: undefined }), completed()))).toBe(
      'no-such-person',
    );
  });
});

describe('a school that an admin has said these words to mean', () => {
  test('is the current picture’s; what they wrote stays in the fact', () => {
    const changes = recordAnswers(stateWith(teaching, { school: aSchool() }), completed());
    expect(stored(changes).person[0]?.current).toMatchObject({
      school: 'Lincoln Middle School',
      schoolId: 'nces-010000500870',
    });
    expect(stored(changes).fact[0]).toMatchObject({ school: 'Lincoln Middle School, Auburn' });
  });

  test('is not taken for somebody who named none', () => {
    const { SCHOOL: _, ...rest } = teaching;
    const changes = recordAnswers(stateWith(rest, { school: aSchool() }), completed());
    expect(stored(changes).person[0]?.current).not.toHaveProperty('schoolId');
  });
});
