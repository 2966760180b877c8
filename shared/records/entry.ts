import type { Envelope } from '../../events/contract.ts';
import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { any, item, list, map, number, record, string } from 'dynamodb-toolbox/schema';
import type { Person } from './person.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * One thing that happened: at once the inbox marker of (workflow, event), the timeline's line, and the outbox.
 * It lies in the partition of what it is about, mostly a person.
 */
export const entryEntity = once(
  () =>
    new Entity({
      name: 'entry',
      table,
      timestamps: false,
      schema: item({
        partition: string().key(),
        workflow: string().key(),
        eventId: string().key(),
        programId: string(),
        /** What was done, as a code of the timeline. */
        what: string(),
        /** Codes and numbers that the timeline's sentence needs; never names or addresses. */
        details: record(string(), any()).optional(),
        /** The type of the event that brought it about, or the page. */
        cause: string(),
        correlationId: string(),
        occurredAt: string(),
        recordedAt: string(),
        /** Who acted, when a person of the staff did. */
        actor: string().optional(),
        /** What this step publishes. */
        emits: list(
          map({
            bus: string().enum('intake', 'inner'),
            type: string(),
            source: string(),
            detail: any().castAs<Envelope<unknown>>(),
          }),
        ).optional(),
        /** Kept only until the relay has published: the sweep finds what it missed. */
        due: string().optional(),
        dueAt: string().optional(),
        /** What an undo of this step puts back; only where undo is possible. */
        before: any().castAs<Person | null>().optional(),
        /** Seconds since the epoch; only entries outside a person's partition expire. */
        expiresAt: number().optional(),
      }),
      computeKey: ({
        partition,
        workflow,
        eventId,
      }: {
        partition: string;
        workflow: string;
        eventId: string;
      }) => ({
        pk: partition,
        sk: `entry#${workflow}#${eventId}`,
      }),
    }),
);

export type Entry = FormattedItem<ReturnType<typeof entryEntity>>;
