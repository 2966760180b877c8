import { isDeepStrictEqual } from 'node:util';
import { candidateGraduated } from '../../events/candidate-graduated.ts';
import { candidateGraduationRevoked } from '../../events/candidate-graduation-revoked.ts';
import { outgoing, type DataOf, type Envelope } from '../../events/contract.ts';
import type { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { supersedes } from '../../shared/domain/admission.ts';
import { claimAddresses } from '../../shared/domain/claim-addresses.ts';
import { displayNameOf } from '../../shared/domain/display-name.ts';
import { graduationFact } from '../../shared/domain/graduation-fact.ts';
import { nameAfter, peopleListing, telephoneAfter } from '../../shared/domain/own-words.ts';
import { identityPartition, personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import { traceOf } from '../../shared/domain/trace-of.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Identity } from '../../shared/records/identity.ts';
import type { Person } from '../../shared/records/person.ts';
import { addressesAfter } from './stated-addresses.ts';

export type Submission = Envelope<DataOf<typeof graduationSubmitted>>;

export interface AdmissionState {
  identity: Identity | undefined;
  person: Person | undefined;
  /** Claims on the addresses stated now and known before, by address id. */
  claims: ReadonlyMap<string, AddressClaim>;
  /** Opaque id of each address, by the address. */
  addressIds: ReadonlyMap<string, string>;
  /** Id of the person: the known one, or a fresh random one. */
  personId: string;
  /** Hash of the person's link. */
  linkHash: string;
  /** Opaque, and the same for the same text; nobody can find the text by trying. */
  digest(text: string): string;
}

/**
 * Admits what a registrar or information system says of one student.
 * 1. Leave alone what is older than what we know, belongs to an import that was taken back, or is about somebody
 * who was erased.
 * 2. Set every degree, name and address against the record.
 * 3. Nothing new: only note that it was confirmed.
 * 4. Make or change the person; claim the addresses, and let go of those no longer theirs.
 * 5. Say that they graduated (or that all degrees were taken back), and whose addresses turned out to be shared,
 * or are shared no more.
 */
export function admitGraduation(state: AdmissionState, event: Submission, now: string): Changes {
  const { identity, person: known } = state;
  const { data } = event;
  if (data.importId !== undefined && identity?.takenBack?.includes(data.importId)) {
    return { outcome: 'skipped', because: 'import-taken-back' };
  }
  if (!supersedes(event, identity)) return { outcome: 'skipped', because: 'older-than-known' };
  if (known?.erasedAt !== undefined) return { outcome: 'skipped', because: 'person-erased' };

  const heeded: Write = {
    put: 'identity',
    item: {
      programId: event.programId,
      candidateIdentifier: data.candidateIdentifier,
      version: identity?.version ?? 0,
      ...(identity?.takenBack === undefined ? {} : { takenBack: identity.takenBack }),
      ...(identity?.admissionStatedAt === undefined
        ? {}
        : {
            admissionStatedAt: identity.admissionStatedAt,
            admissionStatedBy: identity.admissionStatedBy,
          }),
      statedAt: event.occurredAt,
      statedBy: event.eventId,
      ...(known === undefined && allRevoked(data) ? {} : { personId: state.personId }),
    },
  };
  if (known === undefined && allRevoked(data)) {
    const about = identityPartition(event.programId, data.candidateIdentifier);
    return { outcome: 'done', what: 'revoked-before-known', about, writes: [heeded] };
  }

  const person = stated(state, event, now);
  const about = personPartition(state.personId);
  if (known !== undefined && sameStatement(known, person)) {
    return { outcome: 'done', what: 'graduation-confirmed', about, writes: [heeded] };
  }
  const revision = (known?.revision ?? 0) + 1;
  const changed = { ...person, revision };
  const trace = traceOf(event, state.digest);
  const claims = claimAddresses(state, changed, trace, now);
  return {
    outcome: 'done',
    what: whatHappened(known, changed),
    details: {
      revision,
      degrees: changed.degrees.length,
      ...(data.importId === undefined ? {} : { importId: data.importId }),
    },
    about,
    writes: [
      heeded,
      { put: 'person', item: changed },
      ...claims.claims.map((item): Write => ({ put: 'addressClaim', item })),
    ],
    emits: [announcement(changed, trace, now), ...claims.emits],
    before: known ?? null,
  };
}

type Data = Submission['data'];

function allRevoked(data: Data): boolean {
  return data.degrees.every((degree) => degree.status === 'revoked');
}

function whatHappened(known: Person | undefined, changed: Person): string {
  if (changed.graduation === 'revoked') return 'graduation-revoked';
  const first = known === undefined || known.graduation === 'candidate';
  return first ? 'graduation-recorded' : 'graduation-changed';
}

/** The person as the submission states them, on top of what only we know. */
function stated(state: AdmissionState, event: Submission, now: string): Person {
  const { data } = event;
  const { person: known } = state;
  const given = data.degrees.filter((degree) => degree.status === 'awarded');
  const addresses = addressesAfter(state, data.electronicMail, now);
  const unwanted = known?.unwanted ?? [];
  const name = nameAfter(known, data.name);
  return {
    personId: state.personId,
    programId: event.programId,
    version: known?.version ?? 0,
    displayName: displayNameOf(name),
    ...name,
    candidateIdentifier: data.candidateIdentifier,
    addresses,
    ...telephoneAfter(known, data.telephone?.telephoneNumber),
    ...(data.homeDistrictLeaId === undefined ? {} : { homeDistrictLeaId: data.homeDistrictLeaId }),
    directoryHold: data.directoryHold,
    cohort: data.cohortYear.schoolYear,
    ...(data.cohortYear.term === undefined ? {} : { term: data.cohortYear.term }),
    ...(data.campus === undefined ? {} : { campus: data.campus }),
    completionDate: (given.length > 0 ? given : data.degrees)
      .map((degree) => degree.completionDate)
      .sort()[0],
    degrees: data.degrees.map(({ reasonExited: _, ...degree }) => degree),
    revision: known?.revision ?? 0,
    graduation: given.length > 0 ? 'graduated' : 'revoked',
    unwanted,
    reach: reachOf(addresses, unwanted),
    ...(known?.told !== undefined && { told: known.told }),
    ...(known?.pausedUntil !== undefined && { pausedUntil: known.pausedUntil }),
    answered: known?.answered,
    current: known?.current,
    importId: known === undefined ? data.importId : known.importId,
    linkHash: state.linkHash,
    ...peopleListing(event.programId, state.personId, name),
  };
}

/** Whether a submission says anything that the record does not say. */
function sameStatement(known: Person, person: Person): boolean {
  const statement = ({ version: _, revision: __, ...rest }: Person): unknown =>
    JSON.parse(JSON.stringify(rest));
  return isDeepStrictEqual(statement(known), statement(person));
}

function announcement(person: Person, event: Submission, now: string) {
  const eventId = `${person.personId}/${person.programId}/${person.revision}`;
  const detail = {
    eventId,
    occurredAt: now,
    programId: person.programId,
    correlationId: event.correlationId,
    causationId: event.eventId,
  };
  const { personId, revision } = person;
  if (person.graduation === 'revoked') {
    const data = { personId, revision, reason: 'degree-revoked' as const };
    return outgoing(candidateGraduationRevoked, { ...detail, data });
  }
  return outgoing(candidateGraduated, { ...detail, data: graduationFact(person) });
}
