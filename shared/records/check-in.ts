import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean, item, list, number, string } from 'dynamodb-toolbox/schema';
import { helpNeeds } from '../../events/vocabulary/check-in.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * One check-in of one person: its invitation with the reminder, and what they answered. It holds the next step and
 * when it is due; answering clears `due` here, so that no reminder outlives the answer. When it is over, the next
 * milestone of the program's plan is owed.
 */
export const checkInEntity = once(
  () =>
    new Entity({
      name: 'checkIn',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        plan: string().key(),
        programId: string(),
        version: number(),
        /** `D30`, `Y2`, `exit`, `now`. */
        milestone: string(),
        /** The day its milestone counts from: of the hire, the end of the position, or the request. */
        since: string(),
        /** The position it is about. */
        employmentId: string().optional(),
        /** The next step; none once it is over. */
        step: string().enum('invitation', 'reminder', 'close').optional(),
        due: string().optional(),
        dueAt: string().optional(),
        status: string().enum(
          'owed',
          'invited',
          'not-reachable',
          'opted-out',
          'answered',
          'closed',
          'cancelled',
        ),
        startedBy: string().enum('plan', 'admin', 'separation'),
        invitedAt: string().optional(),
        /** 1 very hard to 5 very well. */
        mood: number().optional(),
        needs: list(string().enum(...helpNeeds)).optional(),
        callMe: boolean().optional(),
        /** In their own words. */
        words: string().optional(),
        answeredAt: string().optional(),
        /** Counts the answers sent in. */
        revision: number().optional(),
        listOf: string().optional(),
        listBy: string().optional(),
      }),
      computeKey: ({ personId, plan }: { personId: string; plan: string }) => ({
        pk: personPartition(personId),
        sk: `checkIn#${plan}`,
      }),
    }),
);

export type CheckIn = FormattedItem<ReturnType<typeof checkInEntity>>;
