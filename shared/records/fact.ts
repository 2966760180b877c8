import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, number, string } from 'dynamodb-toolbox/schema';
import { evidenceSources } from '../../events/vocabulary/employment.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** One thing we know of a person, with where we know it from. The current record derives from these. */
export const factEntity = once(
  () =>
    new Entity({
      name: 'fact',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        kind: string().key().enum('employment', 'intent', 'mentoring', 'satisfaction'),
        /** Derived from what stated it, so that a repeat makes the same fact. */
        factId: string().key(),
        programId: string(),
        version: number(),
        /** Choice code or number of the answer. */
        value: string(),
        /** The school, in the person's words, for employment. */
        school: string().optional(),
        source: string().enum(...evidenceSources),
        observedAt: string(),
        confidence: string().enum('stated', 'likely', 'guessed'),
        confirmedBy: string().optional(),
      }),
      computeKey: ({
        personId,
        kind,
        factId,
      }: {
        personId: string;
        kind: string;
        factId: string;
      }) => ({
        pk: personPartition(personId),
        sk: `fact#${kind}#${factId}`,
      }),
    }),
);

export type Fact = FormattedItem<ReturnType<typeof factEntity>>;
