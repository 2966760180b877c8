/** Why a whole file is refused; nothing of it is used then. */
export type FileProblemCode =
  | 'empty-file'
  | 'too-large'
  | 'too-many-rows'
  | 'excel-workbook'
  | 'pdf'
  | 'web-page'
  | 'json'
  | 'compressed'
  | 'not-text'
  | 'utf-16'
  | 'not-utf-8'
  | 'no-header'
  | 'missing-columns'
  | 'repeated-column'
  | 'unclosed-quote'
  | 'stray-quote'
  | 'no-students';

export interface FileProblem {
  code: FileProblemCode;
  /** What is wrong and what to do about it, for an admin. */
  message: string;
  /** Where, as a spreadsheet counts its rows. */
  row?: number;
  /** The columns it is about, as the export calls them. */
  columns?: readonly string[];
}

/** Either a value, or the reason why the file cannot be used. */
export type OrProblem<Value> = { ok: true; value: Value } | { ok: false; problem: FileProblem };

export function refuse(
  code: FileProblemCode,
  message: string,
  where: Pick<FileProblem, 'row' | 'columns'> = {},
): { ok: false; problem: FileProblem } {
  return { ok: false, problem: { code, message, ...where } };
}
