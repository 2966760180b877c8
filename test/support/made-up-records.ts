/** Records of a made-up graduate, as tests need them. Each takes what a test wants otherwise. */
import type { CallTask } from '../../shared/records/call-task.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import { directoryListing } from '../../shared/domain/directory.ts';
import type { DirectorySchool } from '../../shared/records/directory-school.ts';
import type { District } from '../../shared/records/district.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Import } from '../../shared/records/import.ts';
import type { MentorInvitation } from '../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { Address, Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { Response } from '../../shared/records/response.ts';
import type { School } from '../../shared/records/school.ts';

export const programId = 'cedar-valley';
export const ngozi = '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b';
export const chen = '9d1c7a52-44b0-4b7e-9a43-6f0f1e2d3c4b';

export function aProgram(more: Partial<Program> = {}): Program {
  return {
    programId,
    version: 0,
    name: 'Cedar Valley University',
    postalAddress: 'School of Education\n400 Orchard Road\nCedar Valley, IA 52000',
    replyTo: { name: 'Dana Whitfield', address: 'dana.whitfield@cedarvalley.example' },
    timeZone: 'America/Chicago',
    seasonOpens: '05-01',
    sendingStopped: false,
    ...more,
  };
}

export function anAddress(more: Partial<Address> = {}): Address {
  return {
    addressId: 'a1',
    address: 'ngozi.ivanova@mail.example',
    electronicMailType: 'Home/Personal',
    primary: true,
    status: 'usable',
    since: '2026-06-01T00:00:00Z',
    source: 'sis',
    ...more,
  };
}

export function aPerson(more: Partial<Person> = {}): Person {
  return {
    personId: ngozi,
    programId,
    version: 0,
    displayName: 'Ngozi Ivanova',
    firstName: 'Ngozi',
    lastSurname: 'Ivanova',
    candidateIdentifier: '@75548223',
    addresses: [anAddress()],
    directoryHold: false,
    cohort: 2026,
    degrees: [],
    revision: 1,
    graduation: 'graduated',
    unwanted: [],
    reach: 'reachable',
    ...more,
  };
}

export function anEnrolment(more: Partial<Enrolment> = {}): Enrolment {
  return {
    personId: ngozi,
    plan: 'annual-2027',
    programId,
    version: 0,
    survey: { surveyIdentifier: 'annual', schoolYear: 2027 },
    cohort: 2026,
    step: 'reminder-1',
    due: 'step#1',
    dueAt: '2027-05-10T15:00:00Z',
    status: 'invited',
    startedBy: 'season',
    invitedAt: '2027-05-03T15:00:00Z',
    ...more,
  };
}

export function aResponse(more: Partial<Response> = {}): Response {
  return {
    personId: ngozi,
    plan: 'annual-2027',
    programId,
    version: 1,
    answers: { EMP_STATUS: 'teaching-full-time' },
    startedAt: '2027-05-04T15:00:00Z',
    savedAt: '2027-05-04T15:00:00Z',
    revision: 0,
    ...more,
  };
}

export function aMessage(more: Partial<Message> = {}): Message {
  return {
    personId: ngozi,
    plan: 'annual-2027',
    step: 'invitation',
    programId,
    version: 1,
    purpose: 'surveys',
    email: 'survey-invitation',
    status: 'planned',
    due: 'message#1',
    dueAt: '2027-05-03T15:00:00Z',
    plannedAt: '2027-05-03T15:00:00Z',
    causationId: `${ngozi}/annual-2027/invitation/1`,
    correlationId: `${ngozi}/annual-2027`,
    ...more,
  };
}

/** A file of some students that an admin has confirmed. */
export function anImport(more: Partial<Import> = {}): Import {
  return {
    importId: 'import-1',
    programId,
    version: 3,
    fileName: 'graduates-2026.csv',
    bytes: 1000,
    parts: 1,
    status: 'running',
    uploadedAt: '2026-05-15T16:00:00Z',
    uploadedBy: 'dana',
    confirmedAt: '2026-05-15T17:00:00Z',
    total: 60,
    done: 0,
    ...more,
  };
}

/** A call that the staff planned; nobody has called yet. */
export function aCallTask(more: Partial<CallTask> = {}): CallTask {
  const { status = 'open', dueDate = '2027-05-07' } = more;
  return {
    personId: ngozi,
    callId: 'hand-1',
    programId,
    version: 1,
    reason: 'by-hand',
    status,
    createdAt: '2027-05-04T15:00:00Z',
    dueDate,
    attempts: [],
    listOf: `${programId}#calls`,
    listBy: `${status}#${dueDate}#${ngozi}`,
    ...more,
  };
}

/** The check-in 30 days after a hire in August: the invitation has gone, the reminder is owed. */
export function aCheckIn(more: Partial<CheckIn> = {}): CheckIn {
  return {
    personId: ngozi,
    plan: 'checkin-d30-20260817',
    programId,
    version: 1,
    milestone: 'D30',
    since: '2026-08-17',
    employmentId: 'nces-010000500870.2026-08-17',
    step: 'reminder',
    due: 'step#1',
    dueAt: '2026-09-20T21:00:00Z',
    status: 'invited',
    startedBy: 'plan',
    invitedAt: '2026-09-16T21:00:00Z',
    listOf: `${programId}#check-ins`,
    listBy: `2026-08-17#${ngozi}`,
    ...more,
  };
}

