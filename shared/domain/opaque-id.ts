/** An id that is the same for the same text, and from which nobody can find the text by trying. */
export function opaqueId(hashOf: (domainKey: string) => string, domainKey: string): string {
  return Buffer.from(hashOf(domainKey), 'base64url').toString('hex').slice(0, 24);
}
