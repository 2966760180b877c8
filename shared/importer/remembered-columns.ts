import { headingsDigest } from '../domain/imported-file/headings-digest.ts';
import type { Reader } from '../ports.ts';
import type { ColumnMapping } from '../records/column-mapping.ts';

/** What the program said of a format under these headings before. */
export async function rememberedColumns(
  records: Reader,
  programId: string,
  format: string,
  headings: readonly string[],
): Promise<ColumnMapping | undefined> {
  const key = { programId, headings: headingsDigest(headings), format };
  const { remembered } = await records.read({ remembered: { record: 'columnMapping', key } });
  return remembered;
}
