import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, number, string } from 'dynamodb-toolbox/schema';
import { deadLetterPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** Work that could not be done, readable by a person, who can have it done again. */
export const deadLetterEntity = once(
  () =>
    new Entity({
      name: 'deadLetter',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        workflow: string().key(),
        eventId: string().key(),
        version: number(),
        type: string(),
        source: string(),
        bus: string().enum('intake', 'inner', 'none'),
        /** The event's detail, or the work item's body, JSON. */
        detail: string(),
        reason: string(),
        attempts: number(),
        deadAt: string(),
        status: string().enum('waiting', 'redriven', 'discarded'),
        settledAt: string().optional(),
        settledBy: string().optional(),
        expiresAt: number().optional(),
      }),
      computeKey: ({
        programId,
        workflow,
        eventId,
      }: {
        programId: string;
        workflow: string;
        eventId: string;
      }) => ({ pk: deadLetterPartition(programId), sk: `${workflow}#${eventId}` }),
    }),
);

export type DeadLetter = FormattedItem<ReturnType<typeof deadLetterEntity>>;
