import { isDeepStrictEqual } from 'node:util';
import type { StatedDescriptor } from '../../events/fields/descriptor.ts';
import type { StatedOrganization } from '../../events/fields/stated-employment.ts';
import type { DescriptorName } from '../../events/vocabulary/descriptors.ts';
import { confirmationId } from '../domain/confirmation-id.ts';
import { credentialKey } from '../domain/credential-key.ts';
import { keptDescriptor } from '../domain/ed-fi-words.ts';
import type { FileStatement } from '../domain/imported-file/file-format.ts';
import { opaqueId } from '../domain/opaque-id.ts';
import { readInChunks } from '../domain/read-in-chunks.ts';
import { readSchoolsMeant } from '../domain/same-school.ts';
import { meantSchool } from '../domain/stated-school.ts';
import type { Reader } from '../ports.ts';
import type { Credential } from '../records/credential.ts';
import type { StatedTerms } from '../records/stated-terms.ts';
import type { ImportSources } from './import-sources.ts';

/** A statement about somebody who is known. */
export interface AboutPerson {
  personId: string;
  statement: FileStatement;
}

type Of<Type extends FileStatement['type']> = Extract<FileStatement, { type: Type }>['data'];

/** A statement, and where what it states would stand on record. */
type Placed = { personId: string; statement: FileStatement } & (
  | { kind: 'hire'; data: Of<'hire.submitted.v1'>; employmentId: string }
  | { kind: 'separation'; data: Of<'separation.submitted.v1'>; employmentId: string }
  | { kind: 'confirmation'; data: Of<'confirmation.submitted.v1'>; factId: string }
  | { kind: 'credential'; data: Of<'credential.submitted.v1'>; credentialId: string }
);

/** Which of these statements are on record already, so that admitting them would change nothing. */
export async function knownStatements(
  { records, links }: Pick<ImportSources, 'records' | 'links'>,
  programId: string,
  all: readonly AboutPerson[],
): Promise<Set<FileStatement>> {
  const schoolIdOf = await schoolIds({ records, links }, programId, all);
  const placed = all.flatMap((each) => placedAs(each, schoolIdOf, links.hashOf));
  const known = await readInChunks(placed, async (chunk) => {
    const isKnown = await readKept(records, chunk);
    return chunk.filter(isKnown).map(({ statement }) => statement);
  });
  return new Set(known);
}

function placedAs(
  { personId, statement }: AboutPerson,
  schoolIdOf: (organization: StatedOrganization) => string,
  hashOf: (text: string) => string,
): Placed[] {
  const base = { personId, statement };
  switch (statement.type) {
    case 'hire.submitted.v1': {
      const { data } = statement;
      const { hireDate } = data.employmentPeriod;
      const employmentId = `${schoolIdOf(data.educationOrganization)}.${hireDate}`;
      return [{ ...base, kind: 'hire', data, employmentId }];
    }
    case 'separation.submitted.v1': {
      const { data } = statement;
      const { hireDate } = data.employmentPeriod;
      // Which position is meant is found out when it is admitted.
      if (hireDate === undefined) return [];
      const employmentId = `${schoolIdOf(data.educationOrganization)}.${hireDate}`;
      return [{ ...base, kind: 'separation', data, employmentId }];
    }
    case 'confirmation.submitted.v1': {
      const { data } = statement;
      const factId = confirmationId(data.schoolYear, schoolIdOf(data.educationOrganization));
      return [{ ...base, kind: 'confirmation', data, factId }];
    }
    case 'credential.submitted.v1': {
      const { data } = statement;
      const credentialId = opaqueId(hashOf, credentialKey(data));
      return [{ ...base, kind: 'credential', data, credentialId }];
    }
    case 'graduation.submitted.v1':
      return [];
  }
}

/** The id under which the program keeps a school that a statement names. */
async function schoolIds(
  { records, links }: Pick<ImportSources, 'records' | 'links'>,
  programId: string,
  all: readonly AboutPerson[],
): Promise<(organization: StatedOrganization) => string> {
  const stated = (organization: StatedOrganization) =>
    meantSchool(organization, links.hashOf).facts.schoolId;
  const named = all.flatMap(({ statement: { data } }) =>
    'educationOrganization' in data ? [stated(data.educationOrganization)] : [],
  );
  const schools = await readSchoolsMeant(named, (ids) =>
    readInChunks(ids, async (chunk) => {
      const keys = chunk.map((schoolId) => ({ programId, schoolId }));
      return (await records.read({ schools: { many: 'school', keys } })).schools;
    }),
  );
  const byId = new Map(schools.map((school) => [school.schoolId, school.sameAs]));
  return (organization) => {
    const schoolId = stated(organization);
    return byId.get(schoolId) ?? schoolId;
  };
}

