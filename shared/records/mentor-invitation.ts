import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, number, string } from 'dynamodb-toolbox/schema';
import { mentoringKinds, sharings } from '../../events/vocabulary/mentoring.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * A mentor is, or was, asked to take somebody on. It lies with the mentor.
 */
export const mentorInvitationEntity = once(
  () =>
    new Entity({
      name: 'mentorInvitation',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        needId: string().key(),
        programId: string(),
        version: number(),
        menteeId: string(),
        kind: string().enum(...mentoringKinds),
        status: string().enum('waiting', 'accepted', 'declined', 'expired', 'withdrawn'),
        /** The how-manieth mentor asked for this need. */
        attempt: number(),
        /** Codes of why they are a good match. */
        reasons: list(string()),
        invitedAt: string(),
        expiresAt: string(),
        answeredAt: string().optional(),
        /** What they agreed, with their yes, to show the mentee. */
        shares: list(string().enum(...sharings)).optional(),
      }),
      computeKey: ({ personId, needId }: { personId: string; needId: string }) => ({
        pk: personPartition(personId),
        sk: `mentorInvitation#${needId}`,
      }),
    }),
);

export type MentorInvitation = FormattedItem<ReturnType<typeof mentorInvitationEntity>>;
