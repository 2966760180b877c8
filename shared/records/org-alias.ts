import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, number, string } from 'dynamodb-toolbox/schema';
import { orgAliasPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** What a district's own system calls a school or district (OneRoster's sourcedId), as its orgs.csv said. */
export const orgAliasEntity = once(
  () =>
    new Entity({
      name: 'orgAlias',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        sourcedId: string().key(),
        version: number(),
        ncesSchoolId: string().optional(),
        ncesLeaId: string().optional(),
        nameOfInstitution: string().optional(),
        city: string().optional(),
        stateAbbreviation: string().optional(),
        country: string().optional(),
      }),
      computeKey: ({ programId, sourcedId }: { programId: string; sourcedId: string }) => ({
        pk: orgAliasPartition(programId, sourcedId),
        sk: 'alias',
      }),
    }),
);

export type OrgAlias = FormattedItem<ReturnType<typeof orgAliasEntity>>;
