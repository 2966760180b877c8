import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** A position in the words of who stated it last: descriptor values as they came, beside what we make of them. */
export const statedTermsEntity = once(
  () =>
    new Entity({
      name: 'statedTerms',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        /** The position they are about. */
        employmentId: string().key(),
        programId: string(),
        version: number(),
        positionTitle: string().optional(),
        fullTimeEquivalency: number().optional(),
        /** Of the hire. Ed-Fi calls each of them a descriptor. */
        terms: list(map({ field: string(), namespace: string(), codeValue: string() })),
        /** Who stated it: an integrator, a file, a form. Missing while only its end is known. */
        statedBy: string().optional(),
        /** `occurredAt` of the latest statement on the hire that was heeded. */
        statedAt: string().optional(),
        endDate: string().optional(),
        /** Of its end. */
        endTerms: list(map({ field: string(), namespace: string(), codeValue: string() })),
        endStatedBy: string().optional(),
        endStatedAt: string().optional(),
      }),
      computeKey: ({ personId, employmentId }: { personId: string; employmentId: string }) => ({
        pk: personPartition(personId),
        sk: `statedTerms#${employmentId}`,
      }),
    }),
);

export type StatedTerms = FormattedItem<ReturnType<typeof statedTermsEntity>>;
