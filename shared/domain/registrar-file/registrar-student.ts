/** What a registrar's file says of its students, after reading. */
import type { DataOf } from '../../../events/contract.ts';
import type { graduationSubmitted } from '../../../events/graduation-submitted.ts';

/** One student's completed degrees, as they go to the intake. The import adds its own `importId`. */
export type GraduationSubmission = Omit<DataOf<typeof graduationSubmitted>, 'importId'>;
export type PersonName = GraduationSubmission['name'];
export type MailAddress = GraduationSubmission['electronicMail'][number];
export type CohortYear = GraduationSubmission['cohortYear'];
export type SubmittedDegree = GraduationSubmission['degrees'][number];
export type Telephone = NonNullable<GraduationSubmission['telephone']>;

/** Something the admin should know about a student: a code for tests and filters, a sentence to read. */
export interface Remark {
  code: string;
  sentence: string;
  /** Row numbers as a spreadsheet shows them: the header is usually row 1. */
  rows: readonly number[];
}

/** A row that was not used, and how to mend it. */
export interface RejectedRow {
  row: number;
  code: string;
  /** What is wrong, in which column, and what to do. */
  sentence: string;
  column?: string;
  /** Known when the row's STUDENTID could be read. */
  studentId?: string;
  /** STUDENTNAME as the row has it. */
  name?: string;
  /** The row's STATUS, when that could be read. */
  status?: RowStatus;
  /** Degree and program the row is about, when both could be read. */
  award?: string;
}

/** Every STATUS the import knows; any other refuses its row. */
export type RowStatus = 'AW' | 'CT' | 'RV' | 'SO' | 'PN' | 'WP' | 'AG' | 'NG' | 'WF';

/** A degree or certificate that was conferred, and perhaps taken back since. */
export interface RegistrarDegree {
  degreeCode: string;
  programCode: string;
  majorSpecialization: string;
  majorCode?: string;
  concentration?: string;
  /** ISO date. Of a degree whose award is not in the file (`awardInFile` false): the day it was taken back. */
  completionDate: string;
  status: 'awarded' | 'revoked';
  /** ISO date, of a degree that is taken back. */
  revokedOn?: string;
  awardInFile: boolean;
  rows: readonly number[];
}

interface StudentInFile {
  /** `@` and eight digits, or the institution's own form. */
  studentId: string;
  /** For lists: the name as the file has it, or the student id. */
  displayName: string;
  /** Every row of this student, repeated and rejected ones too, in order. */
  rows: readonly number[];
  /** Why the outcome is what it is. */
  reasons: readonly Remark[];
  /** What else the admin should know. */
  notes: readonly Remark[];
}

/** A student who completed something; `revoked` when all of it was taken back since. */
export interface CompletedStudent extends StudentInFile {
  outcome: 'graduate' | 'revoked';
  name: PersonName;
  /** Best first; one that is no address is kept and marked. */
  addresses: readonly MailAddress[];
  telephone?: Telephone;
  homeDistrictLeaId?: string;
  directoryHold: boolean;
  cohortYear: CohortYear;
  /** By completion date, at least one. */
  degrees: readonly RegistrarDegree[];
  campus?: string;
}

/** A student who completed nothing, or whose rows cannot be judged until they are mended. */
export interface OtherStudent extends StudentInFile {
  outcome: 'not-a-graduate' | 'rejected';
}

export type RegistrarStudent = CompletedStudent | OtherStudent;

/** Whether there is a completion to submit. */
export function hasCompleted(student: RegistrarStudent): student is CompletedStudent {
  return student.outcome === 'graduate' || student.outcome === 'revoked';
}
