import { describe, expect, test } from 'vitest';
import { mentorNeeded } from '../../../../events/mentor-needed.ts';
import { reasonsForMentor, reasonsForStaff } from '../../../../shared/domain/match-reasons.ts';
import { matterOf, invitationPlan } from '../../../../shared/domain/message-plan.ts';
import { newMentorNeed } from '../../../../shared/domain/new-mentor-need.ts';
import { mentoringPlanOf } from '../../../../shared/domain/program-plan.ts';
import { read } from '../../../support/made-up-events.ts';
import { ngozi, programId } from '../../../support/made-up-records.ts';

const cause = { eventId: 'form-1', correlationId: 'form-1' };
const now = '2026-09-22T15:00:00Z';
const need = (made: string, personId = ngozi) =>
  newMentorNeed(
    {
      personId,
      programId,
      kind: 'flash',
      origin: 'request',
      cohort: 2026,
      subjects: [],
      gradeBands: [],
      topics: ['families'],
      words: 'Parent evenings',
      shares: ['email'],
      cause: made,
    },
    mentoringPlanOf(undefined),
    cause,
    now,
  );

describe('a need for a mentor', () => {
  test('is the same for the same cause, and another for another cause or person', () => {
    const { needId } = need('request/1').item;
    expect(need('request/1').item.needId).toBe(needId);
    expect(need('request/2').item.needId).not.toBe(needId);
    expect(need('request/1', '9d1c7a52-44b0-4b7e-9a43-6f0f1e2d3c4b').item.needId).not.toBe(needId);
  });

  test('has an id that says nothing and fits into the name of an email’s plan', () => {
    const { needId } = need('request/1').item;
    expect(needId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(matterOf(invitationPlan(needId))).toEqual({ matter: 'invitation', id: needId });
  });

  test('is open, in the program’s list, with as many to be asked as the program allows', () => {
    expect(need('request/1').item).toMatchObject({
      status: 'open',
      mostAsked: 4,
      candidates: [],
      asked: [],
      words: 'Parent evenings',
      shares: ['email'],
      listOf: 'cedar-valley#needs',
      listBy: `open#${now}#${ngozi}`,
    });
    expect(need('request/1').item).not.toHaveProperty('cause');
  });

  test('is announced without their words', () => {
    const { item, event } = need('request/1');
    expect(read(mentorNeeded, event).data).toEqual({
      personId: ngozi,
      needId: item.needId,
      kind: 'flash',
      origin: 'request',
    });
    expect(event.detail).toMatchObject({ causationId: 'form-1', correlationId: 'form-1' });
  });
});

describe('what speaks for a mentor', () => {
  const codes = ['not-asked-lately', 'same-subject', 'older-cohort', 'a reason of long ago'];

  test('is told to the staff whole, in the order of its weight', () => {
    expect(reasonsForStaff(codes, 'en')).toEqual([
      'teaches the same subject',
      'completed the program earlier',
      'has not been asked lately',
    ]);
  });

  test('is told to the mentor without what is nothing to them', () => {
    expect(reasonsForMentor(codes, 'en')).toEqual(['you know the same subject']);
  });
});
