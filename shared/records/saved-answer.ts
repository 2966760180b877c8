import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, number, string } from 'dynamodb-toolbox/schema';
import { savedAnswerPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** What a machine was answered to a request with an `Idempotency-Key`: the same request again gets the same. */
export const savedAnswerEntity = once(
  () =>
    new Entity({
      name: 'savedAnswer',
      table,
      timestamps: false,
      schema: item({
        clientId: string().key(),
        /** Digest of the key that the machine chose. */
        key: string().key(),
        version: number(),
        /** Digest of the request, to tell another request under the same key. */
        request: string(),
        /** None while it is being worked at, and when it was too long to keep: the request is then worked again. */
        status: number().optional(),
        body: string().optional(),
        expiresAt: number(),
      }),
      computeKey: ({ clientId, key }: { clientId: string; key: string }) => ({
        pk: savedAnswerPartition(clientId, key),
        sk: 'answer',
      }),
    }),
);

export type SavedAnswer = FormattedItem<ReturnType<typeof savedAnswerEntity>>;
