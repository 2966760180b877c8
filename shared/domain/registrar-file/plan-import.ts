import { showDegree } from './degree-history.ts';
import { mostDegrees } from './judge-student.ts';
import { mergeGraduation } from './merge-graduation.ts';
import {
  type CompletedStudent,
  type GraduationSubmission,
  hasCompleted,
  type RegistrarStudent,
  type Remark,
} from './registrar-student.ts';
import { toSubmission } from './to-submission.ts';

/** What the program already holds of a graduate, revoked ones too, as it was last submitted and merged. */
export type KnownGraduate = GraduationSubmission;

export type ImportAction =
  | 'create'
  | 'update'
  | 'unchanged'
  | 'not-a-graduate'
  | 'revoke'
  | 'rejected';

export interface FieldChange {
  /** As an admin calls it: `mobile`, `personal address`, `BS Mathematics Education (BS-EDU-MATH)`. */
  field: string;
  /** Empty when there was nothing. */
  from: string;
  /** Empty when nothing is left. */
  to: string;
}

export interface PlannedStudent {
  studentId: string;
  displayName: string;
  rows: readonly number[];
  action: ImportAction;
  reasons: readonly Remark[];
  notes: readonly Remark[];
  /** Of a known graduate: what confirming would change. */
  changes: readonly FieldChange[];
  /** What confirming would submit: the whole graduation as it then stands. None where nothing is to be done. */
  submission?: GraduationSubmission;
}

/**
 * What confirming the file would do, student by student; does nothing itself. `known` is by student id and
 * must hold revoked graduates too, or a revocation is planned again each time.
 */
export function planImport(
  students: readonly RegistrarStudent[],
  known: ReadonlyMap<string, KnownGraduate>,
): PlannedStudent[] {
  return students.map((student) => {
    const { studentId, displayName, rows, reasons, notes } = student;
    const base = { studentId, displayName, rows, reasons, notes, changes: [] };
    if (!hasCompleted(student)) return { ...base, action: student.outcome };
    return { ...base, ...planCompleted(student, known.get(studentId)) };
  });
}

/** How many students each action takes, also those it takes none of. */
export function countActions(planned: readonly PlannedStudent[]): Record<ImportAction, number> {
  const counts: Record<ImportAction, number> = {
    create: 0,
    update: 0,
    unchanged: 0,
    'not-a-graduate': 0,
    revoke: 0,
    rejected: 0,
  };
  for (const { action } of planned) counts[action] += 1;
  return counts;
}

function planCompleted(
  student: CompletedStudent,
  known: KnownGraduate | undefined,
): Partial<PlannedStudent> & Pick<PlannedStudent, 'action'> {
  const submitted = toSubmission(student);
  if (known === undefined) {
    return { action: student.outcome === 'revoked' ? 'revoke' : 'create', submission: submitted };
  }
  const submission = mergeGraduation(known, submitted);
  if (submission.degrees.length > mostDegrees) {
    const sentence = `With the degrees already known there would be more than ${mostDegrees}: look for a STUDENTID that several students share.`;
    const reason = { code: 'too-many-degrees', sentence, rows: student.rows };
    return { action: 'rejected', reasons: [reason] };
  }
  const changes = compare(known, submission);
  if (changes.length === 0) return { action: 'unchanged' };
  const stands = submission.degrees.some(({ status }) => status === 'awarded');
  return { action: stands ? 'update' : 'revoke', changes, submission };
}

function compare(before: GraduationSubmission, after: GraduationSubmission): FieldChange[] {
  const left = describe(before);
  const right = describe(after);
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((field) => ({ field, from: left.get(field) ?? '', to: right.get(field) ?? '' }))
    .filter(({ from, to }) => from !== to);
}

/** Every field in words; graduations that read the same are the same to the admin. */
function describe(graduation: GraduationSubmission): Map<string, string> {
  const { name, telephone, cohortYear } = graduation;
  const addressesOfType = (type: string) =>
    graduation.electronicMail
      .filter((address) => address.electronicMailType === type)
      .map(
        (address) =>
          address.electronicMailAddress +
          (address.unusable === undefined ? '' : ' (no address)') +
          (address.sharedWithOthers === true ? ' (shared)' : ''),
      )
      .join(', ');
  return new Map([
    ['last name', name.lastSurname],
    ['first name', name.firstName],
    ['middle name', name.middleName ?? ''],
    ['suffix', name.generationCodeSuffix ?? ''],
    ['personal address', addressesOfType('Home/Personal')],
    ['university address', addressesOfType('Organization')],
    ['work address', addressesOfType('Work')],
    ['other address', addressesOfType('Other')],
    [
      'first address to write to',
      graduation.electronicMail.find((address) => address.primaryEmailAddressIndicator)
        ?.electronicMailAddress ?? '',
    ],
    ['mobile', telephone?.telephoneNumber ?? ''],
    ['home district', graduation.homeDistrictLeaId ?? ''],
    ['directory hold', graduation.directoryHold ? 'yes' : 'no'],
    ['cohort', [schoolYearName(cohortYear.schoolYear), cohortYear.term].filter(Boolean).join(', ')],
    ['campus', graduation.campus ?? ''],
    ...graduation.degrees.map((degree): [string, string] => [
      showDegree(degree),
      [
        degree.status === 'awarded' ? 'awarded' : 'taken back, awarded',
        degree.completionDate,
        degree.majorCode === undefined ? '' : `(${degree.majorCode})`,
        degree.concentration ?? '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    ]),
  ]);
}

/** `2025–26` */
function schoolYearName(schoolYear: number): string {
  return `${schoolYear - 1}–${String(schoolYear % 100).padStart(2, '0')}`;
}
