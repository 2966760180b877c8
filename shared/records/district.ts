import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, number, string } from 'dynamodb-toolbox/schema';
import { districtPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** A district (Ed-Fi LocalEducationAgency), by its NCES id. */
export const districtEntity = once(
  () =>
    new Entity({
      name: 'district',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        /** Seven characters, with leading zeros. */
        leaId: string().key(),
        version: number(),
        name: string(),
        stateAbbreviation: string().optional(),
      }),
      computeKey: ({ programId, leaId }: { programId: string; leaId: string }) => ({
        pk: districtPartition(programId, leaId),
        sk: 'district',
      }),
    }),
);

export type District = FormattedItem<ReturnType<typeof districtEntity>>;
