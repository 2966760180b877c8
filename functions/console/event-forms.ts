import type { EventContract } from '../../events/contract.ts';
import { catalogue } from '../../events/index.ts';
import { contractFields, type FormField } from '../../shared/domain/contract-fields.ts';

/** What is settled before a form is filled in. */
export interface FormAbout {
  /** Opened from somebody's page. */
  person: boolean;
  /** Opened from one of their positions. */
  position: boolean;
}

export interface EventForm {
  contract: EventContract;
  /** It refers to a person who may be known; the others state who it is. */
  refersToPerson: boolean;
  /** What is asked for. */
  fields: readonly FormField[];
  /** What there is, with what the console fills in by itself. */
  all: readonly FormField[];
}

/** What no form asks for: the console knows it, or only systems do. */
const never = [
  'importId',
  'person.personId',
  'electronicMail.primaryEmailAddressIndicator',
  'electronicMail.unusable',
  'electronicMail.sharedWithOthers',
];
const ofPosition = ['educationOrganization', 'employmentPeriod.hireDate'];
/** May be left empty: a day of the form tells. */
export const derived: readonly string[] = ['cohortYear.schoolYear'];
/** Asked for last where somebody's whole record is stated. */
const last = ['electronicMail', 'telephone', 'homeDistrictLeaId', 'directoryHold'];
/** People know a school by its name. */
const first = ['nameOfInstitution', 'city', 'stateAbbreviation', 'country'];

/** The contracts of what may be recorded by hand, in the order of the catalogue. */
export const recordable: readonly EventContract[] = catalogue.filter(({ bus }) => bus === 'intake');

/** The form of a type of submissions; undefined when there is none. */
export function eventForm(type: string, { person, position }: FormAbout): EventForm | undefined {
  const contract = recordable.find((each) => each.type === type);
  if (contract === undefined) return undefined;
  const all = contractFields(contract);
  const without = [...never, ...(person ? ['person'] : []), ...(position ? ofPosition : [])];
  const refersToPerson = all.some(({ name }) => name === 'person');
  const asked = contractFields(contract, without).map(asAsked);
  const fields = refersToPerson ? asked : asked.toSorted((a, b) => rank(a) - rank(b));
  return { contract, refersToPerson, fields, all };
}

const rank = ({ name }: FormField) => last.indexOf(name);

/** The parts of a group in the order of a form; what may be left empty says so. */
function asAsked(field: FormField): FormField {
  if (field.kind !== 'group') return field;
  const known = first.flatMap((name) => field.fields.filter((part) => part.name === name));
  const others = field.fields.filter(({ name }) => !first.includes(name));
  const fields = [...known, ...others].map((part) =>
    derived.includes(`${field.name}.${part.name}`)
      ? { ...part, required: false, hint: `${part.hint ?? ''} Left empty, the day tells.`.trim() }
      : part,
  );
  return { ...field, fields };
}
