/** Ed-Fi's many words for positions, in the fewer of ours. What they said is kept beside it, word for word. */
import { edFiNamespace, type StatedDescriptor } from '../../events/fields/descriptor.ts';
import {
  academicSubjects,
  employmentStatuses,
  gradeBands,
  separationReasons,
  separations,
  staffClassifications,
  type AcademicSubject,
  type GradeBand,
} from '../../events/vocabulary/employment.ts';
import { descriptors, type DescriptorName } from '../../events/vocabulary/descriptors.ts';

/** A descriptor as records keep it: whose value it is stands with it. */
export function keptDescriptor(name: DescriptorName, { codeValue, namespace }: StatedDescriptor) {
  return { namespace: namespace ?? edFiNamespace(name), codeValue };
}

/** Ed-Fi's own value, however it was capitalized; `Other` of what is a site's own. */
export function edFiValue<Name extends 'CredentialType' | 'CredentialStatus' | 'RecognitionType'>(
  name: Name,
  stated: StatedDescriptor,
): (typeof descriptors)[Name][number] | undefined {
  return named(descriptors[name], stated.codeValue);
}

export function employmentStatusIn(stated: StatedDescriptor | undefined) {
  if (stated === undefined) return undefined;
  return (
    named(employmentStatuses, stated.codeValue) ??
    alias(
      {
        'tenured or permanent': ['Permanent'],
        'substitute/temporary': ['Substitute', 'Temporary'],
        'non-contractual': ['Volunteer', 'Volunteer/no contract'],
      },
      employmentStatuses,
      stated.codeValue,
    ) ??
    'Other'
  );
}

export function staffClassificationIn(stated: StatedDescriptor | undefined) {
  if (stated === undefined) return 'Teacher';
  return (
    named(staffClassifications, stated.codeValue) ??
    alias(
      {
        teacher: [
          'Pre-Kindergarten Teacher',
          'Kindergarten Teacher',
          'Elementary Teacher',
          'Secondary Teacher',
          'Ungraded Teacher',
          'Mentor Teacher',
        ],
        'paraprofessional/instructional aide': ['Instructional Aide'],
        'school counselor': ['Counselor'],
        principal: ['School Leader'],
        'lea administrator': ['Superintendent'],
      },
      staffClassifications,
      stated.codeValue,
    ) ??
    'Other'
  );
}

export function separationIn(stated: StatedDescriptor | undefined) {
  return stated && (named(separations, stated.codeValue) ?? 'Other');
}

/** Illness, death and dismissal are nobody's business here: they count as other reasons. */
export function separationReasonIn(stated: StatedDescriptor | undefined) {
  return stated && (named(separationReasons, stated.codeValue) ?? 'Other');
}

/** Subjects that we have a word for, each once; the others count as `Other`. */
export function subjectsIn(stated: readonly StatedDescriptor[] = []): AcademicSubject[] {
  const found = stated.map(
    ({ codeValue }) =>
      named(academicSubjects, codeValue) ??
      alias(
        {
          'english language arts': ['English', 'Writing', 'Critical Reading'],
          'social studies': ['Social Sciences and History'],
        },
        academicSubjects,
        codeValue,
      ) ??
      'Other',
  );
  return [...new Set(found)];
}

/** The bands in which the grades lie; what is no grade of a school lies in none. */
export function gradeBandsIn(stated: readonly StatedDescriptor[] = []): GradeBand[] {
  const found = stated.flatMap(({ codeValue }) => {
    const band = Object.entries(gradesByBand).find(([, grades]) =>
      grades.some((grade) => same(grade, codeValue)),
    );
    return gradeBands.filter((each) => each === band?.[0]);
  });
  return gradeBands.filter((band) => found.includes(band));
}

const gradesByBand: Readonly<Record<GradeBand, readonly string[]>> = {
  'PK-2': [
    'Infant/toddler',
    'Preschool',
    'Prekindergarten',
    'Transitional Kindergarten',
    'Preschool/Prekindergarten',
    'Kindergarten',
    'First grade',
    'Second grade',
  ],
  '3-5': ['Third grade', 'Fourth grade', 'Fifth grade'],
  '6-8': ['Sixth grade', 'Seventh grade', 'Eighth grade'],
  '9-12': ['Ninth grade', 'Tenth grade', 'Eleventh grade', 'Twelfth grade', 'Grade 13'],
  Ungraded: ['Ungraded'],
};

function named<Value extends string>(values: readonly Value[], stated: string): Value | undefined {
  return values.find((value) => same(value, stated));
}

/** Ours, in lower case, with Ed-Fi's words that mean it. */
function alias<Value extends string>(
  words: Readonly<Record<string, readonly string[]>>,
  values: readonly Value[],
  stated: string,
): Value | undefined {
  const hit = Object.entries(words).find(([, theirs]) => theirs.some((each) => same(each, stated)));
  return hit && named(values, hit[0]);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
}
