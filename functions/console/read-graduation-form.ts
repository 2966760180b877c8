import { type ContractBreach, readStrictly } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { isEmailAddress } from '../../shared/domain/registrar-file/read-email.ts';
import { schoolYearOfDay } from '../../shared/domain/registrar-file/read-school-year.ts';
import { readStudentId } from '../../shared/domain/registrar-file/read-student-id.ts';
import type { GraduationSubmission } from '../../shared/domain/registrar-file/registrar-student.ts';

export const graduationFields = [
  'candidateIdentifier',
  'firstName',
  'middleName',
  'lastSurname',
  'generationCodeSuffix',
  'degreeCode',
  'programCode',
  'majorSpecialization',
  'concentration',
  'completionDate',
  'schoolYear',
  'term',
  'personalAddress',
  'universityAddress',
  'telephone',
  'homeDistrictLeaId',
  'campus',
  'directoryHold',
] as const;

type GraduationField = (typeof graduationFields)[number];
export type GraduationForm = Readonly<Record<GraduationField, string>>;

interface FieldProblem {
  field: string;
  message: string;
}

export type GraduationReading =
  | { ok: true; submission: GraduationSubmission }
  | { ok: false; problems: FieldProblem[] };

/** The form as it was sent, every field there; fields it does not know are left out. */
export function graduationForm(fields: ReadonlyMap<string, string>): GraduationForm {
  const text = (name: GraduationField) =>
    (fields.get(name) ?? '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return {
    candidateIdentifier: text('candidateIdentifier'),
    firstName: text('firstName'),
    middleName: text('middleName'),
    lastSurname: text('lastSurname'),
    generationCodeSuffix: text('generationCodeSuffix'),
    degreeCode: text('degreeCode'),
    programCode: text('programCode'),
    majorSpecialization: text('majorSpecialization'),
    concentration: text('concentration'),
    completionDate: text('completionDate'),
    schoolYear: text('schoolYear'),
    term: text('term'),
    personalAddress: text('personalAddress').toLowerCase(),
    universityAddress: text('universityAddress').toLowerCase(),
    telephone: text('telephone'),
    homeDistrictLeaId: text('homeDistrictLeaId'),
    campus: text('campus'),
    directoryHold: text('directoryHold'),
  };
}

/**
 * Checks the form by the contract of `graduation.submitted.v1`, the same that files and information systems keep.
 * Unlike those, a form can be mended at once: an address that is none is refused, not kept.
 */
export function readGraduationForm(
  form: GraduationForm,
  envelope: { eventId: string; programId: string; now: string },
): GraduationReading {
  const studentId = readStudentId(form.candidateIdentifier);
  const submission = submissionOf(form, studentId.ok ? studentId.value.id : '');
  const { eventId, programId, now } = envelope;
  const reading = readStrictly(graduationSubmitted, {
    eventId,
    occurredAt: now,
    programId,
    correlationId: eventId,
    causationId: eventId,
    data: submission,
  });
  const problems = [
    ...(studentId.ok ? [] : [studentIdProblem(form.candidateIdentifier)]),
    ...addressProblems(form),
    ...(reading.ok ? [] : reading.breaches.map((breach) => problemOf(breach, form))),
  ];
  const first = new Map<string, FieldProblem>();
  for (const problem of problems) {
    if (!first.has(problem.field)) first.set(problem.field, problem);
  }
  if (first.size > 0 || !reading.ok) {
    return { ok: false, problems: inFormOrder([...first.values()]) };
  }
  const { importId: _, ...data } = reading.event.data;
  return { ok: true, submission: data };
}

function submissionOf(form: GraduationForm, candidateIdentifier: string) {
  const optional = (name: GraduationField) => (form[name] === '' ? {} : { [name]: form[name] });
  return {
    candidateIdentifier,
    name: {
      firstName: form.firstName,
      lastSurname: form.lastSurname,
      ...optional('middleName'),
      ...optional('generationCodeSuffix'),
    },
    electronicMail: [
      { address: form.personalAddress, type: 'Home/Personal' },
      { address: form.universityAddress, type: 'Organization' },
    ]
      .filter(({ address }) => address !== '')
      .map(({ address, type }, at) => ({
        electronicMailAddress: address,
        electronicMailType: type,
        primaryEmailAddressIndicator: at === 0,
      })),
    ...(form.telephone === '' ? {} : { telephone: { telephoneNumber: form.telephone } }),
    ...optional('homeDistrictLeaId'),
    directoryHold: form.directoryHold === 'yes',
    cohortYear: { schoolYear: schoolYearIn(form), ...optional('term') },
    degrees: [
      {
        degreeCode: form.degreeCode,
        programCode: form.programCode,
        majorSpecialization: form.majorSpecialization,
        ...optional('concentration'),
        completionDate: form.completionDate,
        reasonExited: 'Completed',
        status: 'awarded',
      },
    ],
    ...optional('campus'),
  };
}

function schoolYearIn({ schoolYear, completionDate }: GraduationForm): number {
  if (schoolYear !== '') return Number(schoolYear);
  return /^\d{4}-\d{2}-\d{2}$/.test(completionDate) ? schoolYearOfDay(completionDate) : 2000;
}

function studentIdProblem(typed: string): FieldProblem {
  return {
    field: 'candidateIdentifier',
    message:
      typed === ''
        ? 'Enter the student id.'
        : 'This is no student id: “@” and eight digits are expected, such as @75548223.',
  };
}

function addressProblems(form: GraduationForm): FieldProblem[] {
  return (['personalAddress', 'universityAddress'] as const)
    .filter((field) => form[field] !== '' && !isEmailAddress(form[field]))
    .map((field) => ({
      field,
      message: 'This is no email address; correct it, or leave it empty.',
    }));
}

const names: Readonly<Record<GraduationField, string>> = {
  candidateIdentifier: 'the student id',
  firstName: 'the first name',
  middleName: 'the middle name',
  lastSurname: 'the last name',
  generationCodeSuffix: 'the suffix',
  degreeCode: 'the degree',
  programCode: 'the program code',
  majorSpecialization: 'the major',
  concentration: 'the concentration',
  completionDate: 'the day of completion',
  schoolYear: 'the school year',
  term: 'the term',
  personalAddress: 'the personal address',
  universityAddress: 'the university address',
  telephone: 'the telephone number',
  homeDistrictLeaId: 'the home district',
  campus: 'the campus',
  directoryHold: 'the directory hold',
};

/** A breach of the contract, at the form's own field. */
function problemOf(breach: ContractBreach, form: GraduationForm): FieldProblem {
  const last = breach.field.split('.').at(-1) ?? '';
  const field = fieldFor(breach.field, last);
  const name = names[field];
  if (form[field] === '') return { field, message: `Enter ${name}.` };
  switch (field) {
    case 'completionDate':
      return { field, message: 'Enter the day of completion as a date, such as 2026-05-15.' };
    case 'homeDistrictLeaId':
      return { field, message: 'Enter the NCES id: seven digits, with leading zeros.' };
    case 'schoolYear':
      return { field, message: 'Enter the ending year: 2026 stands for 2025–26.' };
    default:
      return { field, message: `Look at ${name} again: it is too long, or not as expected.` };
  }
}

function fieldFor(path: string, last: string): GraduationField {
  if (path.startsWith('data.telephone')) return 'telephone';
  if (path.startsWith('data.electronicMail')) return 'personalAddress';
  return graduationFields.find((field) => field === last) ?? 'candidateIdentifier';
}

function inFormOrder(problems: readonly FieldProblem[]): FieldProblem[] {
  const order: readonly string[] = graduationFields;
  return [...problems].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}
