import * as z from 'zod';

/** What the API tells of an import, as far as the command uses it. */
export const ImportStatus = z.object({
  importId: z.string(),
  fileName: z.string(),
  status: z.enum([
    'uploading',
    'ready',
    'running',
    'done',
    'taking-back',
    'taken-back',
    'discarded',
  ]),
  format: z.object({ name: z.string(), label: z.string() }).optional(),
  partBytes: z.number().optional(),
  parts: z.number().optional(),
  missing: z.array(z.number()).optional(),
  problem: z.string().optional(),
  dryRun: z
    .object({
      rows: z.number(),
      total: z.number(),
      changing: z.number(),
      lines: z.record(z.string(), z.number()),
      unusedRows: z.number(),
      remarks: z.array(z.string()),
    })
    .optional(),
  progress: z.object({ done: z.number(), total: z.number() }).optional(),
  counts: z.record(z.string(), z.number()).optional(),
  refusal: z.string().optional(),
  console: z.string(),
});
export type ImportStatus = z.infer<typeof ImportStatus>;
