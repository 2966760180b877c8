import { referredTo, textAt } from './ed-fi-element.ts';
import type { OrProblem } from './file-problem.ts';
import type { OpenedXml } from './opened-file.ts';
import { readXml } from './read-xml.ts';
import type { XmlElement } from './xml-builder.ts';

/** One member of staff, and what stands of them elsewhere in the file. */
export interface EdFiStaff {
  staff: XmlElement;
  employments: readonly XmlElement[];
  assignments: readonly XmlElement[];
  schools: readonly XmlElement[];
  credentials: readonly XmlElement[];
}

export interface EdFiStaffFile {
  /** In the order of the file. */
  members: EdFiStaff[];
  /** Employments of somebody who is not in the file. */
  orphans: { element: XmlElement; staffId: string }[];
  /** Credentials that nobody in the file refers to. */
  unclaimed: XmlElement[];
  /** Elements that nothing is read of, by name. */
  others: Map<string, number>;
}

const employment = 'StaffEducationOrganizationEmploymentAssociation';
const assignment = 'StaffEducationOrganizationAssignmentAssociation';
const school = 'StaffSchoolAssociation';

/** What is read of each element; birth dates, sex, race, wages and the like are let go at once. */
const read: ReadonlyMap<string, string> = new Map([
  ['Staff', 'StaffUniqueId Name ElectronicMail PersonReference CredentialReference'],
  [
    'Credential',
    'CredentialIdentifier StateOfIssueStateAbbreviation CredentialType CredentialField CertificationTitle TeachingCredential CredentialStatus IssuanceDate EffectiveDate ExpirationDate BoardCertificationIndicator AcademicSubject GradeLevel',
  ],
  [
    employment,
    'StaffReference EducationOrganizationReference EmploymentStatus EmploymentPeriod FullTimeEquivalency',
  ],
  [assignment, 'StaffReference EducationOrganizationReference StaffClassification PositionTitle'],
  [school, 'StaffReference SchoolReference GradeLevel AcademicSubject'],
]);
const readChildren = new Map([...read].map(([name, text]) => [name, new Set(text.split(' '))]));

type GatheredStaff = OrProblem<EdFiStaffFile>;

/** Asked for twice of each file: for the organizations it needs, and for its lines. */
const gathered = new WeakMap<OpenedXml, GatheredStaff>();

/** Gathers what an interchange says of each member of staff; its elements may stand in any order. */
export function gatherEdFiStaff(file: OpenedXml): GatheredStaff {
  const before = gathered.get(file);
  if (before !== undefined) return before;
  const now = gather(file.text);
  gathered.set(file, now);
  return now;
}

function gather(text: string): GatheredStaff {
  const found = new Map<string, XmlElement[]>([...read.keys()].map((name) => [name, []]));
  const others = new Map<string, number>();
  const problem = readXml(text, (element) => {
    const same = found.get(element.name);
    const kept = readChildren.get(element.name);
    if (same === undefined || kept === undefined) {
      others.set(element.name, (others.get(element.name) ?? 0) + 1);
      return;
    }
    same.push({ ...element, children: element.children.filter(({ name }) => kept.has(name)) });
  });
  if (problem !== undefined) return { ok: false, problem };
  const all = (name: string) => found.get(name) ?? [];
  return { ok: true, value: { ...joined(all), others } };
}

function joined(all: (name: string) => XmlElement[]): Omit<EdFiStaffFile, 'others'> {
  const staff = all('Staff');
  const byId = new Map(staff.map((each) => [each.attributes.get('id') ?? '', staffIdOf(each)]));
  const ofStaff = (name: string) => Map.groupBy(all(name), (each) => staffOf(each, byId));
  const [employments, assignments, schools] = [employment, assignment, school].map(ofStaff);
  const credentials = new Map(all('Credential').map((each) => [credentialKey(each), each]));
  const claimed = new Set<XmlElement>();
  const members = staff.map((each): EdFiStaff => {
    const id = staffIdOf(each);
    const held = each.children
      .filter(({ name }) => name === 'CredentialReference')
      .flatMap((reference) => credentials.get(referredCredential(reference)) ?? []);
    for (const credential of held) claimed.add(credential);
    return {
      staff: each,
      employments: employments?.get(id) ?? [],
      assignments: assignments?.get(id) ?? [],
      schools: schools?.get(id) ?? [],
      credentials: [...new Set(held)],
    };
  });
  const known = new Set(staff.map(staffIdOf));
  const orphans = [...(employments ?? [])].flatMap(([staffId, elements]) =>
    known.has(staffId) ? [] : elements.map((element) => ({ element, staffId })),
  );
  const unclaimed = all('Credential').filter((each) => !claimed.has(each));
  return { members, orphans, unclaimed };
}

/** The id that the district or state has given them. */
export function staffIdOf(staff: XmlElement): string {
  return textAt(staff, 'StaffUniqueId');
}

function staffOf(element: XmlElement, byId: ReadonlyMap<string, string>): string {
  return referredTo(element, 'Staff', byId) ?? '';
}

/** A credential is known by its number and its state. */
function credentialKey(credential: XmlElement): string {
  return [
    textAt(credential, 'CredentialIdentifier'),
    textAt(credential, 'StateOfIssueStateAbbreviation'),
  ].join('\n');
}

function referredCredential(reference: XmlElement): string {
  const [identity] = reference.children;
  return identity === undefined ? '' : credentialKey(identity);
}
