import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { problem } from '../domain/problem.ts';
import { answerProblem } from './answer-problem.ts';

/** A function answers 6 MB at most (Lambda), and a CSV goes out as base64, which makes three bytes four. */
export const largestPlainCsv = 4_500_000;

/**
 * Answers with a table to keep. It goes out compressed where the reader takes that (put `compress()` before the
 * route); a long one only so.
 */
export function answerCsv(c: Context, csv: string, fileName: string): Response {
  const supports = ['gzip', 'identity'];
  const encoding = accepts(c, { header: 'Accept-Encoding', supports, default: 'identity' });
  if (encoding !== 'gzip' && Buffer.byteLength(csv) > largestPlainCsv)
    return answerProblem(tooLong);
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${fileName}"`);
  c.header('Cache-Control', 'no-store');
  return c.body(csv);
}

const tooLong = problem(
  'too-long',
  'The table is too long to be sent as it is',
  [
    {
      field: 'Accept-Encoding',
      problem: 'ask for it compressed, with “Accept-Encoding: gzip” (curl: --compressed)',
    },
  ],
  406,
);
