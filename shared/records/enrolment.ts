import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, map, number, string } from 'dynamodb-toolbox/schema';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * A plan with steps that one person is in: a survey with its reminders.
 * It holds the next step and when it is due; answering clears `due` here, so that no reminder outlives the answer.
 */
export const enrolmentEntity = once(
  () =>
    new Entity({
      name: 'enrolment',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        /** `annual-2027`: survey and school year. */
        plan: string().key(),
        programId: string(),
        version: number(),
        survey: map({ surveyIdentifier: string(), schoolYear: number() }),
        cohort: number(),
        /** The next step; none once the plan has run out. */
        step: string().enum('invitation', 'reminder-1', 'reminder-2', 'close').optional(),
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
        startedBy: string().enum('season', 'admin'),
        invitedAt: string().optional(),
        answeredAt: string().optional(),
        linkHash: string().optional(),
        listOf: string().optional(),
        listBy: string().optional(),
      }),
      computeKey: ({ personId, plan }: { personId: string; plan: string }) => ({
        pk: personPartition(personId),
        sk: `enrolment#${plan}`,
      }),
    }),
);

export type Enrolment = FormattedItem<ReturnType<typeof enrolmentEntity>>;
