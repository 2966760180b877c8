import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { academicSubjects, gradeBands } from '../../events/vocabulary/employment.ts';
import { schoolPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** A school, and the graduates who work there now: whoever joins or leaves writes it, so that the third is the third once. */
export const schoolEntity = once(
  () =>
    new Entity({
      name: 'school',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        schoolId: string().key(),
        version: number(),
        name: string(),
        /** NCES id, twelve characters. */
        ncesSchoolId: string().optional(),
        leaId: string().optional(),
        city: string().optional(),
        stateAbbreviation: string().optional(),
        /** What an admin said of a typed name that is in no directory: a school all the same, or none. */
        standing: string().enum('no-nces-id', 'not-a-school').optional(),
        /** Another id or another spelling of that school, where everything about it is kept. */
        sameAs: string().optional(),
        members: list(
          map({
            personId: string(),
            /** First day in the position. */
            since: string(),
            subjects: list(string().enum(...academicSubjects)),
            gradeBands: list(string().enum(...gradeBands)),
            hold: boolean(),
          }),
        ),
        clusterFormedAt: string().optional(),
        /** Who might invite the others: suggested when the cluster formed, or chosen by an admin. */
        hostId: string().optional(),
        listOf: string().optional(),
        listBy: string().optional(),
      }),
      computeKey: ({ programId, schoolId }: { programId: string; schoolId: string }) => ({
        pk: schoolPartition(programId, schoolId),
        sk: 'school',
      }),
    }),
);

export type School = FormattedItem<ReturnType<typeof schoolEntity>>;
