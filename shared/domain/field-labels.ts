/** What the fields of submissions are called where people read and fill them in: a registrar's words. */
export interface FieldLabel {
  /** A noun that can follow “the”. */
  label: string;
  hint?: string;
  /** A whole sentence: what to do when this part does not keep the contract. */
  wrong?: string;
  /** The same when it is left empty. */
  ask?: string;
  /** Of a list: what one of its rows is called. */
  one?: string;
}

const year = 'Ending year: 2026 stands for 2025–26.';
const leadingZero = 'A leading zero that a spreadsheet lost is put back.';

/** By the path in the data, or its last parts: `name.firstName` stands for `person.name.firstName` too. */
const labels: Readonly<Record<string, FieldLabel>> = {
  // Who.
  person: {
    label: 'Graduate',
    hint: 'Give what you have, best the student id. A name alone is looked at by somebody of the program first.',
    wrong: 'Say who it is: enter the student id, an email address or a name.',
  },
  personId: {
    label: 'Person id of Rollcall',
    hint: 'The last part of the address of their page here.',
    wrong: 'This is no person id of Rollcall; correct it, or leave it empty.',
  },
  'person.electronicMailAddress': {
    label: 'Email address that we know as theirs',
  },
  candidateIdentifier: { label: 'Student id', hint: 'Such as @75548223.' },
  name: { label: 'Name' },
  firstName: { label: 'First name' },
  middleName: { label: 'Middle name' },
  lastSurname: { label: 'Last name' },
  generationCodeSuffix: { label: 'Suffix', hint: 'Such as Jr.' },
  cohortYear: { label: 'Cohort' },
  'cohortYear.schoolYear': { label: 'Cohort', hint: year },
  'cohortYear.term': { label: 'Term', hint: 'Such as Fall 2025.' },
  directoryHold: { label: 'Directory hold (FERPA)', hint: 'Whether they asked for one.' },
  campus: { label: 'Campus' },
  importId: { label: 'Import it came in' },

  // How to reach them.
  electronicMail: { label: 'Email addresses', one: 'Email address', hint: 'The best one first.' },
  electronicMailAddress: { label: 'Address' },
  electronicMailType: { label: 'Kind of address' },
  primaryEmailAddressIndicator: { label: 'Main address' },
  unusable: { label: 'Known problem with the address' },
  sharedWithOthers: { label: 'Used by somebody else too' },
  formerElectronicMailAddresses: {
    label: 'Addresses that are no longer theirs',
    one: 'Former address',
  },
  telephone: { label: 'Telephone' },
  telephoneNumber: { label: 'Telephone number' },
  textMessageCapabilityIndicator: { label: 'Text messages', hint: 'Whether it takes them.' },
  homeDistrictLeaId: {
    label: 'Home district',
    hint: 'NCES id, seven digits.',
    wrong: 'Enter the NCES id of the home district: seven digits, with leading zeros.',
  },
  'contact.submitted.v1 name': { label: 'New name', hint: 'Only when it changed.' },

  // What they completed, or entered.
  degrees: { label: 'What they completed', one: 'Degree' },
  degreeCode: { label: 'Degree', hint: 'Such as BS.' },
  programCode: { label: 'Program code', hint: 'Such as BS-EDU-MATH.' },
  majorSpecialization: { label: 'Major' },
  majorCode: { label: 'Code of the major' },
  concentration: { label: 'Concentration' },
  completionDate: { label: 'Day of completion' },
  reasonExited: { label: 'Outcome' },
  'degrees.status': { label: 'State of the degree' },
  beginDate: { label: 'First day in the program' },
  'admission.submitted.v1 academicSubjects': { label: 'Subjects they prepare to teach' },

  // Where they work.
  educationOrganization: {
    label: 'School',
    hint: 'Its name and place, or its NCES id.',
    wrong: 'Enter the name of the school, or its NCES id.',
  },
  ncesSchoolId: {
    label: 'NCES id of the school',
    hint: `Twelve characters. ${leadingZero}`,
    wrong:
      'An NCES id of a school has 12 characters, such as 190543001234; correct it, or leave it empty.',
  },
  ncesLeaId: {
    label: 'NCES id of the district',
    hint: `Seven characters. ${leadingZero}`,
    wrong:
      'An NCES id of a district has 7 characters, such as 1905430; correct it, or leave it empty.',
  },
  nameOfInstitution: { label: 'Name of the school' },
  city: { label: 'City' },
  stateAbbreviation: {
    label: 'State',
    hint: 'Two letters, such as IA.',
    wrong: 'Enter the state as two capital letters, such as IA.',
  },
  country: { label: 'Country', hint: 'Only of a school abroad.' },
  employmentPeriod: { label: 'Position' },
  hireDate: { label: 'First day in the position' },
  endDate: { label: 'Last day in the position' },
  separation: { label: 'Decision', hint: 'Who decided that it ends.' },
  separationReason: { label: 'Reason' },
  employmentStatus: { label: 'Contract' },
  staffClassification: { label: 'Role' },
  positionTitle: { label: 'Title of the position' },
  fullTimeEquivalency: { label: 'Share of full time', hint: '1 is full time, 0.5 is half.' },
  academicSubjects: { label: 'Subjects' },
  gradeLevels: { label: 'Grades' },
  'confirmation.submitted.v1 schoolYear': { label: 'School year', hint: year },

  // Credentials and awards.
  credentialIdentifier: { label: 'Number of the credential' },
  stateOfIssueStateAbbreviation: {
    label: 'State that issued it',
    hint: 'Two letters, such as AL.',
    wrong: 'Enter the state that issued it as two capital letters, such as AL.',
  },
  credentialType: { label: 'Kind of credential' },
  credentialField: { label: 'Field', hint: 'Such as Mathematics 6-12.' },
  certificationTitle: { label: 'Title of the credential' },
  teachingCredential: { label: 'Level' },
  credentialStatus: { label: 'State of the credential' },
  issuanceDate: { label: 'Day of issue' },
  effectiveDate: { label: 'First day on which it holds' },
  expirationDate: { label: 'Last day on which it holds' },
  boardCertificationIndicator: { label: 'Certification by a national board' },
  achievementTitle: { label: 'Name of the award', hint: 'Such as Teacher of the Year.' },
  recognitionType: { label: 'Kind of award' },
  recognitionDescription: { label: 'Description' },
  issuerName: { label: 'Giver of the award' },
  recognitionAwardDate: { label: 'Day on which it was given' },

  // What they want.
  purpose: { label: 'Messages that are to stop' },
  wanted: {
    label: 'Answer',
    wrong:
      'Messages can only be stopped here; allowing them again is up to the graduate. Discard it if they are wanted.',
  },

  // Where it is known from.
  evidence: { label: 'Where you know it from' },
  'evidence.source': { label: 'Where you know it from', ask: 'Say where you know it from.' },
  'evidence.observedAt': { label: 'Day on which it was known' },
};

