import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { binary, item, map, number, record, string } from 'dynamodb-toolbox/schema';
import { importPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/** A file that came in: its state, how far it is, what it did. */
export const importEntity = once(
  () =>
    new Entity({
      name: 'import',
      table,
      timestamps: false,
      schema: item({
        importId: string().key(),
        programId: string(),
        version: number(),
        fileName: string(),
        bytes: number(),
        parts: number(),
        status: string().enum(
          'uploading',
          'ready',
          'running',
          'done',
          'taking-back',
          'taken-back',
          'discarded',
        ),
        uploadedAt: string(),
        uploadedBy: string(),
        confirmedAt: string().optional(),
        finishedAt: string().optional(),
        /** What kind of file it is, and where its fields stand: chosen or, at the latest when it is confirmed, guessed. */
        format: string().optional(),
        columns: record(string(), number()).optional(),
        /** Lines to work on, and worked on. */
        total: number(),
        done: number(),
        counts: map({
          created: number(),
          updated: number(),
          unchanged: number(),
          revoked: number(),
          /** Statements that were submitted about people who are known. */
          recorded: number().optional(),
          /** Statements of which somebody must say whom they are about. */
          review: number().optional(),
          /** Lines about people who are not known here. */
          strangers: number().optional(),
        }).optional(),
        /** Why it was not taken, or could not be taken back; a sentence. */
        refusal: string().optional(),
        listOf: string().optional(),
        listBy: string().optional(),
        expiresAt: number().optional(),
      }),
      computeKey: ({ importId }: { importId: string }) => ({
        pk: importPartition(importId),
        sk: 'import',
      }),
    }),
);

/** A piece of the file, gzipped, kept for 90 days. */
export const importPartEntity = once(
  () =>
    new Entity({
      name: 'importPart',
      table,
      timestamps: false,
      schema: item({
        importId: string().key(),
        /** From 0. */
        part: number().key(),
        programId: string(),
        version: number(),
        data: binary(),
        expiresAt: number(),
      }),
      computeKey: ({ importId, part }: { importId: string; part: number }) => ({
        pk: importPartition(importId),
        sk: `part#${String(part).padStart(5, '0')}`,
      }),
    }),
);

export type Import = FormattedItem<ReturnType<typeof importEntity>>;
export type ImportPart = FormattedItem<ReturnType<typeof importPartEntity>>;
