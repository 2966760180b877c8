import * as z from 'zod';
import { maxFileBytes } from '../../shared/domain/imported-file/decode-file.ts';
import { formats } from '../../shared/domain/imported-file/formats.ts';
import { problem, type Problem } from '../../shared/domain/problem.ts';

const names = formats.map(({ name }) => name);

const Announcement = z.strictObject({
  fileName: z.string('give the name of the file, such as graduates.csv').trim().min(1).max(1000),
  bytes: z
    .int('give the size of the file in bytes')
    .min(1, 'an empty file holds nothing')
    .max(maxFileBytes, `at most ${maxFileBytes} bytes: split the file`),
  format: z.enum(names, `leave it out, or give one of: ${names.join(', ')}`).optional(),
});

/** What the sender of a file says of it before its parts: `{"fileName", "bytes", "format"?}`. */
export function readAnnouncement(body: string): z.infer<typeof Announcement> | Problem {
  const read = Announcement.safeParse(parsed(body));
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, message }) => ({
    field: path.join('.') || 'body',
    problem: path.length === 0 ? `send JSON {"fileName", "bytes", "format"?}: ${message}` : message,
  }));
  return problem('announcement', 'The import cannot be begun', errors, 422);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
