import { describe, expect, test } from 'vitest';
import { eventForm, type FormAbout } from '../../../../functions/console/event-forms.ts';
import { readEventForm } from '../../../../functions/console/read-event-form.ts';
import { startOfForm } from '../../../../functions/console/start-event-form.ts';
import { aSchool, programId } from '../../../support/made-up-records.ts';

type Fields = Readonly<Record<string, string>>;

/** A form as it is opened on a day of November, with these fields filled in. */
function read(type: string, typed: Fields, about: Partial<FormAbout> & { settled?: Fields } = {}) {
  const { settled = {}, ...opened } = about;
  const form = eventForm(type, { person: false, position: false, ...opened });
  if (form === undefined) throw new Error(`there is no form for ${type}`);
  const today = '2026-11-20';
  const values = new Map([...startOfForm(type, today, undefined), ...Object.entries(typed)]);
  return readEventForm(form, values, {
    eventId: 'form/1',
    programId,
    now: '2026-11-20T15:00:00Z',
    today,
    schools: [aSchool()],
    settled: new Map(Object.entries(settled)),
  });
}

function problemsOf(...sent: Parameters<typeof read>): [string, string][] {
  const reading = read(...sent);
  return reading.ok ? [] : reading.problems.map(({ field, message }) => [field, message]);
}

function dataOf(...sent: Parameters<typeof read>): unknown {
  const reading = read(...sent);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.data;
}

const graduation = {
  candidateIdentifier: '75548223',
  'name.firstName': ' Léa ',
  'name.lastSurname': 'Begay',
  'degrees.0.degreeCode': 'BS',
  'degrees.0.programCode': 'BS-EDU-MATH',
  'degrees.0.majorSpecialization': 'Mathematics Education',
  'degrees.0.completionDate': '2026-05-15',
  'degrees.0.reasonExited': 'Completed',
  'electronicMail.0.electronicMailAddress': '',
  'electronicMail.1.electronicMailAddress': 'Lea@CedarValley.example.edu',
};

describe('the form of a graduation', () => {
  const type = 'graduation.submitted.v1';

  test('is read as a registrar’s file is: ids, addresses, and the cohort by its day', () => {
    expect(dataOf(type, graduation)).toMatchObject({
      candidateIdentifier: '@75548223',
      name: { firstName: 'Léa', lastSurname: 'Begay' },
      electronicMail: [
        {
          electronicMailAddress: 'lea@cedarvalley.example.edu',
          electronicMailType: 'Organization',
          primaryEmailAddressIndicator: true,
        },
      ],
      cohortYear: { schoolYear: 2026 },
      directoryHold: false,
      degrees: [{ status: 'awarded', reasonExited: 'Completed' }],
    });
  });

  test('can say that a degree was taken back', () => {
    expect(dataOf(type, { ...graduation, 'degrees.0.status': 'revoked' })).toMatchObject({
      degrees: [{ status: 'revoked' }],
    });
  });

  test.each([
    ['candidateIdentifier', '7.55E+07'],
    ['name.firstName', ''],
    ['name.lastSurname', 'x'.repeat(76)],
    ['electronicMail.0.electronicMailAddress', 'no address'],
    ['electronicMail.1.electronicMailAddress', 'a@b'],
    ['telephone.telephoneNumber', '1'.repeat(25)],
    ['homeDistrictLeaId', '100005'],
    ['directoryHold', ''],
    ['cohortYear.schoolYear', 'next'],
    ['degrees.0.degreeCode', ''],
    ['degrees.0.majorSpecialization', ''],
    ['degrees.0.completionDate', '15 May'],
    ['degrees.0.completionDate', '2026-02-30'],
    ['degrees.0.completionDate', '1926-05-15'],
  ])('names %s when it is wrong, and nothing else', (field, text) => {
    const both = { ...graduation, 'electronicMail.0.electronicMailAddress': 'lea@example.com' };
    expect(problemsOf(type, { ...both, [field]: text }).map(([name]) => name)).toEqual([field]);
  });

  test('left empty says everything at once, from the top', () => {
    expect(
      problemsOf(type, { 'degrees.0.reasonExited': 'Completed' }).map(([field]) => field),
    ).toEqual([
      'candidateIdentifier',
      'name.firstName',
      'name.lastSurname',
      'degrees.0.degreeCode',
      'degrees.0.programCode',
      'degrees.0.majorSpecialization',
      'degrees.0.completionDate',
    ]);
  });
});

describe('the form of an admission', () => {
  test('takes the cohort from the first day', () => {
    const admission = {
      candidateIdentifier: '@80114477',
      'name.firstName': 'Tomás',
      'name.lastSurname': 'Arreola',
      beginDate: '2026-08-24',
      'academicSubjects.Mathematics': 'yes',
    };
    expect(dataOf('admission.submitted.v1', admission)).toMatchObject({
      cohortYear: { schoolYear: 2027 },
      academicSubjects: ['Mathematics'],
      electronicMail: [],
    });
  });
});

