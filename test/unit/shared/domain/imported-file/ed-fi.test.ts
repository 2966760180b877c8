import { describe, expect, test } from 'vitest';
import { breachOf } from '../../../../../shared/domain/imported-file/statement-contract.ts';
import { naughtyStrings } from '../../../../support/naughty-strings.ts';
import { linesOf, readFileLines } from '../../../../support/read-file-lines.ts';
import { saying } from '../../../../support/matching.ts';

const interchange = (kind: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Interchange${kind} xmlns="http://ed-fi.org/5.2.0">${inside}</Interchange${kind}>`;
const value = (name: string, code: string) => `uri://ed-fi.org/${name}Descriptor#${code}`;

const organizations = interchange(
  'EducationOrganization',
  `<LocalEducationAgency id="LEA1"><NameOfInstitution>Marshall County</NameOfInstitution>
<LocalEducationAgencyId>700</LocalEducationAgencyId></LocalEducationAgency>
<School><EducationOrganizationIdentificationCode><IdentificationCode>010000500870</IdentificationCode>
<EducationOrganizationIdentificationSystem>${value('EducationOrganizationIdentificationSystem', 'NCES')}</EducationOrganizationIdentificationSystem></EducationOrganizationIdentificationCode>
<NameOfInstitution>Lincoln Middle School</NameOfInstitution>
<Address><City>Boaz</City><AddressType>${value('AddressType', 'Mailing')}</AddressType></Address>
<Address><City>Albertville</City><StateAbbreviation>${value('StateAbbreviation', 'AL')}</StateAbbreviation><AddressType>${value('AddressType', 'Physical')}</AddressType></Address>
<SchoolId>7001</SchoolId><SchoolCategory>${value('SchoolCategory', 'Middle School')}</SchoolCategory>
<LocalEducationAgencyReference ref="LEA1"/></School>
<School><EducationOrganizationIdentificationCode><IdentificationCode>010000500871</IdentificationCode>
<EducationOrganizationIdentificationSystem>${value('EducationOrganizationIdentificationSystem', 'SEA')}</EducationOrganizationIdentificationSystem></EducationOrganizationIdentificationCode>
<NameOfInstitution>Prairie Day School</NameOfInstitution><SchoolId>7002</SchoolId></School>
<Course/><Course/>`,
);

const known = new Map([
  ['ed-fi/7001', { nameOfInstitution: 'Lincoln Middle School', ncesSchoolId: '010000500870' }],
  ['ed-fi/district/700', { nameOfInstitution: 'Marshall County', ncesLeaId: '0100005' }],
]);

interface Parts {
  staff?: string;
  period?: string;
  employer?: string;
  assigned?: string;
  credential?: string;
}

const reference = (id: string) =>
  `<StaffReference><StaffIdentity><StaffUniqueId>${id}</StaffUniqueId></StaffIdentity></StaffReference>`;
const organization = (id: string) =>
  `<EducationOrganizationReference><EducationOrganizationIdentity><EducationOrganizationId>${id}</EducationOrganizationId></EducationOrganizationIdentity></EducationOrganizationReference>`;

const person = `<Name><FirstName>Ngozi</FirstName><LastSurname>Ivanova</LastSurname></Name><Sex>x</Sex><BirthDate>2003-01-01</BirthDate>
<ElectronicMail><ElectronicMailAddress>work@marshall.example</ElectronicMailAddress><ElectronicMailType>${value('ElectronicMailType', 'Work')}</ElectronicMailType></ElectronicMail>
<ElectronicMail><ElectronicMailAddress>ngozi@example.com</ElectronicMailAddress><ElectronicMailType>${value('ElectronicMailType', 'Home/Personal')}</ElectronicMailType></ElectronicMail>`;
const license = `<CredentialReference><CredentialIdentity><CredentialIdentifier>L-1</CredentialIdentifier><StateOfIssueStateAbbreviation>${value('StateAbbreviation', 'AL')}</StateOfIssueStateAbbreviation></CredentialIdentity></CredentialReference>`;
const issued = '<IssuanceDate>2026-07-01</IssuanceDate><ExpirationDate>2029-06-30</ExpirationDate>';

/** One member of staff with an employment, an assignment and a credential, in the order that nobody expects. */
function staffXml({
  staff = person,
  period = '<HireDate>2026-08-17</HireDate>',
  ...rest
}: Parts = {}) {
  const { employer = '7001', assigned = '7001', credential = issued } = rest;
  return interchange(
    'StaffAssociation',
    `<Credential><CredentialField>${value('CredentialField', 'Mathematics')}</CredentialField><CredentialIdentifier>L-1</CredentialIdentifier>${credential}
<CredentialType>${value('CredentialType', 'Licensure')}</CredentialType><StateOfIssueStateAbbreviation>${value('StateAbbreviation', 'AL')}</StateOfIssueStateAbbreviation></Credential>
<StaffEducationOrganizationEmploymentAssociation>${reference('u1')}${organization(employer)}
<EmploymentStatus>${value('EmploymentStatus', 'Probationary')}</EmploymentStatus><EmploymentPeriod>${period}</EmploymentPeriod>
<FullTimeEquivalency>0.5</FullTimeEquivalency><AnnualWage>51234</AnnualWage></StaffEducationOrganizationEmploymentAssociation>
<Staff><StaffUniqueId>u1</StaffUniqueId>${staff}${license}</Staff>
<StaffEducationOrganizationAssignmentAssociation>${reference('u1')}${organization(assigned)}
<StaffClassification>uri://marshall.example/StaffClassificationDescriptor#Math coach</StaffClassification><PositionTitle>Mathematics teacher</PositionTitle></StaffEducationOrganizationAssignmentAssociation>
<StaffSchoolAssociation>${reference('u1')}<SchoolReference><SchoolIdentity><SchoolId>${assigned}</SchoolId></SchoolIdentity></SchoolReference>
<GradeLevel>${value('GradeLevel', 'Sixth grade')}</GradeLevel><GradeLevel>${value('GradeLevel', 'Sixth grade')}</GradeLevel><AcademicSubject>${value('AcademicSubject', 'Mathematics')}</AcademicSubject></StaffSchoolAssociation>`,
  );
}

const read = (parts: Parts = {}) =>
  linesOf(readFileLines(staffXml(parts), { organizations: known }));

describe('Ed-Fi’s education organizations', () => {
  test('give schools with place, level and NCES id, and the numbers that staff are employed under', () => {
    const file = readFileLines(organizations);
    expect(file.format).toBe('edfi-organizations');
    const [district, lincoln, prairie] = linesOf(file);
    expect(lincoln?.entries).toEqual([
      {
        kind: 'school',
        name: 'Lincoln Middle School',
        ncesSchoolId: '010000500870',
        leaId: '0100005',
        districtName: 'Marshall County',
        city: 'Albertville',
        stateAbbreviation: 'AL',
        level: 'Middle School',
      },
      {
        kind: 'alias',
        sourcedId: 'ed-fi/7001',
        organization: {
          nameOfInstitution: 'Lincoln Middle School',
          ncesSchoolId: '010000500870',
          ncesLeaId: '0100005',
          city: 'Albertville',
          stateAbbreviation: 'AL',
        },
      },
    ]);
    // A state's own number may have as many digits as an NCES id; it is none.
    expect(prairie?.entries[0]).toEqual({ kind: 'school', name: 'Prairie Day School' });
    expect(prairie?.notes).toMatchObject([{ code: 'no-nces-id' }]);
    expect(district?.entries).toMatchObject([
      { kind: 'district', leaId: '0100005' },
      { kind: 'alias', sourcedId: 'ed-fi/district/700' },
    ]);
    expect(file.reading).toMatchObject({ remarks: [saying('Course (2)')] });
  });
});

describe('Ed-Fi’s staff', () => {
  test('state a hire and a credential, in the file’s own words', () => {
    const file = readFileLines(staffXml(), { organizations: known });
    expect(file.format).toBe('edfi-staff');
    expect(file.needs).toEqual(['ed-fi/7001', 'ed-fi/district/7001']);
    const [line] = linesOf(file);
    const evidence = { source: 'employer', observedAt: '2026-11-22' };
    const who = {
      electronicMailAddress: 'ngozi@example.com',
      name: { firstName: 'Ngozi', lastSurname: 'Ivanova' },
    };
    expect(line).toMatchObject({ outcome: 'statement', key: 'u1', label: 'Ivanova, Ngozi' });
    expect(line?.statements).toEqual([
      {
        type: 'hire.submitted.v1',
        data: {
          person: who,
          educationOrganization: known.get('ed-fi/7001'),
          employmentPeriod: { hireDate: '2026-08-17' },
          employmentStatus: {
            namespace: 'uri://ed-fi.org/EmploymentStatusDescriptor',
            codeValue: 'Probationary',
          },
          staffClassification: {
            namespace: 'uri://marshall.example/StaffClassificationDescriptor',
            codeValue: 'Math coach',
          },
          positionTitle: 'Mathematics teacher',
          fullTimeEquivalency: 0.5,
          academicSubjects: [
            { namespace: 'uri://ed-fi.org/AcademicSubjectDescriptor', codeValue: 'Mathematics' },
          ],
          gradeLevels: [
            { namespace: 'uri://ed-fi.org/GradeLevelDescriptor', codeValue: 'Sixth grade' },
          ],
          evidence,
        },
      },
      {
        type: 'credential.submitted.v1',
        data: {
          person: who,
          credentialIdentifier: 'L-1',
          stateOfIssueStateAbbreviation: 'AL',
          credentialType: {
            namespace: 'uri://ed-fi.org/CredentialTypeDescriptor',
            codeValue: 'Licensure',
          },
          credentialField: 'Mathematics',
          issuanceDate: '2026-07-01',
          expirationDate: '2029-06-30',
          academicSubjects: [],
          gradeLevels: [],
          evidence,
        },
      },
    ]);
    expect(JSON.stringify(line)).not.toMatch(/51234|2003-01-01/);
  });

  test('who left are hired and then gone, with the reason as it was given', () => {
    const reason = value('SeparationReason', 'Retirement');
    const [line] = read({
      period: `<HireDate>2019-08-01-06:00</HireDate><EndDate>2026-05-29</EndDate><SeparationReason>${reason}</SeparationReason>`,
    });
    expect(line?.statements.map(({ type }) => type)).toEqual([
      'hire.submitted.v1',
      'separation.submitted.v1',
      'credential.submitted.v1',
    ]);
    expect(line?.statements[1]?.data).toMatchObject({
      employmentPeriod: {
        hireDate: '2019-08-01',
        endDate: '2026-05-29',
        separationReason: { codeValue: 'Retirement' },
      },
    });
  });

  test('of a district work at the school that they are assigned to, else at the district', () => {
    const [school] = read({ employer: '700' });
    expect(school?.statements[0]?.data).toMatchObject({
      educationOrganization: { ncesSchoolId: '010000500870' },
      positionTitle: 'Mathematics teacher',
    });
    const [district] = read({ employer: '700', assigned: '700' });
    expect(district?.statements[0]?.data).toMatchObject({
      educationOrganization: { nameOfInstitution: 'Marshall County' },
    });
  });

  test.each([
    ['in the year 1900', '<HireDate>1900-01-01</HireDate>', 'hire-date'],
    ['as a spreadsheet counts days', '<HireDate>46251</HireDate>', 'hire-date'],
    ['in some years', '<HireDate>2126-08-17</HireDate>', 'hire-date'],
    ['on a day that is none', '<HireDate>2026-02-30</HireDate>', 'hire-date'],
    ['nowhere said', '', 'hire-date'],
  ])('hired %s are left out with the reason; their credentials stay', (_, period, code) => {
    const [line] = read({ period });
    expect(line?.statements.map(({ type }) => type)).toEqual(['credential.submitted.v1']);
    expect(line?.notes).toMatchObject([{ code, sentence: saying('HireDate') }]);
  });

  test('at a school nobody named are to be imported after the organizations', () => {
    const [line] = read({ employer: '1', assigned: '2', credential: '' });
    expect(line?.outcome).toBe('rejected');
    expect(line?.reasons.map(({ code }) => code)).toEqual(['school-unknown', 'credential']);
    expect(line?.reasons[0]?.sentence).toContain('EducationOrganization.xml');
  });

  test('who are in Rollcall already may be named by its id', () => {
    const personId = '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b';
    const named = (id: string) =>
      read({
        staff: `${person}<PersonReference><PersonIdentity><PersonId>${id}</PersonId></PersonIdentity></PersonReference>`,
      })[0]?.statements[0]?.data;
    expect(named(personId)).toMatchObject({ person: { personId } });
    expect(named('207284')).not.toHaveProperty('person.personId');
  });

  test('nobody of whom there is neither name nor address', () => {
    const [line] = read({ staff: '' });
    expect(line).toMatchObject({ outcome: 'rejected', reasons: [{ code: 'nobody' }] });
  });

  test('somebody else’s employments and credentials are told apart', () => {
    const text = staffXml().replace(
      '<StaffUniqueId>u1</StaffUniqueId>',
      '<StaffUniqueId>u2</StaffUniqueId>',
    );
    const lines = linesOf(readFileLines(text.replace(license, ''), { organizations: known }));
    expect(lines.map(({ outcome, reasons }) => [outcome, reasons[0]?.code])).toEqual([
      ['nothing', 'no-holder'],
      ['rejected', 'no-staff'],
      ['nothing', 'nothing-stated'],
    ]);
  });

  test.each(naughtyStrings)('state nothing that breaks its contract: %j', (text) => {
    const inXml = text
      .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;');
    const lines = linesOf(
      readFileLines(
        staffXml({ staff: person.replaceAll('Ivanova', inXml) })
          .replaceAll('Mathematics', inXml)
          .replaceAll('Licensure', inXml),
        { organizations: known },
      ),
    );
    expect(lines.flatMap(({ statements }) => statements).map(breachOf)).toEqual(
      lines.flatMap(({ statements }) => statements.map(() => undefined)),
    );
  });
});

test('an interchange that was cut off anywhere is refused, and nothing of it is stated', () => {
  const text = staffXml();
  const problems = Array.from({ length: 60 }, (_, at) => {
    const cut = text.slice(0, 80 + Math.floor(((text.length - 100) * at) / 60));
    const { reading } = readFileLines(cut, { organizations: known });
    return reading.ok ? cut : reading.problem.code;
  });
  expect(new Set(problems)).toEqual(new Set(['broken-xml']));
});

test('an interchange with entities of its own is refused', () => {
  const bomb = staffXml().replace('?>', '?><!DOCTYPE I [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>');
  expect(readFileLines(bomb.replaceAll('Ngozi', '&b;')).reading).toMatchObject({
    ok: false,
    problem: { code: 'unsafe-xml' },
  });
});
