import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema';
import {
  mentoringKinds,
  mentoringTopics,
  rhythms,
  sharings,
} from '../../events/vocabulary/mentoring.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * A mentor and a mentee who were introduced. It lies with the mentee; the mentor's side is found by their invitation.
 * It holds when both are asked how it goes, and when its time is over.
 */
export const pairEntity = once(
  () =>
    new Entity({
      name: 'pair',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        pairId: string().key(),
        programId: string(),
        version: number(),
        mentorId: string(),
        kind: string().enum(...mentoringKinds),
        status: string().enum('active', 'paused', 'completed', 'cancelled'),
        startedAt: string(),
        rhythm: string().enum(...rhythms),
        goals: list(string().enum(...mentoringTopics)),
        /** What each agreed to show the other. */
        mentorShares: list(string().enum(...sharings)),
        menteeShares: list(string().enum(...sharings)),
        /** How often both were asked how it goes, and when last. */
        checks: number(),
        askedAt: string().optional(),
        /** When its time is over; a pause moves it. */
        endsAt: string(),
        pausedUntil: string().optional(),
        /** `check-1`, `resume`, `end`; none once it has ended. */
        step: string().optional(),
        due: string().optional(),
        dueAt: string().optional(),
        /** Seen by the staff, never by the other side. */
        answers: list(
          map({
            side: string().enum('mentor', 'mentee'),
            step: string(),
            at: string(),
            /** 1 badly, 5 very well. */
            going: number(),
            met: boolean().optional(),
            /** Answers to the three questions of the end: would again, was worth the time, may we say so. */
            again: boolean().optional(),
            words: string().optional(),
          }),
        ),
        endedAt: string().optional(),
        endedBy: string().enum('mentor', 'mentee', 'staff', 'time').optional(),
        listOf: string().optional(),
        listBy: string().optional(),
      }),
      computeKey: ({ personId, pairId }: { personId: string; pairId: string }) => ({
        pk: personPartition(personId),
        sk: `pair#${pairId}`,
      }),
    }),
);

export type Pair = FormattedItem<ReturnType<typeof pairEntity>>;
