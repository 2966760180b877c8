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
  | 'no-header'
  | 'missing-columns'
  | 'repeated-column'
  | 'unclosed-quote'
  | 'stray-quote'
  | 'no-rows'
  | 'unknown-format'
  | 'unsafe-xml'
  | 'broken-xml';

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

/** Leaves the reading of a file from within; whoever asked for it gives the problem on. */
export class FileProblemError extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.message);
    this.name = 'FileProblemError';
    this.problem = problem;
  }
}
