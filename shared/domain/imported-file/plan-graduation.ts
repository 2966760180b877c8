import { showDegree } from '../registrar-file/degree-history.ts';
import { mostDegrees } from '../registrar-file/judge-student.ts';
import { mergeGraduation } from '../registrar-file/merge-graduation.ts';
import type { GraduationSubmission, Remark } from '../registrar-file/registrar-student.ts';

/** What the program already holds of a graduate, revoked ones too, as it was last submitted and merged. */
export type KnownGraduate = GraduationSubmission;

export interface FieldChange {
  /** As an admin calls it: `mobile`, `personal address`, `BS Mathematics Education (BS-EDU-MATH)`. */
  field: string;
  /** Empty when there was nothing. */
  from: string;
  /** Empty when nothing is left. */
  to: string;
}

export interface GraduationPlan {
  action: 'create' | 'update' | 'unchanged' | 'revoke' | 'rejected';
  reasons: readonly Remark[];
  /** Of a known graduate: what confirming would change. */
  changes: readonly FieldChange[];
  /** What confirming would submit: the whole graduation as it then stands. None where nothing is to be done. */
  submission?: GraduationSubmission;
}

/**
 * What submitting a student's completions would do; does nothing itself. `known` holds revoked graduates too, or a
 * revocation is planned again each time. A graduation that was taken back before anybody here knew of it makes no
 * person: it is submitted, so that a late award finds it.
 */
export function planGraduation(
  submitted: GraduationSubmission,
  known: KnownGraduate | undefined,
  rows: readonly number[],
): GraduationPlan {
  const plain = { reasons: [], changes: [] };
  if (known === undefined) {
    return { ...plain, action: stands(submitted) ? 'create' : 'revoke', submission: submitted };
  }
  const submission = mergeGraduation(known, submitted);
  if (submission.degrees.length > mostDegrees) {
    const sentence = `With the degrees already known there would be more than ${mostDegrees}: look for an id that several students share.`;
    return {
      ...plain,
      action: 'rejected',
      reasons: [{ code: 'too-many-degrees', sentence, rows }],
    };
  }
  const changes = compare(known, submission);
  if (changes.length === 0) return { ...plain, action: 'unchanged' };
  return { ...plain, action: stands(submission) ? 'update' : 'revoke', changes, submission };
}

function stands({ degrees }: GraduationSubmission): boolean {
  return degrees.some(({ status }) => status === 'awarded');
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
