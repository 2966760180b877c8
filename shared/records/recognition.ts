import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, map, number, string } from 'dynamodb-toolbox/schema';
import { evidenceSources } from '../../events/vocabulary/employment.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** An award of a person (Ed-Fi Recognition). */
export const recognitionEntity = once(
  () =>
    new Entity({
      name: 'recognition',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        /** Derived from day, type and title. */
        recognitionId: string().key(),
        programId: string(),
        version: number(),
        achievementTitle: string(),
        recognitionType: map({ namespace: string(), codeValue: string() }),
        recognitionDescription: string().optional(),
        issuerName: string().optional(),
        recognitionAwardDate: string(),
        source: string().enum(...evidenceSources),
        observedAt: string(),
        statedAt: string(),
      }),
      computeKey: ({ personId, recognitionId }: { personId: string; recognitionId: string }) => ({
        pk: personPartition(personId),
        sk: `recognition#${recognitionId}`,
      }),
    }),
);

export type Recognition = FormattedItem<ReturnType<typeof recognitionEntity>>;
