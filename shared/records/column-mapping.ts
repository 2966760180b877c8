import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, number, record, string } from 'dynamodb-toolbox/schema';
import { columnMappingPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** Where the fields of a format stand under one set of headings, as somebody of the program said: the next file of the same source is read so. */
export const columnMappingEntity = once(
  () =>
    new Entity({
      name: 'columnMapping',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        /** Digest of the headings. */
        headings: string().key(),
        format: string().key(),
        version: number(),
        /** By the field's name, the number of the column, from 0. */
        columns: record(string(), number()),
        savedAt: string(),
        savedBy: string(),
      }),
      computeKey: ({
        programId,
        headings,
        format,
      }: {
        programId: string;
        headings: string;
        format: string;
      }) => ({
        pk: columnMappingPartition(programId, headings),
        sk: `format#${format}`,
      }),
    }),
);

export type ColumnMapping = FormattedItem<ReturnType<typeof columnMappingEntity>>;
