import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, number, string } from 'dynamodb-toolbox/schema';
import { programPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * What the next email to a program's integration contact tells of, or the last one told of. One item a program: so
 * there is one email at a time, and an hour between two.
 */
export const quarantineNoticeEntity = once(
  () =>
    new Entity({
      name: 'quarantineNotice',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        version: number(),
        /** Counts the emails; the plan of each is named after it. */
        number: number(),
        dueAt: string(),
        /** Of the quarantined events, the first of them. */
        quarantineIds: list(string()),
        /** How many there are. */
        events: number(),
      }),
      computeKey: ({ programId }: { programId: string }) => ({
        pk: programPartition(programId),
        sk: 'quarantine-notice',
      }),
    }),
);

export type QuarantineNotice = FormattedItem<ReturnType<typeof quarantineNoticeEntity>>;
