import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { academicSubjects, gradeBands } from '../../events/vocabulary/employment.ts';
import { mentoringKinds, mentoringTopics } from '../../events/vocabulary/mentoring.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * Whether and how a person mentors, and whom they have now. `commitments` is what their capacity is held against:
 * whoever adds one must write this item, so that two never both take the last place.
 */
export const mentorProfileEntity = once(
  () =>
    new Entity({
      name: 'mentorProfile',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        programId: string(),
        version: number(),
        willing: string().enum('yes', 'flash-only', 'not-now'),
        kinds: list(string().enum(...mentoringKinds)),
        topics: list(string().enum(...mentoringTopics)),
        subjects: list(string().enum(...academicSubjects)),
        gradeBands: list(string().enum(...gradeBands)),
        /** Mentees at a time. */
        capacity: number(),
        /** First day on which they may be asked again. */
        pausedUntil: string().optional(),
        /** How they like to meet. */
        meetsBy: list(string().enum('video', 'phone', 'in-person', 'email')),
        commitments: list(
          map({
            needId: string(),
            menteeId: string(),
            kind: string().enum(...mentoringKinds),
            state: string().enum('asked', 'active'),
            since: string(),
          }),
        ),
        /** How often they were asked and said yes, and when they were asked last. */
        asked: number(),
        accepted: number(),
        lastAskedAt: string().optional(),
        /** Copies for matching, which reads this list alone. */
        displayName: string(),
        cohort: number(),
        hold: boolean(),
        place: map({
          schoolId: string(),
          leaId: string().optional(),
          /** First day in the position. */
          since: string(),
          staffClassification: string().optional(),
        }).optional(),
        statedBy: string().enum('survey', 'page', 'admin'),
        statedAt: string(),
        listOf: string().optional(),
        listBy: string().optional(),
      }),
      computeKey: ({ personId }: { personId: string }) => ({
        pk: personPartition(personId),
        sk: 'mentorProfile',
      }),
    }),
);

export type MentorProfile = FormattedItem<ReturnType<typeof mentorProfileEntity>>;