const hire = {
  'person.candidateIdentifier': '75548223',
  'educationOrganization.nameOfInstitution': 'Franklin High School',
  'educationOrganization.city': 'Waterloo',
  'educationOrganization.stateAbbreviation': 'ia',
  'employmentPeriod.hireDate': '2026-08-17',
  'gradeLevels.Ninth grade': 'yes',
};

describe('the form of a hire', () => {
  const type = 'hire.submitted.v1';

  test('says who, where, what and from where it is known', () => {
    expect(dataOf(type, hire)).toEqual({
      person: { candidateIdentifier: '@75548223' },
      educationOrganization: {
        nameOfInstitution: 'Franklin High School',
        city: 'Waterloo',
        stateAbbreviation: 'IA',
      },
      employmentPeriod: { hireDate: '2026-08-17' },
      staffClassification: { codeValue: 'Teacher' },
      gradeLevels: [{ codeValue: 'Ninth grade' }],
      evidence: { source: 'self-report', observedAt: '2026-11-20' },
    });
  });

  test('of somebody’s page is about them, whatever else the form says', () => {
    const personId = '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b';
    expect(
      dataOf(type, hire, { person: true, settled: { 'person.personId': personId } }),
    ).toMatchObject({ person: { personId } });
    expect(
      dataOf(type, hire, { person: true, settled: { 'person.personId': personId } }),
    ).not.toHaveProperty('person.candidateIdentifier');
  });

  test('wants a new school to be found again by others', () => {
    const bare = {
      ...hire,
      'educationOrganization.city': '',
      'educationOrganization.stateAbbreviation': '',
    };
    expect(problemsOf(type, bare)).toEqual([
      ['educationOrganization.city', 'This school is new here: enter its city as well.'],
      [
        'educationOrganization.stateAbbreviation',
        'This school is new here: enter its state, or its country when it is abroad.',
      ],
    ]);
    const abroad = {
      ...bare,
      'educationOrganization.city': 'Tallinn',
      'educationOrganization.country': 'Estonia',
    };
    expect(problemsOf(type, abroad)).toEqual([]);
    const byId = { ...bare, 'educationOrganization.ncesSchoolId': '010000500870' };
    expect(problemsOf(type, byId)).toEqual([]);
  });

  test.each([
    ['person.candidateIdentifier', '', 'Say who it is'],
    ['educationOrganization.nameOfInstitution', '', 'Enter the name of the school'],
    ['educationOrganization.ncesSchoolId', '123', 'has 12 characters'],
    ['educationOrganization.stateAbbreviation', 'Iowa', 'two capital letters'],
    ['employmentPeriod.hireDate', '2026-02-30', 'as a date'],
    ['employmentPeriod.hireDate', '1026-08-17', 'look at the year again'],
    ['employmentPeriod.hireDate', '2028-08-17', 'look at the year again'],
    ['fullTimeEquivalency', 'half', 'a number from 0 to 2'],
    ['evidence.observedAt', '2026-12-01', 'lies ahead'],
    ['evidence.source', '', 'Say where you know it from'],
  ])('says at %s how to mend “%s”', (field, text, sentence) => {
    const problems = problemsOf(type, { ...hire, [field]: text });
    expect(problems).toEqual([[field, expect.stringContaining(sentence)]]);
  });
});

describe('days that cannot follow each other', () => {
  test('are named at the last of them', () => {
    const end = { 'employmentPeriod.endDate': '2026-08-01' };
    const settled = {
      'person.candidateIdentifier': '@75548223',
      'educationOrganization.ncesSchoolId': '010000500870',
      'employmentPeriod.hireDate': '2026-08-17',
    };
    const about = { person: true, position: true, settled };
    expect(problemsOf('separation.submitted.v1', end, about)).toEqual([
      ['employmentPeriod.endDate', 'The last day cannot lie before the first.'],
    ]);
  });

  test('do not keep a credential from holding for decades', () => {
    const credential = {
      'person.candidateIdentifier': '@75548223',
      stateOfIssueStateAbbreviation: 'al',
      credentialType: 'Licensure',
      issuanceDate: '2026-07-01',
      expirationDate: '2046-06-30',
    };
    expect(dataOf('credential.submitted.v1', credential)).toMatchObject({
      stateOfIssueStateAbbreviation: 'AL',
      credentialType: { codeValue: 'Licensure' },
    });
    expect(
      problemsOf('credential.submitted.v1', { ...credential, expirationDate: '2025-06-30' }),
    ).toMatchObject([['expirationDate', 'The last day cannot lie before the first.']]);
  });
});
