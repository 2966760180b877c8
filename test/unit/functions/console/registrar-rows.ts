import { type CsvStyle, writeCsv } from '../../shared/domain/registrar-file/write-csv.ts';

/** A row of a registrar's export for one awarded degree; takes what a test wants otherwise. */
export function awardedRow(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    TERM: '202620',
    SEMESTER: 'Spring 2026',
    ACAD_YR: '2025-2026',
    STUDENTNAME: 'Ivanova, Ngozi A',
    STUDENTID: '@75548223',
    STATUS: 'AW',
    DEGREE_CODE: 'BS',
    PROGRAM: 'BS-EDU-MATH',
    MAJOR: 'MATH',
    MAJOR_DESC: 'Mathematics Education',
    CAMPUS: 'M',
    ACTIVITY_DATE: '2026-05-15',
    UNIV_EMAIL: 'ngozi@cedarvalley.example.edu',
    PERS_EMAIL: 'ngozi@example.com',
    CONFIDENTIAL_IND: 'N',
    ...more,
  };
}

/** A file of these rows. */
export function registrarFile(
  rows: readonly Record<string, string>[],
  name = 'graduates.csv',
  style: CsvStyle = {},
): File {
  return new File([Buffer.from(writeCsv(rows, style))], name);
}

/** A file as a form of the console sends it. */
export function upload(file: File): FormData {
  const form = new FormData();
  form.set('file', file);
  return form;
}
