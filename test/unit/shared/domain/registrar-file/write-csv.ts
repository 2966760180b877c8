import { stringify } from 'csv-stringify/sync';

export interface CsvStyle {
  delimiter?: ',' | ';' | '\t' | '|';
  lineEnd?: '\n' | '\r\n' | '\r';
  byteOrderMark?: boolean;
  heading?: (column: string) => string;
}

/** The columns of a registrar's export, in its order. */
export const exportColumns =
  'TERM,SEMESTER,PIDM,ACAD_YR,STUDENTNAME,STUDENTID,GPA,STATUS,DEGREE_CODE,PROGRAM,MAJOR,MAJOR_DESC,CAMPUS,COLLEGE,CATALOG_TERM,CONCENTRATION,ACTIVITY_DATE,UNIV_EMAIL,PERS_EMAIL,MOBILE,HOME_LEAID,CONFIDENTIAL_IND'.split(
    ',',
  );

/** A registrar's file of these rows; a cell that a row lacks is empty. */
export function writeCsv(
  rows: readonly Record<string, string>[],
  style: CsvStyle = {},
  columns: readonly string[] = exportColumns,
): Uint8Array {
  const { delimiter = ',', lineEnd = '\r\n', byteOrderMark = true, heading = String } = style;
  const table = [columns.map(heading), ...rows.map((row) => columns.map((c) => row[c] ?? ''))];
  const text = stringify(table, { delimiter, record_delimiter: lineEnd });
  return new TextEncoder().encode((byteOrderMark ? '\ufeff' : '') + text);
}
