import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, number, string } from 'dynamodb-toolbox/schema';
import {
  academicSubjects,
  employmentStatuses,
  evidenceSources,
  gradeBands,
  separationReasons,
  separations,
  staffClassifications,
} from '../../events/vocabulary/employment.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * A position of one person, as last stated. A statement that the position ended may come before the one that it began.
 */
export const employmentEntity = once(
  () =>
    new Entity({
      name: 'employment',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        employmentId: string().key(),
        programId: string(),
        version: number(),
        schoolId: string(),
        leaId: string().optional(),
        hireDate: string(),
        endDate: string().optional(),
        separation: string()
          .enum(...separations)
          .optional(),
        separationReason: string()
          .enum(...separationReasons)
          .optional(),
        employmentStatus: string()
          .enum(...employmentStatuses)
          .optional(),
        staffClassification: string()
          .enum(...staffClassifications)
          .optional(),
        academicSubjects: list(string().enum(...academicSubjects)),
        gradeBands: list(string().enum(...gradeBands)),
        source: string().enum(...evidenceSources),
        observedAt: string(),
        confidence: string().enum('stated', 'likely', 'guessed'),
        /** `occurredAt` of the latest statement on the hire that was heeded. */
        hireStatedAt: string().optional(),
        /** The same of its end. */
        endStatedAt: string().optional(),
      }),
      computeKey: ({ personId, employmentId }: { personId: string; employmentId: string }) => ({
        pk: personPartition(personId),
        sk: `employment#${employmentId}`,
      }),
    }),
);

export type Employment = FormattedItem<ReturnType<typeof employmentEntity>>;
