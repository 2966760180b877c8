import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, number, string } from 'dynamodb-toolbox/schema';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * Whether a person wants to be introduced to fellow graduates at their school: nobody is named to anybody before both
 * have said yes.
 */
export const introductionEntity = once(
  () =>
    new Entity({
      name: 'introduction',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        schoolId: string().key(),
        programId: string(),
        version: number(),
        status: string().enum('asked', 'yes', 'no'),
        askedAt: string(),
        answeredAt: string().optional(),
        /** What they agreed to show the others. */
        shares: list(string().enum('email', 'phone', 'position')),
        /** To whom they were introduced. */
        introducedTo: list(string()),
      }),
      computeKey: ({ personId, schoolId }: { personId: string; schoolId: string }) => ({
        pk: personPartition(personId),
        sk: `introduction#${schoolId}`,
      }),
    }),
);

export type Introduction = FormattedItem<ReturnType<typeof introductionEntity>>;
