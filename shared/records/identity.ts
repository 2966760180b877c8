import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, number, string } from 'dynamodb-toolbox/schema';
import { table } from './table.ts';

/** Which person a student id of the institution stands for. */
export const identityEntity = new Entity({
  name: 'identity',
  table,
  timestamps: false,
  schema: item({
    programId: string().key(),
    candidateIdentifier: string().key(),
    version: number(),
    personId: string().optional(),
    /** Imports that were taken back: what they submitted is refused, however late it arrives. */
    takenBack: list(string()).optional(),
    /** Programs whose degree was revoked before we ever saw it awarded: the tombstone. */
    revokedFirst: list(string()).optional(),
  }),
  computeKey: ({
    programId,
    candidateIdentifier,
  }: {
    programId: string;
    candidateIdentifier: string;
  }) => ({ pk: `identity#${programId}#${candidateIdentifier}`, sk: 'identity' }),
});

export type Identity = FormattedItem<typeof identityEntity>;
