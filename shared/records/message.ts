import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, number, string } from 'dynamodb-toolbox/schema';
import { purposes } from '../../events/vocabulary/purpose.ts';
import { holderPartition } from '../domain/message-holder.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * An email asked for: planned, claimed by the door, sent, settled. Its key is the domain key person # plan # step; a note
 * about nobody lies with the program.
 */
export const messageEntity = once(
  () =>
    new Entity({
      name: 'message',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        plan: string().key(),
        step: string().key(),
        programId: string(),
        version: number(),
        /** What it is for, as a person may stop it; `staff` goes to a member of the staff about the person. */
        purpose: string().enum(...purposes, 'staff'),
        /** Which email of the catalogue it is. */
        email: string().enum(
          'survey-invitation',
          'survey-reminder',
          'survey-resume',
          'check-in-invitation',
          'check-in-reminder',
          'exit-check-in',
          'call-notice',
          'mentor-invitation',
          'mentor-invitation-reminder',
          'pair-introduction',
          'pair-check-in',
          'pair-thanks',
          'colleague-offer',
          'colleague-introduction',
          'quarantine-notice',
        ),
        status: string().enum(
          'planned',
          'claimed',
          'sent',
          'delivered',
          'bounced',
          'complained',
          'not-sent',
        ),
        /** Why it was not sent, or what the mailbox answered; a code. */
        reason: string().optional(),
        due: string().optional(),
        dueAt: string().optional(),
        plannedAt: string(),
        claimedAt: string().optional(),
        sentAt: string().optional(),
        settledAt: string().optional(),
        /** Which of the person's addresses it went to. */
        addressId: string().optional(),
        sesMessageId: string().optional(),
        /** Whose record the email is about, where that is not the reader's: the mentee of an email to a mentor. */
        regarding: string().optional(),
        /** The event that asked for it. */
        causationId: string(),
        correlationId: string(),
        /** Seconds since the epoch; only notes that lie with no person expire. */
        expiresAt: number().optional(),
      }),
      computeKey: ({ personId, plan, step }: { personId: string; plan: string; step: string }) => ({
        pk: holderPartition(personId),
        sk: `message#${plan}#${step}`,
      }),
    }),
);

export type Message = FormattedItem<ReturnType<typeof messageEntity>>;
