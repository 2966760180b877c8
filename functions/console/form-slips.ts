import type { FormValues } from '../../shared/domain/contract-form.ts';
import type { FieldProblem } from '../../shared/domain/form-problems.ts';
import { isEmailAddress } from '../../shared/domain/registrar-file/read-email.ts';
import { readStudentId } from '../../shared/domain/registrar-file/read-student-id.ts';
import { isNewSchool, type KnownSchool } from './school-meant.ts';

interface At {
  today: string;
  schools: readonly KnownSchool[];
}

/** What a contract lets through, since a system may have to say it, and what is a slip in a form that can be mended at once. */
export function slipsIn(form: FormValues, at: At): FieldProblem[] {
  return [
    ...[...form].flatMap(([name, text]) => {
      const message = slipIn(name, text, at.today);
      return message === undefined ? [] : [{ field: name, message }];
    }),
    ...orderOfDays(form),
    ...newSchool(form, at.schools),
  ];
}

function slipIn(name: string, text: string, today: string): string | undefined {
  if (/(^|\.)candidateIdentifier$/.test(name) && !readStudentId(text).ok) {
    return 'This is no student id: “@” and eight digits are expected, such as @75548223.';
  }
  if (/ElectronicMailAddress(es\.\d+)?$/i.test(name) && !isEmailAddress(text.toLowerCase())) {
    return 'This is no email address; correct it, or leave it empty.';
  }
  return /Date$|observedAt$/.test(name) && isDay(text) ? farDay(name, text, today) : undefined;
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Nothing that a form records lies further back, or further ahead than a year: such a day is a slip. */
const earliest = '1950-01-01';
const yearsAhead = 1;
/** Credentials may hold for a working life. */
const yearsOfCredentials = 60;

function farDay(name: string, day: string, today: string): string | undefined {
  if (name.endsWith('observedAt') && day > today) {
    return 'This day lies ahead; enter the day on which it was known.';
  }
  const years = name === 'expirationDate' ? yearsOfCredentials : yearsAhead;
  const latest = `${Number(today.slice(0, 4)) + years}${today.slice(4)}`;
  return day < earliest || day > latest
    ? 'This day lies too far away; look at the year again.'
    : undefined;
}

const spans = [
  ['employmentPeriod.hireDate', 'employmentPeriod.endDate'],
  ['issuanceDate', 'expirationDate'],
  ['effectiveDate', 'expirationDate'],
] as const;

function orderOfDays(form: FormValues): FieldProblem[] {
  return spans.flatMap(([from, until]) => {
    const [first, last] = [form.get(from) ?? '', form.get(until) ?? ''];
    return isDay(first) && isDay(last) && last < first
      ? [{ field: until, message: 'The last day cannot lie before the first.' }]
      : [];
  });
}

/** A school that nobody has named yet must be found again by others: its name alone is not enough. */
function newSchool(form: FormValues, schools: readonly KnownSchool[]): FieldProblem[] {
  if (!isNewSchool(form, schools)) return [];
  const part = (name: string) => form.get(`educationOrganization.${name}`) ?? '';
  return [
    ...(part('city') === ''
      ? [
          {
            field: 'educationOrganization.city',
            message: 'This school is new here: enter its city as well.',
          },
        ]
      : []),
    ...(part('stateAbbreviation') === '' && part('country') === ''
      ? [
          {
            field: 'educationOrganization.stateAbbreviation',
            message: 'This school is new here: enter its state, or its country when it is abroad.',
          },
        ]
      : []),
  ];
}
