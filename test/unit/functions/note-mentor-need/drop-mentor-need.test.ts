import { expect, test } from 'vitest';
import { alumniEmploymentEnded } from '../../../../events/alumni-employment-ended.ts';
import {
  dropMentorNeed,
  type DropState,
} from '../../../../functions/note-mentor-need/drop-mentor-need.ts';
import { TooEarlyError } from '../../../../shared/domain/errors.ts';
import { anEvent, skipped } from '../../../support/made-up-events.ts';
import { aMentorNeed, anEmployment, aPerson, chen } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';
import { matching } from '../../../support/matching.ts';

const event = anEvent(alumniEmploymentEnded.example);
const state = (more: Partial<DropState> = {}): DropState => ({
  person: aPerson(),
  employment: anEmployment({ endDate: '2027-05-28' }),
  need: aMentorNeed({ status: 'proposed', asked: [] }),
  ...more,
});

test('nobody is looked for any more for the beginning of a position that ended', () => {
  expect(stored(dropMentorNeed(state(), event)).mentorNeed).toMatchObject([
    { status: 'cancelled', listBy: matching(/^cancelled#/) },
  ]);
});

test('it waits until the end is on the record, so that no need is noted behind its back', () => {
  expect(() => dropMentorNeed(state({ employment: undefined }), event)).toThrow(TooEarlyError);
  expect(() => dropMentorNeed(state({ employment: anEmployment() }), event)).toThrow(TooEarlyError);
});

test('a mentor who was asked stays asked', () => {
  const asked = [{ personId: chen, at: '2027-05-01T00:00:00Z', outcome: 'waiting' as const }];
  const need = aMentorNeed({ status: 'inviting', asked });
  expect(skipped(dropMentorNeed(state({ need }), event))).toBe('need-is-inviting');
  expect(skipped(dropMentorNeed(state({ need: undefined }), event))).toBe('no-such-need');
  expect(skipped(dropMentorNeed(state({ person: undefined }), event))).toBe('no-such-person');
});