/** A mathematics teacher's first position, since August. */
export function anEmployment(more: Partial<Employment> = {}): Employment {
  return {
    personId: ngozi,
    employmentId: 'nces-010000500870.2026-08-17',
    programId,
    version: 1,
    schoolId: 'nces-010000500870',
    hireDate: '2026-08-17',
    staffClassification: 'Teacher',
    academicSubjects: ['Mathematics'],
    gradeBands: ['6-8'],
    source: 'faculty',
    observedAt: '2026-08-20',
    confidence: 'stated',
    hireStatedAt: '2026-08-20T15:00:00Z',
    ...more,
  };
}

/** Chen would mentor two people at a time and has not been asked yet. */
export function aMentorProfile(more: Partial<MentorProfile> = {}): MentorProfile {
  return {
    personId: chen,
    programId,
    version: 1,
    willing: 'yes',
    kinds: ['mentor', 'flash'],
    topics: ['classroom-management'],
    subjects: ['Mathematics'],
    gradeBands: ['6-8'],
    capacity: 2,
    meetsBy: ['video'],
    commitments: [],
    asked: 0,
    accepted: 0,
    displayName: 'Chen Okafor',
    cohort: 2021,
    hold: false,
    statedBy: 'page',
    statedAt: '2026-09-01T12:00:00Z',
    listOf: `${programId}#mentors`,
    listBy: `0#${chen}`,
    ...more,
  };
}

/** Ngozi, newly hired, is to be mentored. */
export function aMentorNeed(more: Partial<MentorNeed> = {}): MentorNeed {
  return {
    personId: ngozi,
    needId: 'need-1',
    programId,
    version: 1,
    kind: 'mentor',
    origin: 'hire',
    status: 'open',
    createdAt: '2026-09-20T12:00:00Z',
    cohort: 2026,
    subjects: ['Mathematics'],
    gradeBands: ['6-8'],
    topics: ['classroom-management'],
    candidates: [],
    asked: [],
    mostAsked: 4,
    listOf: `${programId}#needs`,
    listBy: `open#2026-09-20T12:00:00Z#${ngozi}`,
    ...more,
  };
}

/** Chen is asked to mentor Ngozi. */
export function aMentorInvitation(more: Partial<MentorInvitation> = {}): MentorInvitation {
  return {
    personId: chen,
    needId: 'need-1',
    programId,
    version: 1,
    menteeId: ngozi,
    kind: 'mentor',
    status: 'waiting',
    attempt: 1,
    reasons: ['same-subject'],
    invitedAt: '2026-09-20T15:00:00Z',
    expiresAt: '2026-09-25T15:00:00Z',
    ...more,
  };
}

/** A school with nobody on its roster. */
export function aSchool(more: Partial<School> = {}): School {
  return {
    programId,
    schoolId: 'nces-010000500870',
    version: 1,
    name: 'Lincoln Middle School',
    ncesSchoolId: '010000500870',
    leaId: '0100005',
    city: 'Cedar Falls',
    stateAbbreviation: 'IA',
    members: [],
    listOf: `${programId}#schools`,
    listBy: 'lincoln middle school#nces-010000500870',
    ...more,
  };
}

/** Ngozi and Chen were introduced three weeks ago and are asked how it goes next. */
export function aPair(more: Partial<Pair> = {}): Pair {
  return {
    personId: ngozi,
    pairId: 'need-1',
    programId,
    version: 1,
    mentorId: chen,
    kind: 'mentor',
    status: 'active',
    startedAt: '2026-09-22T15:00:00Z',
    rhythm: 'fortnightly',
    goals: ['classroom-management'],
    mentorShares: ['email'],
    menteeShares: [],
    checks: 0,
    endsAt: '2027-03-22T21:00:00Z',
    step: 'check-1',
    due: 'step#1',
    dueAt: '2026-10-13T21:00:00Z',
    answers: [],
    listOf: `${programId}#pairs`,
    listBy: `active#2026-09-22T15:00:00Z#${ngozi}`,
    ...more,
  };
}

/** A school of the directory, under its NCES id. */
export function aDirectorySchool(more: Partial<DirectorySchool> = {}): DirectorySchool {
  const { name = 'Lincoln Middle School', ncesSchoolId = '010000500870' } = more;
  const schoolId = `nces-${ncesSchoolId}`;
  return {
    programId,
    schoolId,
    version: 1,
    name,
    ncesSchoolId,
    leaId: ncesSchoolId.slice(0, 7),
    districtName: 'Albertville City',
    city: 'Albertville',
    stateAbbreviation: 'AL',
    level: 'Middle',
    ...directoryListing(programId, { schoolId, name }),
    ...more,
  };
}

export function aDistrict(more: Partial<District> = {}): District {
  return {
    programId,
    leaId: '0100005',
    version: 1,
    name: 'Albertville City',
    stateAbbreviation: 'AL',
    ...more,
  };
}
