import { describe, expect, test } from 'vitest';
import {
  annualEnrolment,
  nextYear,
  planOf,
  surveyLinkKey,
  withoutDue,
} from '../../../../shared/domain/enrolment.ts';
import { defaultSeason } from '../../../../shared/domain/survey-calendar.ts';
import { anEnrolment, ngozi, programId } from '../../../support/made-up-records.ts';

const enrolled = annualEnrolment({
  personId: ngozi,
  programId,
  cohort: 2026,
  dueAt: '2027-05-01T05:00:00Z',
  season: defaultSeason,
  startedBy: 'season',
  hashOf: (key) => `hash of ${key}`,
});

describe('a place in the annual survey', () => {
  test('begins with an invitation, due at the opening of the season', () => {
    expect(enrolled).toMatchObject({
      plan: 'annual-2027',
      survey: { surveyIdentifier: 'annual', schoolYear: 2027 },
      step: 'invitation',
      status: 'owed',
      dueAt: '2027-05-01T05:00:00Z',
      version: 0,
    });
    expect(enrolled.due).toMatch(/^step#\d$/);
  });

  test('is found by its link and in the list of its survey, by cohort', () => {
    expect(enrolled.linkHash).toBe(`hash of ${surveyLinkKey(ngozi, 'annual-2027')}`);
    expect(enrolled).toMatchObject({
      listOf: 'cedar-valley#annual-2027',
      listBy: `2026#${ngozi}`,
    });
  });

  test('of one school year is followed by that of the next', () => {
    expect(planOf(nextYear(enrolled.survey))).toBe('annual-2028');
  });

  test('that owes nothing more is in no calendar', () => {
    const settled = withoutDue(anEnrolment());
    for (const field of ['due', 'dueAt', 'step']) expect(settled).not.toHaveProperty(field);
    expect(settled).toMatchObject({ plan: 'annual-2027', status: 'invited' });
  });
});
