import { joinParts } from '../domain/registrar-file/uploaded-file.ts';
import {
  type RegistrarFile,
  readRegistrarFile,
} from '../domain/registrar-file/read-registrar-file.ts';
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
export async function readParts(records: Reader, file: Import): Promise<ImportPart[]> {
  const keys = Array.from({ length: file.parts }, (_, part) => ({
    importId: file.importId,
    part,
  }));
  const { parts } = await records.read({ parts: { many: 'importPart', keys } });
  return [...parts].sort((a, b) => a.part - b.part);
}

export type FileReading =
  | { state: 'incomplete'; missing: number }
  | { state: 'read'; file: RegistrarFile };

/** Reads the file of an import out of what was kept of it. Pieces that are no gzip make the file unreadable. */
export function readFile(file: Import, parts: readonly ImportPart[]): FileReading {
  if (parts.length < file.parts) {
    return { state: 'incomplete', missing: file.parts - parts.length };
  }
  return { state: 'read', file: readRegistrarFile(joinParts(parts)) };
}
