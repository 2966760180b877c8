import type {
  FileContext,
  FileLine,
  FileReading,
} from '../../shared/domain/imported-file/file-format.ts';
import { knownHeadings, recognizedFormat } from '../../shared/domain/imported-file/formats.ts';
import { guessColumns } from '../../shared/domain/imported-file/guess-columns.ts';
import { openFile } from '../../shared/domain/imported-file/open-file.ts';

export interface FileRead {
  /** The format that the file was recognized as. */
  format: string | undefined;
  needs: readonly string[];
  reading: FileReading;
}

/** Reads a made-up file as an import does, from its bytes, recognized by what stands in it. */
export function readFileLines(text: string, context: Partial<FileContext> = {}): FileRead {
  const opened = openFile(new TextEncoder().encode(text), knownHeadings);
  if (!opened.ok) return { format: undefined, needs: [], reading: opened };
  const format = recognizedFormat(opened.value);
  if (format === undefined) throw new Error('The file was recognized as nothing.');
  const headings = opened.value.kind === 'table' ? opened.value.headings : [];
  const { columns } = guessColumns(format.fields, headings);
  return {
    format: format.name,
    needs: format.needs?.(opened.value, columns) ?? [],
    reading: format.read(opened.value, columns, {
      today: '2026-11-22',
      organizations: new Map(),
      ...context,
    }),
  };
}

/** The lines of a file that can be read. */
export function linesOf({ reading }: FileRead): readonly FileLine[] {
  if (!reading.ok) throw new Error(reading.problem.message);
  return [...reading.lines];
}
