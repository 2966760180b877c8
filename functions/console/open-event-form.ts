import type { FormValues } from '../../shared/domain/contract-form.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import type { Lists, ListedSchool, Reader } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Visit } from './console-visit.ts';
import { type EventForm, eventForm } from './event-forms.ts';
import { readPerson } from './read-person.ts';
import { readPosition } from './read-position.ts';
import { fieldsOfSchool } from './school-meant.ts';

/** What a form is opened from, as an address or the form itself says it; empty when it is not. */
export interface OpenedFrom {
  personId: string;
  employmentId: string;
}

export interface OpenForm {
  form: EventForm;
  person: Person | undefined;
  position: { employmentId: string; school: string; hireDate: string } | undefined;
  /** What is known by it and not asked for. */
  settled: FormValues;
  schools: readonly ListedSchool[];
  /** The day it is where the program is. */
  today: string;
}

type Records = Reader & Pick<Lists, 'schools'>;

/** A form with what it is opened from; undefined when one of them is not there, or not this program's. */
export async function openEventForm(
  records: Records,
  { programId, program }: Visit,
  type: string,
  from: OpenedFrom,
  now: string,
): Promise<OpenForm | undefined> {
  const { personId, employmentId } = from;
  const person = personId === '' ? undefined : await readPerson(records, programId, personId);
  const found =
    person === undefined || employmentId === ''
      ? undefined
      : await readPosition(records, person, employmentId);
  const form = eventForm(type, { person: personId !== '', position: employmentId !== '' });
  if (form === undefined) return undefined;
  if (personId !== '' && person === undefined) return undefined;
  if (employmentId !== '' && found === undefined) return undefined;
  const asksForSchool = form.all.some(({ name }) => name === 'educationOrganization');
  return {
    form,
    person,
    position: found && {
      employmentId,
      school: found.school,
      hireDate: found.employment.hireDate,
    },
    settled: new Map([
      ...(person !== undefined && form.refersToPerson
        ? ([['person.personId', personId]] as const)
        : []),
      ...(found === undefined
        ? []
        : [
            ...fieldsOfSchool(found.organization),
            ['employmentPeriod.hireDate', found.employment.hireDate] as const,
          ]),
    ]),
    schools: asksForSchool ? await records.schools(programId) : [],
    today: dayIn(now, program.timeZone),
  };
}
