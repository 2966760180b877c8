import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { reviewPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** A submission of which only a person can say whom it is about: it names nobody we know, or only by a name. */
export const reviewEntity = once(
  () =>
    new Entity({
      name: 'review',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        /** Derived from the submission: the same again is the same review. */
        reviewId: string().key(),
        version: number(),
        type: string(),
        /** The detail as it came, JSON. */
        detail: string(),
        /** Who it may be. */
        candidates: list(
          map({
            personId: string(),
            /** What speaks for them. */
            because: string().enum('name-and-cohort', 'name', 'address-shared'),
          }),
        ),
        status: string().enum('waiting', 'decided', 'discarded'),
        receivedAt: string(),
        personId: string().optional(),
        decidedAt: string().optional(),
        decidedBy: string().optional(),
        expiresAt: number(),
      }),
      computeKey: ({ programId, reviewId }: { programId: string; reviewId: string }) => ({
        pk: reviewPartition(programId),
        sk: `review#${reviewId}`,
      }),
    }),
);

export type Review = FormattedItem<ReturnType<typeof reviewEntity>>;
