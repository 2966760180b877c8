import { isDeepStrictEqual } from 'node:util';
import type { admissionSubmitted } from '../../events/admission-submitted.ts';
import { candidateAdmitted } from '../../events/candidate-admitted.ts';
import { outgoing, type DataOf, type Envelope } from '../../events/contract.ts';
import { supersedes } from '../../shared/domain/admission.ts';
import { claimAddresses } from '../../shared/domain/claim-addresses.ts';
import { displayNameOf } from '../../shared/domain/display-name.ts';
import { nameAfter, peopleListing, telephoneAfter } from '../../shared/domain/own-words.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import { traceOf } from '../../shared/domain/trace-of.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { AdmissionState } from './admit-graduation.ts';
import { addressesAfter } from './stated-addresses.ts';

type Admission = Envelope<DataOf<typeof admissionSubmitted>>;

/**
 * Admits what is said of somebody who enters a program.
 * 1. Leave alone who has completed a program already: their graduation says more; and what is older than what we know.
 * 2. Make the candidate's record, or change it; claim the addresses.
 * 3. Say, the first time, that somebody entered: a buddy may be found.
 */
export function admitCandidate(state: AdmissionState, event: Admission, now: string): Changes {
  const { identity, person: known } = state;
  if (known?.erasedAt !== undefined) return { outcome: 'skipped', because: 'person-erased' };
  if (known !== undefined && known.graduation !== 'candidate') {
    return { outcome: 'skipped', because: 'completed-already' };
  }
  if (!supersedes(event, admissionIn(identity))) {
    return { outcome: 'skipped', because: 'older-than-known' };
  }
  const person = candidateOf(state, event, now);
  const heeded: Write = {
    put: 'identity',
    item: {
      ...identity,
      programId: event.programId,
      candidateIdentifier: event.data.candidateIdentifier,
      version: identity?.version ?? 0,
      personId: state.personId,
      admissionStatedAt: event.occurredAt,
      admissionStatedBy: event.eventId,
    },
  };
  const about = personPartition(state.personId);
  if (known !== undefined && isDeepStrictEqual(plain(known), plain(person))) {
    return { outcome: 'done', what: 'admission-confirmed', about, writes: [heeded] };
  }
  const trace = traceOf(event, state.digest);
  const claims = claimAddresses(state, person, trace, now);
  return {
    outcome: 'done',
    what: known === undefined ? 'admission-recorded' : 'admission-changed',
    about,
    writes: [
      heeded,
      { put: 'person', item: person },
      ...claims.claims.map((item): Write => ({ put: 'addressClaim', item })),
    ],
    emits: [...(known === undefined ? [admitted(person, event, trace, now)] : []), ...claims.emits],
  };
}

function admissionIn(identity: AdmissionState['identity']) {
  return { statedAt: identity?.admissionStatedAt, statedBy: identity?.admissionStatedBy };
}

/** The candidate as stated, on top of what only we know. */
function candidateOf(state: AdmissionState, { programId, data }: Admission, now: string): Person {
  const { person: known, personId } = state;
  const addresses = addressesAfter(state, data.electronicMail, now);
  const unwanted = known?.unwanted ?? [];
  const name = nameAfter(known, data.name);
  return {
    ...known,
    personId,
    programId,
    version: known?.version ?? 0,
    displayName: displayNameOf(name),
    ...name,
    candidateIdentifier: data.candidateIdentifier,
    addresses,
    ...telephoneAfter(known, data.telephone?.telephoneNumber),
    ...(data.homeDistrictLeaId === undefined ? {} : { homeDistrictLeaId: data.homeDistrictLeaId }),
    directoryHold: data.directoryHold,
    cohort: data.cohortYear.schoolYear,
    degrees: [],
    revision: 0,
    graduation: 'candidate',
    unwanted,
    reach: reachOf(addresses, unwanted),
    linkHash: state.linkHash,
    ...peopleListing(programId, personId, name),
  };
}

/** As it would be stored: without what is not there. */
function plain({ version: _, ...rest }: Person): unknown {
  return JSON.parse(JSON.stringify(rest));
}

function admitted(person: Person, { data }: Admission, trace: Envelope<unknown>, now: string) {
  return outgoing(candidateAdmitted, {
    eventId: `${person.personId}/${person.programId}/admitted`,
    occurredAt: now,
    programId: person.programId,
    correlationId: trace.correlationId,
    causationId: trace.eventId,
    data: {
      personId: person.personId,
      beginDate: data.beginDate,
      cohortYear: { cohortYearType: 'Entry', schoolYear: data.cohortYear.schoolYear },
      academicSubjects: data.academicSubjects,
      ...(person.homeDistrictLeaId === undefined
        ? {}
        : { homeDistrictLeaId: person.homeDistrictLeaId }),
    },
  });
}
