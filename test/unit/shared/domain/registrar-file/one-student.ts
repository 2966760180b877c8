import {
  hasCompleted,
  type RegistrarStudent,
} from '../../../../../shared/domain/registrar-file/registrar-student.ts';
import { readRegistrarFile, type RegistrarFile } from './read-registrar-file.ts';
import { writeCsv } from './write-csv.ts';

/** A graduate's row without any trap. */
export const plainRow = {
  TERM: '202620',
  SEMESTER: 'Spring 2026',
  ACAD_YR: '2025-2026',
  STUDENTNAME: 'Abara, Chidinma L',
  STUDENTID: '@28265056',
  STATUS: 'AW',
  DEGREE_CODE: 'BS',
  PROGRAM: 'BS-EDU-MATH',
  MAJOR: 'MATH',
  MAJOR_DESC: 'Mathematics Education',
  CAMPUS: 'M',
  ACTIVITY_DATE: '2026-05-15',
  UNIV_EMAIL: 'abara@cedarvalley.example.edu',
  PERS_EMAIL: 'chidinma@example.com',
  MOBILE: '(334) 555-0117',
  HOME_LEAID: '0407740',
  CONFIDENTIAL_IND: 'N',
};

/** The file that these changes of the plain row make, one row each. */
export function readRows(...changes: Partial<Record<string, string>>[]) {
  const rows = changes.map((change) => ({ ...plainRow, ...withoutGaps(change) }));
  return expectRead(readRegistrarFile(writeCsv(rows)));
}

/** The only student of such a file. */
export function readOnly(...changes: Partial<Record<string, string>>[]): RegistrarStudent {
  const { students } = readRows(...changes);
  const [student, ...others] = students;
  if (student === undefined || others.length > 0) throw new Error('not one student');
  return student;
}

/** The only student, who completed something. */
export function readCompleted(...changes: Partial<Record<string, string>>[]) {
  const student = readOnly(...changes);
  if (!hasCompleted(student)) throw new Error(`${student.outcome}: ${codesOf(student).join(', ')}`);
  return student;
}

export function expectRead(file: RegistrarFile) {
  if (!file.ok) throw new Error(file.problem.message);
  return file;
}

/** Codes of everything said about a student. */
export function codesOf(student: RegistrarStudent): string[] {
  return [...student.reasons, ...student.notes].map(({ code }) => code);
}

function withoutGaps(change: Partial<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value ?? '']));
}
