import { gzipSync } from 'node:zlib';
import { readRegistrarFile } from '../domain/registrar-file/read-registrar-file.ts';
import {
  cutIntoParts,
  partBytes,
  type UploadedPart,
} from '../domain/registrar-file/uploaded-file.ts';

export type UploadReading = { ok: true; parts: UploadedPart[] } | { ok: false; problem: string };

/** A file that came whole: cut into the parts that are kept, or why it cannot be used at all. */
export function readUpload(bytes: Uint8Array): UploadReading {
  const file = readRegistrarFile(bytes);
  return file.ok
    ? { ok: true, parts: cutIntoParts(bytes) }
    : { ok: false, problem: file.problem.message };
}

/** A part that came by itself, as it is kept; undefined when it is larger than any part of ours. */
export function packPart(part: number, bytes: Uint8Array): UploadedPart | undefined {
  return bytes.length > partBytes ? undefined : { part, data: gzipSync(bytes) };
}

/** How a page's script must cut a file. */
export function cuttingOf(bytes: number): { parts: number; partBytes: number } {
  return { parts: Math.max(1, Math.ceil(bytes / partBytes)), partBytes };
}
