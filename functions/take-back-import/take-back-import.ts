import { alumniAddressReleased } from '../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { candidateGraduated } from '../../events/candidate-graduated.ts';
import { candidateGraduationRevoked } from '../../events/candidate-graduation-revoked.ts';
import {
  causedBy,
  outgoing,
  type DataOf,
  type Envelope,
  type OutgoingEvent,
} from '../../events/contract.ts';
import { importTakeBackRequested } from '../../events/import-take-back-requested.ts';
import { graduationFact } from '../../shared/domain/graduation-fact.ts';
import { importPartition } from '../../shared/domain/partitions.ts';
import type { Changes, Dossier, Write } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Entry } from '../../shared/records/entry.ts';
import type { Identity } from '../../shared/records/identity.ts';
import type { Import } from '../../shared/records/import.ts';
import type { Person } from '../../shared/records/person.ts';
import { type Back, formerPerson, withStanding } from './former-person.ts';
import { removePerson } from './remove-person.ts';
import { movedClaims, type Move, type Moved } from './move-claims.ts';

export type TakeBackStep = Envelope<DataOf<typeof importTakeBackRequested>>;

/** One student of the file, and what the import made of them. */
export interface ImportedStudent {
  candidateIdentifier: string;
  identity: Identity | undefined;
  dossier: Dossier;
  claims: readonly AddressClaim[];
  /** The entry of the admission that this import caused. */
  admission: Entry | undefined;
}

export interface TakeBackState {
  import: Import | undefined;
  students: readonly ImportedStudent[];
  /** Completed students in the whole file. */
  total: number;
}

/** Few, since everything of a person goes in the same transaction (100 actions at most). */
export const studentsAtOnce = 3;

/**
 * Takes an import back, three students a step.
 * 1. What arrives of this import from now on is refused: its students' identities remember it.
 * 2. A person whom it made goes, with all that followed; but not once an email went to them, or somebody else stated
 * them too.
 * 3. A person whom it changed gets back what was there before, as a new revision.
 * 4. Their addresses go with them: others may have them alone now, or share them again.
 * 5. Note how far it is; call for the next step, or finish.
 */
export function takeBackImport(state: TakeBackState, event: TakeBackStep, now: string): Changes {
  const { students, total } = state;
  const running = state.import;
  const { importId, from } = event.data;
  if (running === undefined) return { outcome: 'skipped', because: 'no-such-import' };
  if (running.status !== 'taking-back') return { outcome: 'skipped', because: 'not-taking-back' };
  if (running.total - running.done !== from) {
    return { outcome: 'skipped', because: 'step-already-taken' };
  }
  const undone = students.map((student) => undo(student, running, event));
  const moved = movedClaims(
    students.flatMap(({ claims }) => claims),
    undone.flatMap(({ move }) => move ?? []),
  );
  const restored = undone.flatMap(({ back }) =>
    back === undefined ? [] : [withStanding(back, moved)],
  );
  const worked = Math.min(total, from + studentsAtOnce);
  const finished = worked >= total;
  return {
    outcome: 'done',
    what: 'import-taken-back',
    details: {
      from,
      done: worked,
      kept: undone.filter(({ kept }) => kept).length,
    },
    about: importPartition(importId),
    writes: [
      {
        put: 'import',
        item: {
          ...running,
          done: total - worked,
          ...(finished ? { status: 'taken-back', finishedAt: now } : {}),
        },
      },
      ...undone.flatMap(({ writes }) => writes),
      ...restored.map((item): Write => ({ put: 'person', item })),
      ...[...moved.values()].map(({ claim }): Write => ({ put: 'addressClaim', item: claim })),
    ],
    emits: [
      ...restored.map((person) => changedBack(person, event, now)),
      ...[...moved.values()].flatMap((each) => tellOthers(each, event, now)),
      ...(finished ? [] : [nextStep(event, worked, now)]),
    ],
  };
}

