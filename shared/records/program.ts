import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { programPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** A teacher-preparation program and its settings. */
export const programEntity = once(
  () =>
    new Entity({
      name: 'program',
      table,
      timestamps: false,
      schema: item({
        programId: string().key(),
        version: number(),
        name: string(),
        /** Line by line, as every email shows it (CAN-SPAM). */
        postalAddress: string(),
        /** The named human who reads the answers. */
        replyTo: map({ name: string(), address: string() }),
        /** IANA zone in which the season opens. */
        timeZone: string(),
        /** Month and day, `05-01`. */
        seasonOpens: string(),
        /** The stop switch: obeyed at the claim of every message. */
        sendingStopped: boolean(),
        /** When check-ins are due; the usual plan when left out. */
        checkIns: map({
          /** Days after a hire. */
          days: list(number()),
          /** Month and day, `03-15`. */
          springOpens: string(),
          /** The last year in teaching that is asked each spring; 1 asks in none. */
          lastYear: number(),
        }).optional(),
        mentoring: map({
          approval: string().enum('admin', 'automatic'),
          /** Days after which an invitation runs out. */
          expiryDays: number(),
          /** Mentors asked for one need at most. */
          mostAsked: number(),
          /** Whether every newly hired teacher gets a mentor proposed. */
          offerToNewHires: boolean(),
        }).optional(),
        /** Who calls; who reads the answers when left out. */
        caller: map({ name: string(), address: string() }).optional(),
        /** Who is told of refused events; who reads the answers when left out. */
        integrationContact: map({ name: string(), address: string() }).optional(),
        /** Domain of the institution's own addresses, to recognise another program's file. */
        emailDomain: string().optional(),
      }),
      computeKey: ({ programId }: { programId: string }) => ({
        pk: programPartition(programId),
        sk: 'program',
      }),
    }),
);

export type Program = FormattedItem<ReturnType<typeof programEntity>>;
