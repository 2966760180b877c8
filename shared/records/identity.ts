import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, number, string } from 'dynamodb-toolbox/schema';
import { identityPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** Which person a student id of the institution stands for, and what was last said of them. */
export const identityEntity = once(
  () =>
    new Entity({
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
        /** The latest statement about this student that was heeded: an older one that arrives later changes nothing. */
        statedAt: string().optional(),
        statedBy: string().optional(),
        /** The same of their admission, which a graduation outweighs. */
        admissionStatedAt: string().optional(),
        admissionStatedBy: string().optional(),
      }),
      computeKey: ({
        programId,
        candidateIdentifier,
      }: {
        programId: string;
        candidateIdentifier: string;
      }) => ({ pk: identityPartition(programId, candidateIdentifier), sk: 'identity' }),
    }),
);

export type Identity = FormattedItem<ReturnType<typeof identityEntity>>;
