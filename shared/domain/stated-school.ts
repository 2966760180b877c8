/** Which school a submission means, and what the program's record of it becomes. */
import type { StatedOrganization } from '../../events/fields/stated-employment.ts';
import type { Warning } from './descriptor-warnings.ts';
import { readNcesLeaId, readNcesSchoolId } from './nces-id.ts';
import { opaqueId } from './opaque-id.ts';
import { districtOf, newSchool, schoolDomainKey, schoolIdByNces } from './school.ts';

/** What is known of a school besides who works there. */
interface SchoolFacts {
  schoolId: string;
  name?: string | undefined;
  ncesSchoolId?: string | undefined;
  leaId?: string | undefined;
  city?: string | undefined;
  stateAbbreviation?: string | undefined;
}

/** A school that is meant: its id, and as much as was said of it. */
export interface MeantSchool {
  facts: SchoolFacts;
  warnings: Warning[];
}

const field = 'data.educationOrganization';

/** By its NCES id, with a leading zero put back that a spreadsheet took; else by its name and place. */
export function meantSchool(
  stated: StatedOrganization,
  hashOf: (domainKey: string) => string,
): MeantSchool {
  const { nameOfInstitution: name, city, stateAbbreviation, country } = stated;
  const nces =
    stated.ncesSchoolId === undefined ? undefined : readNcesSchoolId(stated.ncesSchoolId);
  const lea = stated.ncesLeaId === undefined ? undefined : readNcesLeaId(stated.ncesLeaId);
  const leaId = nces === undefined ? lea?.id : districtOf(nces.id);
  const key = schoolDomainKey({
    name: name ?? stated.ncesSchoolId ?? '',
    city,
    stateAbbreviation: stateAbbreviation ?? country,
  });
  return {
    facts: {
      schoolId: nces === undefined ? `s-${opaqueId(hashOf, key)}` : schoolIdByNces(nces.id),
      name: name ?? (nces === undefined ? stated.ncesSchoolId : undefined),
      ncesSchoolId: nces?.id,
      leaId,
      city,
      stateAbbreviation,
    },
    warnings: [
      ...warningOf('ncesSchoolId', stated.ncesSchoolId, nces),
      ...warningOf('ncesLeaId', stated.ncesLeaId, lea),
      ...(nces !== undefined && lea !== undefined && lea.id !== leaId
        ? [
            {
              field: `${field}.ncesLeaId`,
              problem: 'is not the district of that school’s NCES id, which was taken instead',
            },
          ]
        : []),
    ],
  };
}

function warningOf(
  name: string,
  stated: string | undefined,
  read: { repaired: boolean } | undefined,
): Warning[] {
  if (stated === undefined) return [];
  if (read === undefined) {
    return [
      { field: `${field}.${name}`, problem: 'is no NCES id; the school is known by name only' },
    ];
  }
  return read.repaired
    ? [
        {
          field: `${field}.${name}`,
          problem: 'had lost its leading zero, which was put back; keep such ids as text',
        },
      ]
    : [];
}

interface KnownSchool extends SchoolFacts {
  name: string;
}

/**
 * The school's record with what was said of it; undefined when that is nothing new. What is on record stays, save a
 * name that was only the id.
 */
export function schoolAfter<School extends KnownSchool>(
  programId: string,
  known: School | undefined,
  meant: SchoolFacts,
  directory: SchoolFacts | undefined,
): School | ReturnType<typeof newSchool<KnownSchool>> | undefined {
  const { schoolId } = meant;
  const said = { ...plain(meant), ...plain(directory ?? { schoolId }) };
  const name = said.name ?? schoolId;
  if (known === undefined) return newSchool(programId, { ...said, schoolId, name });
  const unnamed = known.name === known.schoolId && name !== schoolId;
  const missing = Object.entries(said).some(([part]) => !Object.hasOwn(known, part));
  if (!unnamed && !missing) return undefined;
  const named = unnamed ? { name, listBy: `${name.toLowerCase()}#${schoolId}` } : {};
  return { ...said, ...known, ...named };
}

function plain(facts: SchoolFacts): SchoolFacts {
  const { schoolId, name, ncesSchoolId, leaId, city, stateAbbreviation } = facts;
  return {
    schoolId,
    ...(name !== undefined && { name }),
    ...(ncesSchoolId !== undefined && { ncesSchoolId }),
    ...(leaId !== undefined && { leaId }),
    ...(city !== undefined && { city }),
    ...(stateAbbreviation !== undefined && { stateAbbreviation }),
  };
}
