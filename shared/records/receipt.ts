import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { receiptPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * What became of one submission that an integrator sent, or the console: what their status call answers. It lies where the door's own
 * entry of the event lies, a partition for each event.
 */
export const receiptEntity = once(
  () =>
    new Entity({
      name: 'receipt',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        /** The sender's own id of the event. */
        eventId: string().key(),
        version: number(),
        type: string(),
        door: string().enum('bus', 'http', 'form'),
        /** Who sent it: their source on the bus, the name of their client, or the console. */
        integrator: string(),
        status: string().enum(
          'admitted',
          'unchanged',
          'in-review',
          /** It names something that is not on record yet; it is tried again. */
          'waiting',
          'quarantined',
          'tested',
          'discarded',
          'rejected',
        ),
        /** What admitting came to, as a code of the timeline; of a test, what it would have come to. */
        what: string(),
        /** Whom it was about. */
        personId: string().optional(),
        /** As the events and lines carry it that followed. */
        followedAs: string().optional(),
        problems: list(
          map({
            field: string(),
            problem: string(),
            found: string().optional(),
            mend: string().optional(),
          }),
        ),
        warnings: list(map({ field: string(), problem: string() })),
        quarantineId: string().optional(),
        reviewId: string().optional(),
        receivedAt: string(),
        settledAt: string(),
        expiresAt: number(),
      }),
      computeKey: ({ programId, eventId }: { programId: string; eventId: string }) => ({
        pk: receiptPartition(programId, eventId),
        sk: 'receipt',
      }),
    }),
);

export type Receipt = FormattedItem<ReturnType<typeof receiptEntity>>;
