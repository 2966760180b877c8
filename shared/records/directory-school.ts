import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, number, string } from 'dynamodb-toolbox/schema';
import { directoryPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** A school of a public directory (NCES CCD, Ed-Fi, OneRoster): what a name typed somewhere can mean. */
export const directorySchoolEntity = once(
  () =>
    new Entity({
      name: 'directorySchool',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        /** `nces-…`, or `s-…` of one without an NCES id. */
        schoolId: string().key(),
        version: number(),
        name: string(),
        ncesSchoolId: string().optional(),
        leaId: string().optional(),
        districtName: string().optional(),
        city: string().optional(),
        stateAbbreviation: string().optional(),
        /** As the source names it: `Middle`. */
        level: string().optional(),
        /** `<programId>#directory` by `<plain name>#<schoolId>`. */
        listOf: string().optional(),
        listBy: string().optional(),
      }),
      computeKey: ({ programId, schoolId }: { programId: string; schoolId: string }) => ({
        pk: directoryPartition(programId, schoolId),
        sk: 'directory',
      }),
    }),
);

export type DirectorySchool = FormattedItem<ReturnType<typeof directorySchoolEntity>>;
