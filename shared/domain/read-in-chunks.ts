const atOnce = 100;
const sideBySide = 4;

/** Reads many things by key, a hundred at once (BatchGetItem's limit), a few calls side by side. Order is not kept. */
export async function readInChunks<Item, Found>(
  items: readonly Item[],
  read: (chunk: Item[]) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < items.length; at += atOnce * sideBySide) {
    const chunks = Array.from({ length: sideBySide }, (_, side) =>
      items.slice(at + side * atOnce, at + (side + 1) * atOnce),
    ).filter((chunk) => chunk.length > 0);
    for (const part of await Promise.all(chunks.map(read))) found.push(...part);
  }
  return found;
}
