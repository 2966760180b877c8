import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { quarantinePartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** An event on the intake bus that could not be admitted, with the reasons; an admin can mend and replay it. */
export const quarantinedEventEntity = once(
  () =>
    new Entity({
      name: 'quarantinedEvent',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        /** The bus's own id of the delivery: the same envelope again is the same item. */
        quarantineId: string().key(),
        version: number(),
        type: string(),
        source: string(),
        /** The detail as it came, JSON. */
        detail: string(),
        /** Who sent it, when they are an integrator: their source on the bus. */
        integrator: string().optional(),
        /** The reasons, with the kind of value found and how to mend it. */
        breaches: list(
          map({
            field: string(),
            problem: string(),
            found: string().optional(),
            mend: string().optional(),
          }),
        ),
        receivedAt: string(),
        status: string().enum('waiting', 'replayed', 'discarded'),
        settledAt: string().optional(),
        settledBy: string().optional(),
        expiresAt: number(),
      }),
      computeKey: ({ programId, quarantineId }: { programId: string; quarantineId: string }) => ({
        pk: quarantinePartition(programId),
        sk: `event#${quarantineId}`,
      }),
    }),
);

export type QuarantinedEvent = FormattedItem<ReturnType<typeof quarantinedEventEntity>>;
