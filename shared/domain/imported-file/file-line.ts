import type { Remark } from '../registrar-file/registrar-student.ts';
import type { FileLine } from './file-format.ts';

type Head = Pick<FileLine, 'key' | 'label'> & { row: number; notes?: readonly Remark[] };

/** A row that cannot be used: a code for tests, a sentence that says what is wrong and how to mend it. */
export function rejectedLine(head: Head, code: string, sentence: string): FileLine {
  return { ...bare(head), outcome: 'rejected', reasons: [{ code, sentence, rows: [head.row] }] };
}

/** A row that was read and of which there is nothing to do. */
export function idleLine(head: Head, code: string, sentence: string): FileLine {
  return { ...bare(head), outcome: 'nothing', reasons: [{ code, sentence, rows: [head.row] }] };
}

/** A row that states something. */
export function statingLine(head: Head, statements: FileLine['statements']): FileLine {
  return { ...bare(head), outcome: 'statement', statements };
}

/** A row that is an entry of a directory. */
export function entryLine(head: Head, entries: FileLine['entries']): FileLine {
  return { ...bare(head), outcome: 'entry', entries };
}

function bare({ row, key, label, notes }: Head): Omit<FileLine, 'outcome'> {
  return { rows: [row], key, label, statements: [], entries: [], reasons: [], notes: notes ?? [] };
}
