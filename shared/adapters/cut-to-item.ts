/** Bytes of a text that leave room for the other attributes: an item holds 400 KB at most (DynamoDB's limit). */
const mostBytes = 300_000;

/** A text as an item can hold it; the end of a larger one is lost, and it says so. */
export function cutToItem(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= mostBytes) return text;
  // A character cut in two would become a replacement sign.
  const whole = bytes
    .subarray(0, mostBytes)
    .toString()
    .replace(/\uFFFD+$/u, '');
  return `${whole}\n… cut: ${bytes.length} bytes in all`;
}
