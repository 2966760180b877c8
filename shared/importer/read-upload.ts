import { gzipSync } from 'node:zlib';
import { partBytes, type UploadedPart } from '../domain/imported-file/uploaded-file.ts';

/** A part that came by itself, as it is kept; undefined when it is larger than any part of ours. */
export function packPart(part: number, bytes: Uint8Array): UploadedPart | undefined {
  if (bytes.length > partBytes) return undefined;
  return { part, data: gzipSync(bytes) };
}

/** How a file of that size is to be cut. */
export function cuttingOf(bytes: number): { parts: number; partBytes: number } {
  return { parts: Math.max(1, Math.ceil(bytes / partBytes)), partBytes };
}
