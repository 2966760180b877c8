import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Bytes; a form of ours is a few hundred. */
const largestForm = 32 * 1024;

/** Refuses bodies that no form of ours makes, before they are read. */
export const smallFormsOnly = bodyLimit({
  maxSize: largestForm,
  onError: (c) => c.text('That is more than this form takes. Nothing was changed.', 413),
});

/**
 * The text fields of a form, each with its last value; files are left out. What is no form has no fields.
 * Both encodings of HTML forms are understood (RFC 8058 allows both for one-click unsubscribing).
 */
export async function formOf(c: Context): Promise<ReadonlyMap<string, string>> {
  const body = await c.req.parseBody().catch(() => ({}));
  const fields = Object.entries(body).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return new Map(fields);
}
