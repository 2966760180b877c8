import type { Reader } from '../ports.ts';
import type { Import, ImportPart } from '../records/import.ts';

/** An import of the admin's own program; undefined when there is none or it is another program's. */
export async function readImport(
  records: Reader,
  programId: string,
  importId: string,
): Promise<Import | undefined> {
  const { file } = await records.read({ file: { record: 'import', key: { importId } } });
  return file?.programId === programId ? file : undefined;
}

/** The parts that are there, in order. */
export async function readParts(
  records: Reader,
  file: Pick<Import, 'importId' | 'parts'>,
): Promise<ImportPart[]> {
  const keys = Array.from({ length: file.parts }, (_, part) => ({
    importId: file.importId,
    part,
  }));
  const { parts } = await records.read({ parts: { many: 'importPart', keys } });
  return [...parts].sort((a, b) => a.part - b.part);
}
