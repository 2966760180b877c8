import { candidateGraduated } from '../../events/candidate-graduated.ts';
import { outgoing, type DataOf, type Envelope, type OutgoingEvent } from '../../events/contract.ts';
import { importTakeBackRequested } from '../../events/import-take-back-requested.ts';
import { graduationFact } from '../../shared/domain/graduation-fact.ts';
import { importPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { Changes, Dossier, Write } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Entry } from '../../shared/records/entry.ts';
import type { Identity } from '../../shared/records/identity.ts';
import type { Import } from '../../shared/records/import.ts';
import type { Person } from '../../shared/records/person.ts';

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
 * 2. A person whom it made goes, with all that followed; but not once an email went to them.
 * 3. A person whom it changed gets back what was there before, as a new revision.
 * 4. Note how far it is; call for the next step, or finish.
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
  const undone = students.map((student) => undo(student, running, event, now));
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
      ...letGo(students, new Set(undone.flatMap(({ gone }) => gone ?? []))),
    ],
    emits: [
      ...undone.flatMap(({ emits }) => emits),
      ...(finished ? [] : [nextStep(event, worked, now)]),
    ],
  };
}

interface Undone {
  kept: boolean;
  /** The person who is no more. */
  gone?: string;
  writes: Write[];
  emits: OutgoingEvent[];
}

function undo(student: ImportedStudent, running: Import, event: TakeBackStep, now: string): Undone {
  const { identity, dossier, admission } = student;
  const { importId } = running;
  const { person } = dossier;
  const madeHere = person?.importId === importId;
  const wrote = dossier.messages.some(({ status }) => !['planned', 'not-sent'].includes(status));
  if (person !== undefined && madeHere && wrote) return { kept: true, writes: [], emits: [] };

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
      gone: person.personId,
      writes: [{ put: 'identity', item: without }, ...removal(dossier)],
      emits: [],
    };
  }
  const before = person === undefined ? undefined : formerPerson(admission, person);
  if (person === undefined || before === undefined) {
    return { kept: false, writes: [{ put: 'identity', item: remembered }], emits: [] };
  }
  return {
    kept: false,
    writes: [{ put: 'identity', item: remembered }, { put: 'person', item: before }],
    emits: [changedBack(before, event, now)],
  };
}

/** Everything in a person's partition goes. */
function removal(dossier: Dossier): Write[] {
  const { person, entries, enrolments, messages, responses, facts } = dossier;
  return [
    ...(person === undefined ? [] : [{ remove: 'person', item: person } as const]),
    ...enrolments.map((item): Write => ({ remove: 'enrolment', item })),
    ...messages.map((item): Write => ({ remove: 'message', item })),
    ...responses.map((item): Write => ({ remove: 'response', item })),
    ...facts.map((item): Write => ({ remove: 'fact', item })),
    ...entries.map(({ partition, workflow, eventId }): Write => ({
      removeEntry: { partition, workflow, eventId },
    })),
  ];
}

/** Their addresses are free for others again; one that two of them shared is written once. */
function letGo(students: readonly ImportedStudent[], gone: ReadonlySet<string>): Write[] {
  const claims = new Map(
    students.flatMap((student) => student.claims).map((claim) => [claim.addressId, claim]),
  );
  return [...claims.values()]
    .filter(({ claimants }) => claimants.some((claimant) => gone.has(claimant)))
    .map((claim) => ({
      put: 'addressClaim',
      item: { ...claim, claimants: claim.claimants.filter((claimant) => !gone.has(claimant)) },
    }));
}

/** The person as they were before this import, if nothing has changed them since. */
function formerPerson(admission: Entry | undefined, person: Person): Person | undefined {
  const before: Person | null | undefined = admission?.before;
  const revision: unknown = admission?.details?.['revision'];
  if (before === undefined || before === null || revision !== person.revision) return undefined;
  const { answered, current, unwanted, version } = person;
  return {
    ...before,
    answered,
    current,
    unwanted,
    version,
    reach: reachOf(before.addresses, unwanted),
    revision: person.revision + 1,
  };
}

function changedBack(person: Person, event: TakeBackStep, now: string): OutgoingEvent {
  return outgoing(candidateGraduated, {
    eventId: `${person.personId}/${person.programId}/${person.revision}`,
    occurredAt: now,
    programId: event.programId,
    correlationId: event.correlationId,
    causationId: event.eventId,
    data: graduationFact(person),
  });
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
