import { readNcesLeaId, readNcesSchoolId } from '../nces-id.ts';
import { districtOf } from '../school.ts';
import {
  descriptorAt,
  descriptorOf,
  referredTo,
  stateIn,
  textAt,
  within,
} from './ed-fi-element.ts';
import { edFiAlias, edFiDistrictAlias } from './ed-fi-alias.ts';
import type { DirectoryEntry, FileFormat, FileLine } from './file-format.ts';
import { entryLine, rejectedLine } from './file-line.ts';
import { othersInWords } from './others-in-words.ts';
import { readXml } from './read-xml.ts';
import type { XmlElement } from './xml-builder.ts';

/** Where somebody can be employed, and by what element its own id goes. */
const idElements: ReadonlyMap<string, string> = new Map([
  ['School', 'SchoolId'],
  ['LocalEducationAgency', 'LocalEducationAgencyId'],
  ['EducationServiceCenter', 'EducationServiceCenterId'],
  ['StateEducationAgency', 'StateEducationAgencyId'],
  ['CommunityProvider', 'CommunityProviderId'],
  ['PostSecondaryInstitution', 'PostSecondaryInstitutionId'],
]);

/** An Ed-Fi interchange of education organizations: the schools that a staff interchange speaks of by number. */
export const edFiOrganizations: FileFormat = {
  name: 'edfi-organizations',
  label: 'Ed-Fi XML, education organizations',
  holds:
    'Schools and districts of an Ed-Fi interchange (InterchangeEducationOrganization). Fills the school directory, and lets staff be read after it.',
  about: 'directory',
  fields: [],
  recognize: (file) =>
    file.kind === 'xml' && file.root === 'InterchangeEducationOrganization' ? 1 : 0,
  read(file) {
    if (file.kind !== 'xml') return { ok: true, lines: [], rows: 0, remarks: [] };
    const organizations: XmlElement[] = [];
    const others = new Map<string, number>();
    const problem = readXml(file.text, (element) => {
      if (idElements.has(element.name)) organizations.push(element);
      else others.set(element.name, (others.get(element.name) ?? 0) + 1);
    });
    if (problem !== undefined) return { ok: false, problem };
    const districts = districtsIn(organizations);
    return {
      ok: true,
      lines: organizations.map((element) => lineOf(element, districts)),
      rows: organizations.length,
      remarks: othersInWords(others),
    };
  },
};

interface District {
  name: string;
  leaId: string | undefined;
}

interface Districts {
  /** By the district's own id. */
  known: ReadonlyMap<string, District>;
  /** Own ids by what `ref` may name. */
  byId: ReadonlyMap<string, string>;
}

function lineOf(element: XmlElement, districts: Districts): FileLine {
  const id = ownIdOf(element);
  const name = textAt(element, 'NameOfInstitution');
  const head = { row: element.line, key: id, label: name };
  if (id === '') {
    return rejectedLine(head, 'no-id', `${idElements.get(element.name)} is missing.`);
  }
  if (name === '' || name.length > 120) {
    return rejectedLine(head, 'name', 'NameOfInstitution must have 1 to 120 characters.');
  }
  switch (element.name) {
    case 'School':
      return schoolLine(element, districts);
    case 'LocalEducationAgency':
      return districtLine(element, districts);
    default:
      return entryLine(head, [
        {
          kind: 'alias',
          sourcedId: edFiAlias(id),
          organization: { nameOfInstitution: name, ...placeOf(element) },
        },
      ]);
  }
}

