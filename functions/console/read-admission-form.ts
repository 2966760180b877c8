import { admissionSubmitted } from '../../events/admission-submitted.ts';
import { type DataOf, readStrictly } from '../../events/contract.ts';
import { academicSubjects } from '../../events/vocabulary/employment.ts';
import { isEmailAddress } from '../../shared/domain/registrar-file/read-email.ts';
import { readStudentId } from '../../shared/domain/registrar-file/read-student-id.ts';

const textFields = [
  'candidateIdentifier',
  'firstName',
  'lastSurname',
  'beginDate',
  'personalAddress',
  'telephone',
  'homeDistrictLeaId',
] as const;

type AdmissionField = (typeof textFields)[number];

export type AdmissionForm = Readonly<Record<AdmissionField, string>> & {
  /** What they prepare to teach. */
  subjects: readonly string[];
  /** They asked for a directory hold. */
  hold: boolean;
};

interface FieldProblem {
  field: string;
  message: string;
}

export type AdmissionReading =
  | { ok: true; submission: DataOf<typeof admissionSubmitted> }
  | { ok: false; problems: FieldProblem[] };

/** The form as it was sent, every field there; fields it does not know are left out. */
export function admissionForm(fields: ReadonlyMap<string, string>): AdmissionForm {
  const text = (name: AdmissionField) =>
    (fields.get(name) ?? '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return {
    candidateIdentifier: text('candidateIdentifier'),
    firstName: text('firstName'),
    lastSurname: text('lastSurname'),
    beginDate: text('beginDate'),
    personalAddress: text('personalAddress').toLowerCase(),
    telephone: text('telephone'),
    homeDistrictLeaId: text('homeDistrictLeaId'),
    subjects: academicSubjects.filter((_, at) => fields.get(subjectField(at)) === 'yes'),
    hold: fields.get('directoryHold') === 'yes',
  };
}

/** The name of the box of the how-manieth subject. */
export const subjectField = (at: number) => `subject-${at}`;

/** Checks the form by the contract of `admission.submitted.v1`. */
export function readAdmissionForm(
  form: AdmissionForm,
  envelope: { eventId: string; programId: string; now: string },
): AdmissionReading {
  const studentId = readStudentId(form.candidateIdentifier);
  const { eventId, programId, now } = envelope;
  const reading = readStrictly(admissionSubmitted, {
    eventId,
    occurredAt: now,
    programId,
    correlationId: eventId,
    causationId: eventId,
    data: submissionOf(form, studentId.ok ? studentId.value.id : '@00000000'),
  });
  const problems = [
    ...(studentId.ok ? [] : [problemWith('candidateIdentifier', form)]),
    ...(form.personalAddress === '' || isEmailAddress(form.personalAddress)
      ? []
      : [problemWith('personalAddress', form)]),
    ...(reading.ok ? [] : reading.breaches.map(({ field }) => problemWith(fieldFor(field), form))),
  ];
  const first = textFields.flatMap((name) => problems.find(({ field }) => field === name) ?? []);
  if (first.length > 0 || !reading.ok) return { ok: false, problems: first };
  return { ok: true, submission: reading.event.data };
}

function submissionOf(form: AdmissionForm, candidateIdentifier: string) {
  return {
    candidateIdentifier,
    name: { firstName: form.firstName, lastSurname: form.lastSurname },
    electronicMail:
      form.personalAddress === ''
        ? []
        : [
            {
              electronicMailAddress: form.personalAddress,
              electronicMailType: 'Home/Personal',
              primaryEmailAddressIndicator: true,
            },
          ],
    ...(form.telephone === '' ? {} : { telephone: { telephoneNumber: form.telephone } }),
    ...(form.homeDistrictLeaId === '' ? {} : { homeDistrictLeaId: form.homeDistrictLeaId }),
    directoryHold: form.hold,
    beginDate: form.beginDate,
    cohortYear: { schoolYear: entryYearOf(form.beginDate) },
    academicSubjects: form.subjects.slice(0, 8),
  };
}

/** Who begins in summer begins the school year that ends in the next. */
function entryYearOf(beginDate: string): number {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(beginDate) ?? [];
  if (year === undefined) return 2000;
  return Number(year) + (Number(month) >= 7 ? 1 : 0);
}

function fieldFor(path: string): AdmissionField {
  if (path.startsWith('data.telephone')) return 'telephone';
  if (path.startsWith('data.electronicMail')) return 'personalAddress';
  return textFields.find((name) => path.endsWith(name)) ?? 'beginDate';
}

function problemWith(field: AdmissionField, form: AdmissionForm): FieldProblem {
  const empty = form[field] === '';
  switch (field) {
    case 'candidateIdentifier':
      return {
        field,
        message: empty
          ? 'Enter the student id.'
          : 'This is no student id: “@” and eight digits are expected, such as @75548223.',
      };
    case 'firstName':
      return { field, message: empty ? 'Enter the first name.' : 'Shorten the first name.' };
    case 'lastSurname':
      return { field, message: empty ? 'Enter the last name.' : 'Shorten the last name.' };
    case 'beginDate':
      return { field, message: 'Enter the first day as a date, such as 2026-08-24.' };
    case 'personalAddress':
      return { field, message: 'This is no email address; correct it, or leave it empty.' };
    case 'telephone':
      return { field, message: 'Shorten the telephone number to 24 characters.' };
    case 'homeDistrictLeaId':
      return { field, message: 'Enter the NCES id: seven digits, with leading zeros.' };
  }
}