const evidence: Readonly<Record<string, string>> = {
  'self-report': 'They told us',
  employer: 'The school or district told us',
  faculty: 'Faculty told us',
  'district-roster': 'A district’s roster',
  'state-file': 'A file of the state',
  sis: 'The institution’s own records',
};

/** What choices are called whose code is no word for people; the others are called as they are. */
const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'evidence.source': evidence,
  electronicMailType: {
    'Home/Personal': 'Personal',
    Work: 'At work',
    Organization: 'Of the university',
    Other: 'Another',
  },
  unusable: { 'not-an-address': 'It is no address' },
  'degrees.status': { awarded: 'Awarded', revoked: 'Taken back' },
  purpose: {
    surveys: 'Surveys',
    checkIns: 'Check-ins',
    mentoring: 'Mentoring',
    events: 'Events',
    all: 'All messages',
  },
  wanted: { no: 'They want no more of them' },
};

/** What a field is called. `path` is the one in the data, without the numbers of rows. */
export function labelOf(type: string, path: string): FieldLabel {
  const own = labels[`${type} ${path}`];
  return own ?? lookUp(labels, path) ?? { label: path };
}

/** What a choice is called. */
export function choiceLabel(path: string, code: string): string {
  return lookUp(choices, path)?.[code] ?? code;
}

/** By the whole path, or else the most of its last parts. */
function lookUp<Found>(by: Readonly<Record<string, Found>>, path: string): Found | undefined {
  const parts = path.split('.');
  const keys = parts.map((_, at) => parts.slice(at).join('.'));
  const key = keys.find((each) => Object.hasOwn(by, each));
  return key === undefined ? undefined : by[key];
}
