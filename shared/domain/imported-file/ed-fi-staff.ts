import type { PersonRef } from '../../../events/fields/person-ref.ts';
import { isEmailAddress } from '../registrar-file/read-email.ts';
import type { Remark } from '../registrar-file/registrar-student.ts';
import { edFiAlias, edFiDistrictAlias } from './ed-fi-alias.ts';
import { credentialStated } from './ed-fi-credential.ts';
import { descriptorAt, textAt, within } from './ed-fi-element.ts';
import { employmentStated, workplacesOf } from './ed-fi-employment.ts';
import { type EdFiStaff, gatherEdFiStaff, staffIdOf } from './ed-fi-staff-elements.ts';
import type { FileContext, FileFormat, FileLine } from './file-format.ts';
import { idleLine, rejectedLine } from './file-line.ts';
import { othersInWords } from './others-in-words.ts';
import type { XmlElement } from './xml-builder.ts';

/**
 * An Ed-Fi interchange of a district's or state's staff. Its ids are theirs and never the institution's own, so a
 * graduate is found by Rollcall's id (as Ed-Fi Person) or an address; a name alone is for somebody to decide.
 * Birth dates, sex, race and wages are in it too, and are not read.
 */
export const edFiStaff: FileFormat = {
  name: 'edfi-staff',
  label: 'Ed-Fi XML, staff',
  holds:
    'Staff of a district or state with employment and credentials (InterchangeStaffAssociation). States which graduates were hired where, who left, and what they are licensed for.',
  about: 'statements',
  fields: [],
  recognize: (file) => (file.kind === 'xml' && file.root === 'InterchangeStaffAssociation' ? 1 : 0),
  needs(file) {
    if (file.kind !== 'xml') return [];
    const gathered = gatherEdFiStaff(file);
    if (!gathered.ok) return [];
    const ids = new Set(gathered.value.members.flatMap(workplacesOf));
    return [...ids].flatMap((id) => [edFiAlias(id), edFiDistrictAlias(id)]);
  },
  read(file, _, context) {
    if (file.kind !== 'xml') return { ok: true, lines: [], rows: 0, remarks: [] };
    const gathered = gatherEdFiStaff(file);
    if (!gathered.ok) return gathered;
    const { members, orphans, unclaimed, others } = gathered.value;
    const lines = [
      ...members.map((member) => lineOf(member, context)),
      ...orphans.map(({ element, staffId }) =>
        rejectedLine(
          { row: element.line, key: staffId, label: '' },
          'no-staff',
          'An employment of somebody whose Staff element is not in the file: export both together.',
        ),
      ),
      ...unclaimed.map(({ line }) =>
        idleLine(
          { row: line, key: '', label: '' },
          'no-holder',
          'A credential that no Staff element of the file refers to; it does not say whose it is.',
        ),
      ),
    ].toSorted((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
    return { ok: true, lines, rows: lines.length, remarks: othersInWords(others) };
  },
};

function lineOf(member: EdFiStaff, context: FileContext): FileLine {
  const { staff } = member;
  const name = nameOf(staff);
  const label = name === undefined ? '' : `${name.lastSurname}, ${name.firstName}`;
  const head = { row: staff.line, key: staffIdOf(staff), label };
  const person = personOf(staff, name);
  if (person === undefined) {
    return rejectedLine(
      head,
      'nobody',
      'Neither a usable name (FirstName and LastSurname, 75 characters at most) nor an address.',
    );
  }
  const stated = [
    ...member.employments.map((each) => employmentStated(each, member, person, context)),
    ...member.credentials.map((each) => credentialStated(each, person, context.today)),
  ];
  const statements = stated.flatMap((each) => each.statements);
  const problems = stated.flatMap((each) => each.problems);
  const notes = stated.flatMap((each) => each.notes);
  const base = { rows: [staff.line], key: head.key, label, entries: [] };
  if (statements.length > 0) {
    // What could not be stated of somebody is said beside what could.
    const leftOut = problems.map(leftOutNote);
    return {
      ...base,
      outcome: 'statement',
      statements,
      reasons: [],
      notes: [...notes, ...leftOut],
    };
  }
  if (problems.length > 0) {
    return { ...base, outcome: 'rejected', statements: [], reasons: problems, notes };
  }
  return idleLine(head, 'nothing-stated', 'Neither an employment nor a credential in the file.');
}

function leftOutNote({ code, sentence, rows }: Remark): Remark {
  return { code, sentence: `Left out (line ${rows[0] ?? 0}): ${sentence}`, rows };
}

type PersonName = NonNullable<PersonRef['name']>;

function personOf(staff: XmlElement, name: PersonName | undefined): PersonRef | undefined {
  const personId = textAt(staff, 'PersonReference', 'PersonIdentity', 'PersonId').toLowerCase();
  const address = addressOf(staff);
  const known = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(personId);
  if (name === undefined && address === undefined && !known) return undefined;
  return {
    ...(known ? { personId } : {}),
    ...(address === undefined ? {} : { electronicMailAddress: address }),
    ...(name === undefined ? {} : { name }),
  };
}

function nameOf(staff: XmlElement): PersonName | undefined {
  const firstName = textAt(staff, 'Name', 'FirstName');
  const lastSurname = textAt(staff, 'Name', 'LastSurname');
  const middleName = textAt(staff, 'Name', 'MiddleName');
  const suffix = textAt(staff, 'Name', 'GenerationCodeSuffix');
  const long = [firstName, lastSurname, middleName].some(({ length }) => length > 75);
  if (firstName === '' || lastSurname === '' || long) return undefined;
  return {
    firstName,
    lastSurname,
    ...(middleName === '' ? {} : { middleName }),
    ...(suffix === '' ? {} : { generationCodeSuffix: suffix.slice(0, 10) }),
  };
}

/** A private address is the likeliest to be known here; then the one that is marked, then any. */
function addressOf(staff: XmlElement): string | undefined {
  const addresses = within(staff, 'ElectronicMail')
    .filter((each) => isEmailAddress(textAt(each, 'ElectronicMailAddress')))
    .map((each) => ({
      address: textAt(each, 'ElectronicMailAddress'),
      home: descriptorAt(each, 'ElectronicMailType')?.codeValue === 'Home/Personal',
      first: /^(true|1)$/.test(textAt(each, 'PrimaryEmailAddressIndicator')),
    }));
  const best =
    addresses.find(({ home }) => home) ?? addresses.find(({ first }) => first) ?? addresses[0];
  return best?.address;
}