function schoolLine(element: XmlElement, { known, byId }: Districts): FileLine {
  const id = ownIdOf(element);
  const name = textAt(element, 'NameOfInstitution');
  const nces = readNcesSchoolId(ncesCodeOf(element));
  const district = known.get(referredTo(element, 'LocalEducationAgency', byId) ?? '');
  const leaId = nces === undefined ? district?.leaId : districtOf(nces.id);
  const place = placeOf(element);
  const notes =
    nces === undefined
      ? [
          {
            code: 'no-nces-id',
            sentence:
              'Without an NCES id (no identification code of the system NCES): known by name and place, until somebody matches it.',
            rows: [element.line],
          },
        ]
      : [];
  const school: DirectoryEntry = {
    kind: 'school',
    name,
    ncesSchoolId: nces?.id,
    leaId,
    districtName: district?.name,
    ...place,
    level: descriptorAt(element, 'SchoolCategory')?.codeValue,
  };
  const organization = {
    nameOfInstitution: name,
    ncesSchoolId: nces?.id,
    ncesLeaId: leaId,
    ...place,
  };
  return entryLine({ row: element.line, key: id, label: name, notes }, [
    school,
    { kind: 'alias', sourcedId: edFiAlias(id), organization },
  ]);
}

function districtLine(element: XmlElement, { known }: Districts): FileLine {
  const id = ownIdOf(element);
  const name = textAt(element, 'NameOfInstitution');
  const leaId = known.get(id)?.leaId;
  const place = placeOf(element);
  const { stateAbbreviation } = place;
  const alias: DirectoryEntry = {
    kind: 'alias',
    sourcedId: edFiDistrictAlias(id),
    organization: { nameOfInstitution: name, ncesLeaId: leaId, ...place },
  };
  const head = { row: element.line, key: id, label: name };
  if (leaId !== undefined) {
    return entryLine(head, [{ kind: 'district', leaId, name, stateAbbreviation }, alias]);
  }
  const sentence =
    'Without an NCES id, which its schools do not tell either: known by its name only.';
  return entryLine({ ...head, notes: [{ code: 'no-nces-id', sentence, rows: [element.line] }] }, [
    alias,
  ]);
}

/** A district without an NCES id of its own has it from its schools, when they agree. */
function districtsIn(elements: readonly XmlElement[]): Districts {
  const agencies = elements.filter(({ name }) => name === 'LocalEducationAgency');
  const byId = new Map(
    agencies.map((agency) => [agency.attributes.get('id') ?? '', ownIdOf(agency)]),
  );
  const ofSchools = new Map<string, Set<string>>();
  for (const school of elements.filter(({ name }) => name === 'School')) {
    const nces = readNcesSchoolId(ncesCodeOf(school));
    const district = referredTo(school, 'LocalEducationAgency', byId);
    if (nces === undefined || district === undefined) continue;
    ofSchools.set(district, (ofSchools.get(district) ?? new Set()).add(districtOf(nces.id)));
  }
  const known = new Map(
    agencies.map((agency) => {
      const told = [...(ofSchools.get(ownIdOf(agency)) ?? [])];
      const leaId =
        readNcesLeaId(ncesCodeOf(agency))?.id ?? (told.length === 1 ? told[0] : undefined);
      return [ownIdOf(agency), { name: textAt(agency, 'NameOfInstitution'), leaId }];
    }),
  );
  return { known, byId };
}

function ownIdOf(element: XmlElement): string {
  return textAt(element, idElements.get(element.name) ?? '');
}

/** The identification code of the system NCES; a state's codes may look like one and are none. */
function ncesCodeOf(element: XmlElement): string {
  const code = within(element, 'EducationOrganizationIdentificationCode').find((each) => {
    const system = textAt(each, 'EducationOrganizationIdentificationSystem');
    return descriptorOf(system)?.codeValue.toUpperCase() === 'NCES';
  });
  return code === undefined ? '' : textAt(code, 'IdentificationCode');
}

function placeOf(element: XmlElement) {
  const addresses = within(element, 'Address');
  const address =
    addresses.find((each) => descriptorAt(each, 'AddressType')?.codeValue === 'Physical') ??
    addresses[0];
  const city = address === undefined ? '' : textAt(address, 'City').slice(0, 80);
  return {
    city: city === '' ? undefined : city,
    stateAbbreviation:
      address === undefined ? undefined : stateIn(textAt(address, 'StateAbbreviation')),
  };
}