interface Undone {
  /** The person stays as they are: they were written to, or somebody else stated them since. */
  kept: boolean;
  /** Which addresses they hold from now on, where that changes. */
  move?: Move;
  /** The person as they were before. */
  back?: Back;
  writes: Write[];
}

function undo(student: ImportedStudent, running: Import, event: TakeBackStep): Undone {
  const { identity, dossier, admission, claims } = student;
  const { importId } = running;
  const { person } = dossier;
  const madeHere = person?.importId === importId;
  const wrote =
    dossier.messages.some(({ status }) => !['planned', 'not-sent'].includes(status)) ||
    livesOn(dossier);
  const statedSince = identity?.statedBy?.startsWith(`${importId}/`) === false;
  if (madeHere && (wrote || statedSince)) return { kept: true, writes: [] };

  const refusing = [...new Set([...(identity?.takenBack ?? []), importId])];
  const remembered: Identity = {
    programId: event.programId,
    candidateIdentifier: student.candidateIdentifier,
    ...identity,
    version: identity?.version ?? 0,
    takenBack: refusing,
  };
  if (person !== undefined && madeHere) {
    const { personId: _, statedAt: __, statedBy: ___, ...without } = remembered;
    return {
      kept: false,
      move: { personId: person.personId, holds: new Set() },
      writes: [{ put: 'identity', item: without }, ...removePerson(dossier)],
    };
  }
  const writes: Write[] = [{ put: 'identity', item: remembered }];
  const before = person === undefined || statedSince ? undefined : formerPerson(admission, person);
  if (before === undefined) return { kept: false, writes };
  const claimed = before.addresses.filter(({ status }) => status !== 'not-an-address');
  return {
    kept: false,
    move: {
      personId: before.personId,
      holds: new Set(claimed.map(({ addressId }) => addressId)),
    },
    back: { person: before, claims },
    writes,
  };
}

function changedBack(person: Person, event: TakeBackStep, now: string): OutgoingEvent {
  const { personId, programId, revision } = person;
  const detail = {
    eventId: `${personId}/${programId}/${revision}`,
    occurredAt: now,
    programId: event.programId,
    correlationId: event.correlationId,
    causationId: event.eventId,
  };
  return person.graduation === 'revoked'
    ? outgoing(candidateGraduationRevoked, {
        ...detail,
        data: { personId, revision, reason: 'import-taken-back' },
      })
    : outgoing(candidateGraduated, { ...detail, data: graduationFact(person) });
}

/** Tells those who stay with an address that it is shared now, or no longer. */
function tellOthers(moved: Moved, event: TakeBackStep, now: string): OutgoingEvent[] {
  const { addressId } = moved.claim;
  const tell = (contract: typeof alumniAddressShared, word: string) => (personId: string) =>
    causedBy(contract, event, {
      idSuffix: `${word}/${addressId}/${personId}`,
      occurredAt: now,
      data: { personId, addressId },
    });
  return [
    ...moved.sharedFor.map(tell(alumniAddressShared, 'shared')),
    ...moved.releasedFor.map(tell(alumniAddressReleased, 'released')),
  ];
}

function nextStep(event: TakeBackStep, from: number, now: string): OutgoingEvent {
  const { importId } = event.data;
  return outgoing(importTakeBackRequested, {
    eventId: `${importId}/take-back/${from}`,
    occurredAt: now,
    programId: event.programId,
    correlationId: event.correlationId,
    causationId: event.eventId,
    data: { importId, from },
  });
}

/** Whether something stands on the record that no import made: a position, a call, mentoring. */
function livesOn(dossier: Dossier): boolean {
  const { employments, checkIns, callTasks, mentorProfile, mentorNeeds, mentorInvitations } =
    dossier;
  const { statedTerms, credentials, recognitions } = dossier;
  const stated = [...statedTerms, ...credentials, ...recognitions];
  const lists = [employments, checkIns, callTasks, mentorNeeds, mentorInvitations, stated];
  return mentorProfile !== undefined || lists.some((list) => list.length > 0);
}
