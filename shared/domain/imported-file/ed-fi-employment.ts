import type { PersonRef } from '../../../events/fields/person-ref.ts';
import type { StatedOrganization } from '../../../events/fields/stated-employment.ts';
import type { Remark } from '../registrar-file/registrar-student.ts';
import { edFiAlias, edFiDistrictAlias } from './ed-fi-alias.ts';
import { dayIn, descriptorAt, descriptorsIn, referredTo, textAt } from './ed-fi-element.ts';
import type { EdFiStaff } from './ed-fi-staff-elements.ts';
import type { FileContext, FileStatement } from './file-format.ts';
import type { XmlElement } from './xml-builder.ts';

export interface Stated {
  statements: FileStatement[];
  /** What could not be stated, and why. */
  problems: Remark[];
  notes: Remark[];
}

const noIds: ReadonlyMap<string, string> = new Map();

/** Ids of every organization at which a member of staff is said to work. */
export function workplacesOf({ employments, assignments, schools }: EdFiStaff): string[] {
  return [...employments, ...assignments, ...schools].flatMap((each) => organizationOf(each) ?? []);
}

/** What one employment of a member of staff states: that it began, and that it ended when it did. */
export function employmentStated(
  employment: XmlElement,
  member: EdFiStaff,
  person: PersonRef,
  context: FileContext,
): Stated {
  const rows = [employment.line];
  const refuse = (code: string, sentence: string): Stated => ({
    statements: [],
    problems: [{ code, sentence, rows }],
    notes: [],
  });
  const hired = textAt(employment, 'EmploymentPeriod', 'HireDate');
  const hireDate = dayIn(hired);
  if (hireDate === undefined) {
    return refuse('hire-date', `HireDate ${kindOfDay(hired)}: give a day such as 2026-08-17.`);
  }
  if (hireDate > yearAfter(context.today)) {
    return refuse('hire-date', 'HireDate is more than a year ahead: mend the year.');
  }
  const place = placeOf(employment, member, context.organizations);
  if (place === undefined) {
    const id = organizationOf(employment) ?? '';
    return refuse(
      'school-unknown',
      `The organization ${id.slice(0, 40)} is not known: import the interchange of education organizations (EducationOrganization.xml) first, then this file again.`,
    );
  }
  const hire = hireOf(employment, member, { person, place, hireDate, observedAt: context.today });
  const ended = textAt(employment, 'EmploymentPeriod', 'EndDate');
  const notes: Remark[] =
    hireDate > context.today
      ? [{ code: 'begins-later', sentence: `The position begins on ${hireDate}.`, rows }]
      : [];
  if (ended === '') return { statements: [hire], problems: [], notes };
  const endDate = dayIn(ended);
  if (endDate === undefined || endDate < hireDate) {
    const why = endDate === undefined ? kindOfDay(ended) : 'is before HireDate';
    return {
      statements: [hire],
      problems: [],
      notes: [
        ...notes,
        { code: 'end-date', sentence: `EndDate ${why}; the end is left out.`, rows },
      ],
    };
  }
  const separation: FileStatement = {
    type: 'separation.submitted.v1',
    data: {
      person,
      educationOrganization: place.organization,
      employmentPeriod: {
        hireDate,
        endDate,
        separation: descriptorAt(employment, 'EmploymentPeriod', 'Separation'),
        separationReason: descriptorAt(employment, 'EmploymentPeriod', 'SeparationReason'),
      },
      evidence: { source: 'employer', observedAt: context.today },
    },
  };
  return { statements: [hire, separation], problems: [], notes };
}

interface Place {
  id: string;
  organization: StatedOrganization;
}

function hireOf(
  employment: XmlElement,
  { assignments, schools }: EdFiStaff,
  told: { person: PersonRef; place: Place; hireDate: string; observedAt: string },
): FileStatement {
  const { person, place, hireDate, observedAt } = told;
  const there = (each: XmlElement) => organizationOf(each) === place.id;
  const own = organizationOf(employment);
  const assignment =
    assignments.find(there) ?? assignments.find((each) => organizationOf(each) === own);
  const school = schools.find(there);
  const title = assignment === undefined ? '' : textAt(assignment, 'PositionTitle').slice(0, 100);
  const share = Number(textAt(employment, 'FullTimeEquivalency') || Number.NaN);
  return {
    type: 'hire.submitted.v1',
    data: {
      person,
      educationOrganization: place.organization,
      employmentPeriod: { hireDate },
      employmentStatus: descriptorAt(employment, 'EmploymentStatus'),
      staffClassification:
        assignment === undefined ? undefined : descriptorAt(assignment, 'StaffClassification'),
      positionTitle: title === '' ? undefined : title,
      fullTimeEquivalency: share >= 0 && share <= 2 ? share : undefined,
      ...(school === undefined
        ? {}
        : {
            academicSubjects: descriptorsIn(school, 'AcademicSubject', 8),
            gradeLevels: descriptorsIn(school, 'GradeLevel', 20),
          }),
      evidence: { source: 'employer', observedAt },
    },
  };
}

/** Where they work: the employer when it is a school, else the school they are assigned to, else the district. */
function placeOf(
  employment: XmlElement,
  { assignments, schools }: EdFiStaff,
  organizations: ReadonlyMap<string, StatedOrganization>,
): Place | undefined {
  const ids = [employment, ...assignments, ...schools].flatMap(
    (each) => organizationOf(each) ?? [],
  );
  const [employer = ''] = ids;
  for (const id of organizations.has(edFiAlias(employer)) ? [employer] : ids) {
    const organization = organizations.get(edFiAlias(id));
    if (organization !== undefined) return { id, organization };
  }
  const organization = organizations.get(edFiDistrictAlias(employer));
  return organization === undefined ? undefined : { id: employer, organization };
}

function organizationOf(element: XmlElement): string | undefined {
  return (
    referredTo(element, 'EducationOrganization', noIds) ?? referredTo(element, 'School', noIds)
  );
}

function kindOfDay(text: string): string {
  return text === '' ? 'is missing' : 'is no day of the calendar';
}

/** The same day of the next year, for comparing only. */
function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
