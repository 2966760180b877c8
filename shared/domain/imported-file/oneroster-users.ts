import type { StatedOrganization } from '../../../events/fields/stated-employment.ts';
import { isEmailAddress } from '../registrar-file/read-email.ts';
import { schoolYearAt } from '../school-year.ts';
import type { FileContext, FileFormat, FileLine, FileStatement } from './file-format.ts';
import { idleLine, rejectedLine, statingLine } from './file-line.ts';
import { districtAlias, isDeleted, oneRosterField } from './oneroster-rows.ts';
import type { FileRow } from './opened-file.ts';
import { recognizeTable } from './recognize-table.ts';
import { linesOf, rowsOf } from './rows-of.ts';

const fields = [
  oneRosterField('sourcedId', { needed: true }),
  oneRosterField('status'),
  oneRosterField('enabledUser'),
  oneRosterField('orgSourcedIds', { needed: true }),
  {
    ...oneRosterField('role', { needed: true }),
    whenMissing:
      'OneRoster 1.2 keeps roles in a file of their own (roles.csv): ask the district for an export of version 1.1.',
  },
  oneRosterField('givenName', { needed: true }),
  oneRosterField('familyName', { needed: true }),
  oneRosterField('middleName'),
  oneRosterField('email'),
];

/** Passwords, telephone numbers and families are in such files too: none of our business. */
const unread = [
  'dateLastModified',
  'username',
  'userIds',
  'identifier',
  'sms',
  'phone',
  'agentSourcedIds',
  'grades',
  'password',
];

/** Roles of a district's staff, as Ed-Fi's StaffClassification has them. Everyone else is a student or a family. */
const classifications: ReadonlyMap<string, string> = new Map([
  ['teacher', 'Teacher'],
  ['aide', 'Instructional Aide'],
  ['administrator', 'School Administrator'],
]);

/**
 * OneRoster 1.1 users.csv (1EdTech) of a district: who is in its roster works there this school year. It has no first
 * day and no end, so it confirms and never ends: who is missing may have another name.
 */
export const oneRosterUsers: FileFormat = {
  name: 'oneroster-users',
  label: 'OneRoster 1.1 users.csv',
  holds:
    'A district’s roster. Confirms which graduates work at which of its schools this school year; students and families in it are passed over.',
  about: 'statements',
  fields,
  unread,
  recognize: (file) => recognizeTable(file, fields),
  needs(file, columns) {
    const staff = rowsOf(file, fields, columns).filter((row) => classificationOf(row));
    const ids = new Set(staff.flatMap(organizationsOf));
    return [...ids].flatMap((id) => [id, districtAlias(id)]);
  },
  read(file, columns, context) {
    const rows = rowsOf(file, fields, columns);
    const schoolYear = schoolYearAt(`${context.today}T12:00:00Z`, { timeZone: 'UTC' });
    const lines = linesOf(rows, (row) => lineOf(row, { ...context, schoolYear }));
    return { ok: true, lines, rows: rows.length, remarks: [] };
  },
};

interface RosterContext extends FileContext {
  /** The one that the roster is of. */
  schoolYear: number;
}

function lineOf(row: FileRow, context: RosterContext): FileLine {
  const { sourcedId = '', role = '' } = row.cells;
  const classification = classificationOf(row);
  if (row.ragged !== undefined) {
    return rejectedLine({ row: row.row, key: sourcedId, label: '' }, 'ragged', row.ragged);
  }
  if (classification === undefined) {
    // A child's name is not shown, not even as passed over.
    const head = { row: row.row, key: '', label: '' };
    return role === ''
      ? rejectedLine(head, 'no-role', 'role is empty: give teacher, aide or administrator.')
      : idleLine(head, 'no-staff', 'Not of the staff; passed over.');
  }
  const head = { row: row.row, key: sourcedId, label: nameOf(row) };
  if (isDeleted(row) || /^(false|0|no)$/i.test(row.cells['enabledUser'] ?? '')) {
    return idleLine(
      head,
      'not-active',
      'No longer active in the district’s system. That does not say when they left; it confirms nothing.',
    );
  }
  return statement(row, classification, context);
}

function statement(row: FileRow, codeValue: string, context: RosterContext): FileLine {
  const { sourcedId = '', email = '' } = row.cells;
  const head = { row: row.row, key: sourcedId, label: nameOf(row) };
  const { givenName = '', familyName = '', middleName = '' } = row.cells;
  const named = givenName !== '' && familyName !== '';
  const reachable = isEmailAddress(email);
  if (!named && !reachable) {
    return rejectedLine(
      head,
      'nobody',
      'Neither an email address nor a whole name: give givenName and familyName.',
    );
  }
  if ([givenName, familyName, middleName].some((part) => part.length > 75)) {
    return rejectedLine(head, 'name', 'A name has more than 75 characters: shorten it.');
  }
  const { known, unknown } = workplaces(organizationsOf(row), context.organizations);
  if (known.length === 0) return rejectedLine(head, 'school-unknown', whySchoolIsUnknown(unknown));
  const { today, schoolYear } = context;
  const person = {
    ...(reachable ? { electronicMailAddress: email } : {}),
    ...(named
      ? {
          name: {
            firstName: givenName,
            lastSurname: familyName,
            ...(middleName === '' ? {} : { middleName }),
          },
        }
      : {}),
  };
  const notes = unknown.map((id) => ({
    code: 'school-unknown',
    sentence: `Also at ${id.slice(0, 60)}, which orgs.csv did not name; passed over.`,
    rows: [row.row],
  }));
  const statements = known.map(
    (educationOrganization): FileStatement => ({
      type: 'confirmation.submitted.v1',
      data: {
        person,
        educationOrganization,
        schoolYear,
        staffClassification: { codeValue },
        evidence: { source: 'district-roster', observedAt: today },
      },
    }),
  );
  return statingLine({ ...head, notes }, statements);
}

/** Schools before districts: who is listed at both works at the school. */
function workplaces(
  ids: readonly string[],
  organizations: ReadonlyMap<string, StatedOrganization>,
) {
  const schools = ids.flatMap((id) => organizations.get(id) ?? []);
  const districts = ids.flatMap((id) => organizations.get(districtAlias(id)) ?? []);
  const unknown = ids.filter(
    (id) => !organizations.has(id) && !organizations.has(districtAlias(id)),
  );
  return { known: schools.length > 0 ? schools : districts.slice(0, 1), unknown };
}

function whySchoolIsUnknown(unknown: readonly string[]): string {
  return unknown.length === 0
    ? 'orgSourcedIds is empty: it does not say at which school.'
    : `The school ${unknown[0]?.slice(0, 60)} is not known: import the same export’s orgs.csv first, then this file again.`;
}

function organizationsOf({ cells }: FileRow): string[] {
  const ids = (cells['orgSourcedIds'] ?? '').split(/[,;]/).map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, 20);
}

function classificationOf({ cells }: FileRow): string | undefined {
  return classifications.get((cells['role'] ?? '').toLowerCase());
}

function nameOf({ cells }: FileRow): string {
  return [cells['familyName'], cells['givenName']].filter((part) => part !== '').join(', ');
}
