import { describe, expect, test } from 'vitest';
import type { FileLine } from '../../../../../shared/domain/imported-file/file-format.ts';
import { breachOf } from '../../../../../shared/domain/imported-file/statement-contract.ts';
import { naughtyStrings } from '../../../../support/naughty-strings.ts';
import { linesOf, readFileLines } from '../../../../support/read-file-lines.ts';

const orgs = `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
d1,active,,Marshall County Schools,district,,
s1,active,,Lincoln Middle School,school,010000500870,d1
s2,,,Oak Hill High School,school,10000500871,d1
s3,,,"Prairie, Day School",school,PDS-7,d1
s4,tobedeleted,,Old Mill School,school,010000500872,d1
x1,active,,Department of Music,department,,s1
,active,,Nameless School,school,010000500873,d1
`;

const head =
  'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n';

function usersCsv(...rows: readonly Readonly<Record<string, string>>[]): string {
  const names = head.trim().split(',');
  const quoted = (text = '') => `"${text.replaceAll('"', '""')}"`;
  return head + rows.map((row) => names.map((name) => quoted(row[name])).join(',')).join('\n');
}

const known = new Map([
  ['s1', { nameOfInstitution: 'Lincoln Middle School', ncesSchoolId: '010000500870' }],
  ['s2', { nameOfInstitution: 'Oak Hill High School', ncesSchoolId: '010000500871' }],
  ['district/d1', { nameOfInstitution: 'Marshall County Schools', ncesLeaId: '0100005' }],
]);

const ngozi = {
  sourcedId: 'u1',
  status: 'active',
  enabledUser: 'true',
  orgSourcedIds: 's1',
  role: 'teacher',
  givenName: 'Ngozi',
  familyName: 'Ivanova',
  email: 'nivanova@marshall.example',
  password: 'hunter2',
};

const read = (...rows: readonly Readonly<Record<string, string>>[]) =>
  linesOf(readFileLines(usersCsv(...rows), { organizations: known }));
const codes = (line: FileLine | undefined) => line?.reasons.map(({ code }) => code);

describe('OneRoster’s orgs.csv', () => {
  test('gives the schools of a district, by NCES id or by name, and what the district calls them', () => {
    const file = readFileLines(orgs);
    expect(file.format).toBe('oneroster-orgs');
    const [district, lincoln, oak, prairie, old, music, nameless] = linesOf(file);
    expect(lincoln?.entries).toEqual([
      {
        kind: 'school',
        name: 'Lincoln Middle School',
        ncesSchoolId: '010000500870',
        leaId: '0100005',
        districtName: 'Marshall County Schools',
      },
      {
        kind: 'alias',
        sourcedId: 's1',
        organization: {
          nameOfInstitution: 'Lincoln Middle School',
          ncesSchoolId: '010000500870',
          ncesLeaId: '0100005',
        },
      },
    ]);
    expect(oak?.entries[0]).toMatchObject({ ncesSchoolId: '010000500871' });
    expect(oak?.notes).toMatchObject([{ code: 'nces-id-repaired' }]);
    expect(prairie?.entries[0]).toMatchObject({ name: 'Prairie, Day School', leaId: '0100005' });
    expect(prairie?.entries[0]).not.toHaveProperty('ncesSchoolId', expect.anything());
    // The district's own id is nowhere in the file; its schools' ids tell it.
    expect(district?.entries).toMatchObject([
      { kind: 'district', leaId: '0100005', name: 'Marshall County Schools' },
      { kind: 'alias', sourcedId: 'district/d1' },
    ]);
    expect([old?.outcome, music?.outcome]).toEqual(['nothing', 'nothing']);
    expect(nameless).toMatchObject({ outcome: 'rejected', rows: [8] });
  });
});