/** Reads what stands on record where these would stand, and tells of each whether it is the same. */
async function readKept(
  records: Reader,
  chunk: readonly Placed[],
): Promise<(each: Placed) => boolean> {
  const { terms, facts, credentials } = await records.read({
    terms: {
      many: 'statedTerms',
      keys: chunk.flatMap((e) => (e.kind === 'hire' || e.kind === 'separation' ? [e] : [])),
    },
    facts: {
      many: 'fact',
      keys: chunk.flatMap((e) =>
        e.kind === 'confirmation' ? [{ ...e, kind: 'employment' as const }] : [],
      ),
    },
    credentials: {
      many: 'credential',
      keys: chunk.flatMap((e) => (e.kind === 'credential' ? [e] : [])),
    },
  });
  return (each) => {
    const of = ({ personId }: { personId: string }) => personId === each.personId;
    switch (each.kind) {
      case 'hire': {
        const { employmentId, data } = each;
        const known = terms.find((e) => of(e) && e.employmentId === employmentId);
        return known?.statedAt !== undefined && saysHire(known, data);
      }
      case 'separation': {
        const { employmentId, data } = each;
        const known = terms.find((e) => of(e) && e.employmentId === employmentId);
        return known?.endStatedAt !== undefined && saysEnd(known, data);
      }
      case 'confirmation': {
        const { factId, data } = each;
        const known = facts.find((e) => of(e) && e.factId === factId);
        const observedAt = data.evidence?.observedAt ?? '';
        return known !== undefined && known.observedAt >= observedAt;
      }
      case 'credential': {
        const { credentialId, data } = each;
        const known = credentials.find((e) => of(e) && e.credentialId === credentialId);
        return known !== undefined && saysCredential(known, data);
      }
    }
  };
}

function saysHire(known: StatedTerms, data: Of<'hire.submitted.v1'>): boolean {
  const terms = [
    ...termOf('employmentStatus', 'EmploymentStatus', data.employmentStatus),
    ...termOf('staffClassification', 'StaffClassification', data.staffClassification),
    ...(data.academicSubjects ?? []).flatMap((each) =>
      termOf('academicSubjects', 'AcademicSubject', each),
    ),
    ...(data.gradeLevels ?? []).flatMap((each) => termOf('gradeLevels', 'GradeLevel', each)),
  ];
  return (
    known.positionTitle === data.positionTitle &&
    known.fullTimeEquivalency === data.fullTimeEquivalency &&
    isDeepStrictEqual(known.terms, terms)
  );
}

function saysEnd(known: StatedTerms, data: Of<'separation.submitted.v1'>): boolean {
  const { endDate, separation, separationReason } = data.employmentPeriod;
  const terms = [
    ...termOf('separation', 'Separation', separation),
    ...termOf('separationReason', 'SeparationReason', separationReason),
  ];
  return known.endDate === endDate && isDeepStrictEqual(known.endTerms, terms);
}

function termOf(field: string, name: DescriptorName, stated: StatedDescriptor | undefined) {
  return stated === undefined ? [] : [{ field, ...keptDescriptor(name, stated) }];
}

function saysCredential(known: Credential, data: Of<'credential.submitted.v1'>): boolean {
  const plain = [
    'credentialIdentifier',
    'credentialField',
    'certificationTitle',
    'issuanceDate',
    'effectiveDate',
    'expirationDate',
    'boardCertificationIndicator',
  ] as const;
  const kept = (name: DescriptorName, stated: StatedDescriptor | undefined) =>
    stated === undefined ? undefined : keptDescriptor(name, stated);
  const all = (name: DescriptorName, stated: readonly StatedDescriptor[] = []) =>
    stated.map((each) => keptDescriptor(name, each));
  return (
    plain.every((name) => known[name] === data[name]) &&
    isDeepStrictEqual(known.credentialType, kept('CredentialType', data.credentialType)) &&
    isDeepStrictEqual(known.credentialStatus, kept('CredentialStatus', data.credentialStatus)) &&
    isDeepStrictEqual(
      known.teachingCredential,
      kept('TeachingCredential', data.teachingCredential),
    ) &&
    isDeepStrictEqual(known.academicSubjects, all('AcademicSubject', data.academicSubjects)) &&
    isDeepStrictEqual(known.gradeLevels, all('GradeLevel', data.gradeLevels))
  );
}
