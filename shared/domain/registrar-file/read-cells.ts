import type { Column, Header } from './columns.ts';

/** One row's cells by column, cleaned; a column that the file lacks is empty. */
export type Cells = Readonly<Record<Column, string>>;

/** The cells of one row: composed letters (NFC), single spaces, no control or direction characters. */
export function readCells(record: readonly string[], { positions }: Header): Cells {
  const cell = (column: Column) => cleanCell(record[positions.get(column) ?? -1] ?? '');
  return {
    TERM: cell('TERM'),
    SEMESTER: cell('SEMESTER'),
    ACAD_YR: cell('ACAD_YR'),
    STUDENTNAME: cell('STUDENTNAME'),
    STUDENTID: cell('STUDENTID'),
    STATUS: cell('STATUS'),
    DEGREE_CODE: cell('DEGREE_CODE'),
    PROGRAM: cell('PROGRAM'),
    MAJOR: cell('MAJOR'),
    MAJOR_DESC: cell('MAJOR_DESC'),
    CAMPUS: cell('CAMPUS'),
    CONCENTRATION: cell('CONCENTRATION'),
    ACTIVITY_DATE: cell('ACTIVITY_DATE'),
    UNIV_EMAIL: cell('UNIV_EMAIL'),
    PERS_EMAIL: cell('PERS_EMAIL'),
    MOBILE: cell('MOBILE'),
    HOME_LEAID: cell('HOME_LEAID'),
    CONFIDENTIAL_IND: cell('CONFIDENTIAL_IND'),
  };
}

/** Zero-width and direction marks come with text copied from web pages, and hide in names and addresses. */
function cleanCell(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}
