import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { any, item, number, record, string } from 'dynamodb-toolbox/schema';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** What a person answered in one survey, by question code; saved as they go, submitted at the end. */
export const responseEntity = once(
  () =>
    new Entity({
      name: 'response',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        plan: string().key(),
        programId: string(),
        version: number(),
        /** Question code → choice code, number or words. */
        answers: record(string(), any()),
        startedAt: string(),
        savedAt: string(),
        submittedAt: string().optional(),
        /** How often it was submitted. */
        revision: number(),
      }),
      computeKey: ({ personId, plan }: { personId: string; plan: string }) => ({
        pk: personPartition(personId),
        sk: `response#${plan}`,
      }),
    }),
);

export type Response = FormattedItem<ReturnType<typeof responseEntity>>;
