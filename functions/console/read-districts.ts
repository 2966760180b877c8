import { readInChunks } from '../../shared/domain/read-in-chunks.ts';
import type { Reader } from '../../shared/ports.ts';

/** What districts are called: their names, or where the directory has none, their NCES ids. */
export type DistrictNames = (leaId: string) => string;

/** Names of districts, each read by its id. */
export async function readDistrictNames(
  records: Reader,
  programId: string,
  leaIds: readonly string[],
): Promise<DistrictNames> {
  const districts = await readInChunks([...new Set(leaIds)], async (chunk) => {
    const keys = chunk.map((leaId) => ({ programId, leaId }));
    return (await records.read({ districts: { many: 'district', keys } })).districts;
  });
  const names = new Map(districts.map(({ leaId, name }) => [leaId, name]));
  return (leaId) => names.get(leaId) ?? `District with NCES id ${leaId}`;
}
