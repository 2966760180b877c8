import { gunzipSync, gzipSync } from 'node:zlib';

/** A file is kept in parts of at most this many bytes before compression, so that each fits a record. */
export const partBytes = 256 * 1024;

export interface UploadedPart {
  /** From 0. */
  part: number;
  /** Gzipped. */
  data: Uint8Array;
}

/** Cuts a file into parts to keep. */
export function cutIntoParts(bytes: Uint8Array): UploadedPart[] {
  const count = Math.max(1, Math.ceil(bytes.length / partBytes));
  return Array.from({ length: count }, (_, part) => ({
    part,
    data: gzipSync(bytes.subarray(part * partBytes, (part + 1) * partBytes)),
  }));
}

/** The file that parts were cut from. Parts may come in any order. */
export function joinParts(parts: readonly UploadedPart[]): Uint8Array {
  const inOrder = [...parts].sort((a, b) => a.part - b.part);
  return Buffer.concat(inOrder.map(({ data }) => gunzipSync(data)));
}
