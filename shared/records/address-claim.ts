import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, number, string } from 'dynamodb-toolbox/schema';
import { once } from './once.ts';
import { table } from './table.ts';

/** Who says an email address is theirs. With two claimants it is used for neither until an admin decides. */
export const addressClaimEntity = once(
  () =>
    new Entity({
      name: 'addressClaim',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        /** Keyed hash of the address: equal for equal addresses, opaque to everyone else. */
        addressId: string().key(),
        version: number(),
        claimants: list(string()),
        /** The person an admin gave the address to. */
        owner: string().optional(),
      }),
      computeKey: ({ programId, addressId }: { programId: string; addressId: string }) => ({
        pk: `address#${programId}#${addressId}`,
        sk: 'claim',
      }),
    }),
);

export type AddressClaim = FormattedItem<ReturnType<typeof addressClaimEntity>>;
