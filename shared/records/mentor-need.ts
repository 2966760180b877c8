import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { academicSubjects, gradeBands } from '../../events/vocabulary/employment.ts';
import {
  mentoringKinds,
  mentoringTopics,
  needOrigins,
  sharings,
} from '../../events/vocabulary/mentoring.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * A person who is to be mentored: the ranked list, who was asked, who said yes. It lies with the mentee; whoever
 * accepts writes it, so that the first acceptance wins. It holds when the present invitation is reminded or runs out.
 */
export const mentorNeedEntity = once(
  () =>
    new Entity({
      name: 'mentorNeed',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        needId: string().key(),
        programId: string(),
        version: number(),
        kind: string().enum(...mentoringKinds),
        origin: string().enum(...needOrigins),
        status: string().enum('open', 'proposed', 'inviting', 'matched', 'unmet', 'cancelled'),
        createdAt: string(),
        /** What the match is made on. */
        cohort: number(),
        subjects: list(string().enum(...academicSubjects)),
        gradeBands: list(string().enum(...gradeBands)),
        topics: list(string().enum(...mentoringTopics)),
        schoolId: string().optional(),
        leaId: string().optional(),
        /** In the mentee's own words; the mentor who is asked reads them. */
        words: string().optional(),
        /** What they agreed, when they asked, to show the mentor who says yes. */
        shares: list(string().enum(...sharings)).optional(),
        /** Mentors in the order in which they would be asked, each with the codes of the reasons. */
        candidates: list(map({ personId: string(), reasons: list(string()) })),
        /**
         * Somebody of the staff chose the order, and it is kept. Otherwise whoever suits equally well and was asked
         * least lately when the invitation goes is asked first.
         */
        arranged: boolean().optional(),
        asked: list(
          map({
            personId: string(),
            at: string(),
            outcome: string().enum('waiting', 'accepted', 'declined', 'expired', 'withdrawn'),
          }),
        ),
        /** How many mentors are asked at most. */
        mostAsked: number(),
        approvedBy: string().optional(),
        /** Step of the invitation that waits for an answer. */
        step: string().enum('reminder', 'expiry').optional(),
        due: string().optional(),
        dueAt: string().optional(),
        mentorId: string().optional(),
        listOf: string().optional(),
        listBy: string().optional(),
      }),
      computeKey: ({ personId, needId }: { personId: string; needId: string }) => ({
        pk: personPartition(personId),
        sk: `mentorNeed#${needId}`,
      }),
    }),
);

export type MentorNeed = FormattedItem<ReturnType<typeof mentorNeedEntity>>;