describe('OneRoster’s users.csv', () => {
  test('confirms that a teacher works at a school this school year', () => {
    const file = readFileLines(usersCsv(ngozi), { organizations: known });
    expect(file.format).toBe('oneroster-users');
    expect(file.needs).toEqual(['s1', 'district/s1']);
    const [line] = linesOf(file);
    expect(line).toMatchObject({ outcome: 'statement', rows: [2], label: 'Ivanova, Ngozi' });
    expect(line?.statements).toEqual([
      {
        type: 'confirmation.submitted.v1',
        data: {
          person: {
            electronicMailAddress: 'nivanova@marshall.example',
            name: { firstName: 'Ngozi', lastSurname: 'Ivanova' },
          },
          educationOrganization: known.get('s1'),
          schoolYear: 2027,
          staffClassification: { codeValue: 'Teacher' },
          evidence: { source: 'district-roster', observedAt: '2026-11-22' },
        },
      },
    ]);
    expect(JSON.stringify(line)).not.toContain('hunter2');
  });

  test('passes over students and families without showing a name', () => {
    const lines = read(
      { ...ngozi, role: 'student', givenName: 'Child' },
      { ...ngozi, role: 'guardian', givenName: 'Parent' },
    );
    expect(lines.map(({ outcome }) => outcome)).toEqual(['nothing', 'nothing']);
    expect(JSON.stringify(lines)).not.toMatch(/Child|Parent|Ivanova|u1/);
  });

  test('confirms each of several schools, and the district only when there is no school', () => {
    const [two, district] = read(
      { ...ngozi, orgSourcedIds: 's1, s2, d1' },
      { ...ngozi, orgSourcedIds: 'd1', role: 'Administrator' },
    );
    expect(two?.statements.map(({ data }) => data)).toMatchObject([
      { educationOrganization: { ncesSchoolId: '010000500870' } },
      { educationOrganization: { ncesSchoolId: '010000500871' } },
    ]);
    expect(district?.statements.map(({ data }) => data)).toMatchObject([
      {
        educationOrganization: { nameOfInstitution: 'Marshall County Schools' },
        staffClassification: { codeValue: 'School Administrator' },
      },
    ]);
  });

  test.each([
    ['schools nobody named', { orgSourcedIds: 's99' }, 'rejected', 'school-unknown'],
    ['no school', { orgSourcedIds: '' }, 'rejected', 'school-unknown'],
    ['nobody', { givenName: '', email: '' }, 'rejected', 'nobody'],
    ['a name without end', { givenName: 'x'.repeat(76) }, 'rejected', 'name'],
    ['no role', { role: '' }, 'rejected', 'no-role'],
    ['somebody who is gone', { status: 'tobedeleted' }, 'nothing', 'not-active'],
    ['an account that is closed', { enabledUser: 'false' }, 'nothing', 'not-active'],
  ])('with %s says why it does not help', (_, change, outcome, code) => {
    const [line] = read({ ...ngozi, ...change });
    expect(line?.outcome).toBe(outcome);
    expect(codes(line)).toEqual([code]);
  });

  test('says to import orgs.csv first, and keeps the schools that are known', () => {
    const [none, some] = read(
      { ...ngozi, orgSourcedIds: 's99' },
      { ...ngozi, orgSourcedIds: 's99,s1' },
    );
    expect(none?.reasons[0]?.sentence).toContain('import the same export’s orgs.csv first');
    expect(some?.statements).toHaveLength(1);
    expect(some?.notes).toMatchObject([{ code: 'school-unknown' }]);
  });

  test.each(naughtyStrings)('states nothing that breaks its contract: %j', (text) => {
    // A file full of control characters is no text, and refused before.
    const clean = text.replaceAll(/\p{Cc}/gu, '');
    const lines = read(
      { ...ngozi, givenName: clean, familyName: clean, email: clean },
      { ...ngozi, sourcedId: clean, role: clean, orgSourcedIds: clean },
    );
    expect(lines.flatMap(({ statements }) => statements).map(breachOf)).toEqual(
      lines.flatMap(({ statements }) => statements.map(() => undefined)),
    );
  });
});
