import type { FileRow } from '../imported-file/opened-file.ts';
import type { Column } from './columns.ts';

/** One row's cells by column; a column that the file lacks is empty. */
export type Cells = Readonly<Record<Column, string>>;

/** The cells of a row of the registrar's own columns. */
export function readCells(cells: FileRow['cells']): Cells {
  const cell = (column: Column) => cells[column] ?? '';
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
