import { academicSubjects, type AcademicSubject } from '../../events/vocabulary/employment.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { defaultLocale } from '../../shared/domain/locale.ts';
import { mentoringLabels } from '../../shared/domain/mentoring-labels.ts';
import { nameable } from '../../shared/domain/position.ts';
import { schoolLabel } from '../../shared/domain/school.ts';
import type { ListedMentor, ListedSchool } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { School } from '../../shared/records/school.ts';
import type { DistrictNames } from './read-districts.ts';
import type { SchoolView } from './pages/school-page.tsx';
import type { SchoolsProps } from './pages/schools-page.tsx';

export interface SchoolFilters {
  subject?: string | undefined;
  /** NCES id of a district. */
  district?: string | undefined;
}

/** When, and where the program is: who wants a pause is asked nothing before it ends. */
interface Present {
  now: string;
  timeZone: string;
}

/** Where graduates work, and where of them somebody would mentor: what is looked at when candidates are placed. */
export function schoolsView(
  schools: readonly ListedSchool[],
  mentors: readonly ListedMentor[],
  filters: SchoolFilters,
  present: Present & { districtNames: DistrictNames; toConfirm: number },
): SchoolsProps {
  const today = dayIn(present.now, present.timeZone);
  const labels = mentoringLabels(defaultLocale);
  const willing = mentors.filter((mentor) => isWilling(mentor, today));
  const rows = schools.map((school) => {
    const here = willing.filter(({ place }) => place?.schoolId === school.schoolId);
    return { school, here };
  });
  const found = rows.filter(
    ({ school, here }) =>
      (!filters.district || school.leaId === filters.district) &&
      (!filters.subject || here.some(({ subjects }) => names(subjects, filters.subject))),
  );
  const districts = new Set(schools.flatMap(({ leaId }) => leaId ?? []));
  return {
    schools: found.map(({ school, here }) => ({
      schoolId: school.schoolId,
      label: schoolLabel(school),
      district: districtIn(school, present.districtNames),
      toConfirm: isTypedOnly(school),
      graduates: school.members.length,
      mentors: here.length,
      mentorsBySubject: bySubject(here),
      cluster: school.hostId !== undefined || nameable(school.members).length >= 3,
    })),
    all: schools.length,
    graduates: sumOf(found.map(({ school }) => school.members.length)),
    mentors: sumOf(found.map(({ here }) => here.length)),
    filters,
    subjects: academicSubjects.map((code) => ({ code, label: labels.subjects[code] })),
    districts: [...districts]
      .map((code) => ({ code, label: present.districtNames(code) }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
    toConfirm: present.toConfirm,
  };
}

/** One school: who works there, and who of them would mentor. */
export function schoolView(
  school: School,
  mentors: readonly ListedMentor[],
  people: readonly Person[],
  present: Present & { districtNames: DistrictNames },
): SchoolView {
  const today = dayIn(present.now, present.timeZone);
  const labels = mentoringLabels(defaultLocale);
  const here = mentors.filter(
    (mentor) => mentor.place?.schoolId === school.schoolId && isWilling(mentor, today),
  );
  const byId = new Map(people.map((person) => [person.personId, person]));
  const named = (personId: string) => ({
    personId,
    name: byId.get(personId)?.displayName ?? 'Somebody',
  });
  // The roster remembers the hold of the day they came; what counts is today's.
  const members = school.members.map((member) => ({
    ...member,
    hold: byId.get(member.personId)?.directoryHold ?? true,
  }));
  return {
    schoolId: school.schoolId,
    label: schoolLabel(school),
    ncesSchoolId: school.ncesSchoolId,
    district: districtIn(school, present.districtNames),
    standing: isTypedOnly(school) ? 'typed' : school.standing,
    clusterFormedAt: school.clusterFormedAt,
    host: school.hostId === undefined ? undefined : named(school.hostId),
    mayHost: nameable(members).map(({ personId }) => named(personId)),
    mentorsBySubject: bySubject(here),
    members: members
      .toSorted((a, b) => a.since.localeCompare(b.since) || a.personId.localeCompare(b.personId))
      .map(({ personId, since, subjects, gradeBands, hold }) => ({
        ...named(personId),
        since,
        subjects: subjects.map((code) => labels.subjects[code]),
        gradeBands: gradeBands.map((code) => labels.gradeBands[code]),
        hold,
        mentors: here.some((mentor) => mentor.personId === personId),
      })),
  };
}

function districtIn({ leaId }: Pick<ListedSchool, 'leaId'>, districtNames: DistrictNames) {
  return leaId === undefined ? undefined : { leaId, name: districtNames(leaId) };
}

/** Nobody has said yet which school of the directory it is, or that it is in none. */
function isTypedOnly({ ncesSchoolId, standing }: Pick<ListedSchool, 'ncesSchoolId' | 'standing'>) {
  return ncesSchoolId === undefined && standing === undefined;
}

/** Whether somebody would mentor now, for long or for half an hour. */
function isWilling({ willing, pausedUntil }: ListedMentor, today: string): boolean {
  return willing !== 'not-now' && (pausedUntil === undefined || pausedUntil <= today);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function names(subjects: readonly AcademicSubject[], asked: string | undefined): boolean {
  return subjects.some((subject) => subject === asked);
}

function bySubject(mentors: readonly ListedMentor[]): { subject: string; mentors: number }[] {
  const labels = mentoringLabels(defaultLocale);
  return academicSubjects
    .map((code) => ({
      subject: labels.subjects[code],
      mentors: mentors.filter(({ subjects }) => names(subjects, code)).length,
    }))
    .filter((each) => each.mentors > 0);
}
