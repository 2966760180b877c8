import { problem, type Problem } from '../../shared/domain/problem.ts';

/** A problem with one field of the request. */
function one(
  code: string,
  title: string,
  field: string,
  sentence: string,
  status: number,
): Problem {
  return problem(code, title, [{ field, problem: sentence }], status);
}

export const unknownImport = one(
  'unknown-import',
  'There is no such import',
  'importId',
  'give the importId that POST /v1/imports answered with',
  404,
);

export const notUploading = one(
  'not-uploading',
  'This import takes no more parts',
  'importId',
  'its file has arrived already, or it was discarded; begin another with POST /v1/imports',
  409,
);

export function unknownPart(parts: number): Problem {
  const sentence = `this file has the parts 0 to ${parts - 1}`;
  return one('unknown-part', 'There is no such part', 'part', sentence, 404);
}

export function partTooLarge(partBytes: number): Problem {
  const sentence = `send at most ${partBytes} bytes, as POST /v1/imports said`;
  return one('part-too-large', 'This part is too large', 'body', sentence, 413);
}

export function partsMissing(missing: readonly number[]): Problem {
  const named = missing.slice(0, 20).join(', ');
  const more = missing.length > 20 ? ` and ${missing.length - 20} more` : '';
  const sentence = `send ${named}${more} by PUT, then try again`;
  return one('parts-missing', 'Not all parts have arrived', 'parts', sentence, 409);
}

/** The file itself is at fault; its sentence is written for whoever made it. */
export function unusableFile(message: string, code = 'unusable-file'): Problem {
  return one(code, 'The file cannot be used as it is', 'file', message, 422);
}

export const notReady = one(
  'not-ready',
  'This import cannot be confirmed now',
  'importId',
  'only a file that has arrived whole and was not confirmed or discarded can be; look at its status',
  409,
);

export const nothingToImport = one(
  'nothing-to-import',
  'There is nothing to import',
  'file',
  'no line of the file can be used; the report says why, line by line',
  422,
);

export const notDiscarding = one(
  'not-waiting',
  'This import cannot be discarded now',
  'importId',
  'it was confirmed or discarded already',
  409,
);

export const noReport = one(
  'no-report',
  'There is no report of this import now',
  'importId',
  'there is one once the whole file has arrived, and until it is kept no more (90 days)',
  409,
);

/** To a client that made too many requests in this minute. */
export function comeAgainIn(seconds: number): Problem {
  const sentence = `come again in ${seconds} seconds`;
  return one('too-many', 'Too many requests in this minute', 'request', sentence, 429);
}
