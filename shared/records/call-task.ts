import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { callOutcomes, callReasons, nextSteps } from '../../events/vocabulary/call.ts';
import { helpNeeds } from '../../events/vocabulary/check-in.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * Somebody of the staff is to call this person. It stays as the record of what was said.
 */
export const callTaskEntity = once(
  () =>
    new Entity({
      name: 'callTask',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        callId: string().key(),
        programId: string(),
        version: number(),
        reason: string().enum(...callReasons),
        status: string().enum('open', 'done'),
        createdAt: string(),
        dueDate: string(),
        /** Who calls; the program's caller unless somebody else took it. */
        owner: map({ name: string(), address: string() }).optional(),
        /** What it is about, in the words of the member of the staff who planned it. */
        about: string().optional(),
        /** The check-in that asks for it, `checkin-d30-20260817`. */
        checkInPlan: string().optional(),
        /** The need for which no mentor was found. */
        needId: string().optional(),
        attempts: list(
          map({
            at: string(),
            /** Address of the member of the staff who called. */
            by: string(),
            outcome: string().enum(...callOutcomes),
            nextStep: string().enum(...nextSteps),
            /** What was said, for the staff. */
            note: string().optional(),
            /** What would help them, as they said. */
            needs: list(string().enum(...helpNeeds)).optional(),
            /** The number that was called, and the right one where they gave another. */
            number: string().optional(),
            newNumber: string().optional(),
            /** The day on which this attempt was due. */
            dueDate: string().optional(),
            /** Noted by mistake: it stays in sight and counts for nothing. */
            takenBackAt: string().optional(),
          }),
        ),
        doneAt: string().optional(),
        listOf: string().optional(),
        /** Status, then the day it is due: open calls are one stretch of the list. */
        listBy: string().optional(),
      }),
      computeKey: ({ personId, callId }: { personId: string; callId: string }) => ({
        pk: personPartition(personId),
        sk: `callTask#${callId}`,
      }),
    }),
);

export type CallTask = FormattedItem<ReturnType<typeof callTaskEntity>>;
