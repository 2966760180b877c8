import * as z from 'zod';
import { EventId, ProgramId } from '../../events/contract.ts';
import type { Problem } from '../domain/mendable-breach.ts';
import type { BusEvent } from './on-event.ts';

/** What may publish in our own name: doors and pages, through the outbox. */
const ourSource = 'rollcall.intake';

/** Where what names no program is kept. */
export const unattributed = 'unattributed';

const Integrators = z.record(
  z.string(),
  z.object({ programId: ProgramId, types: z.array(z.string()).optional() }),
);
/** Integrators by their source on the bus. */
export type Integrators = z.infer<typeof Integrators>;

/** @param setting the variable INTEGRATORS; without it nobody outside is known */
export function readIntegrators(setting: string | undefined): Integrators {
  return setting === undefined ? {} : Integrators.parse(JSON.parse(setting));
}

export interface Stamped {
  /** As it goes to its contract: with program and provenance. */
  event: BusEvent;
  /** Whose quarantine it is for when it cannot be admitted. */
  programId: string;
  /** Who sent it, when that is known: they get a receipt. */
  integrator: string | undefined;
  /** Why its sender may not send it. */
  problems: Problem[];
}

const Whose = z.object({ programId: ProgramId });
const ByDoor = z.object({ provenance: z.object({ integrator: z.string() }) });

/**
 * Says whose a submission is. What an outsider writes of its own provenance is never believed: the bus alone says
 * who put it there.
 * 1. Our own doors have stamped it already. 2. An integrator speaks for the program that it is configured for; what
 * it may leave out is filled in. 3. Anybody else is unknown, and nothing of theirs is admitted.
 */
export function stampSubmission(event: BusEvent, integrators: Integrators): Stamped {
  const { source, detail } = event;
  const whose = Whose.safeParse(detail);
  const named = whose.success ? whose.data.programId : undefined;
  if (source === ourSource) {
    const byDoor = ByDoor.safeParse(detail);
    const integrator = byDoor.success ? byDoor.data.provenance.integrator : undefined;
    return { event, programId: named ?? unattributed, integrator, problems: [] };
  }
  const known = Object.entries(integrators).find(([name]) => name === source)?.[1];
  if (known === undefined) {
    return {
      event: { ...event, detail: restamped(detail, undefined) },
      programId: named ?? unattributed,
      integrator: undefined,
      problems: [unknownSource],
    };
  }
  const { programId, types } = known;
  const stated = statedProgram(detail);
  return {
    event: { ...event, detail: restamped(detail, { programId, integrator: source }) },
    programId,
    integrator: source,
    problems: [
      ...(stated === undefined || stated === programId ? [] : [foreignProgram(programId)]),
      ...(types === undefined || types.includes(event['detail-type'])
        ? []
        : [typeNotTheirs(types)]),
    ],
  };
}

function statedProgram(detail: unknown): unknown {
  return typeof detail === 'object' && detail !== null && 'programId' in detail
    ? detail.programId
    : undefined;
}

function restamped(
  detail: unknown,
  by: { programId: string; integrator: string } | undefined,
): unknown {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return detail;
  const { provenance: _, ...stated }: { provenance?: unknown } = detail;
  if (by === undefined) return stated;
  const eventId = EventId.safeParse('eventId' in detail ? detail.eventId : undefined);
  return {
    programId: by.programId,
    ...(eventId.success ? { correlationId: eventId.data, causationId: eventId.data } : {}),
    ...stated,
    provenance: { door: 'bus', integrator: by.integrator },
  };
}

const unknownSource: Problem = {
  field: 'source',
  problem: 'is no integrator’s',
  found: 'a source that nobody is configured for',
  mend: 'Send it under the source you were given, sis.<institution>, or have the institution configured as an integrator.',
};

function foreignProgram(programId: string): Problem {
  return {
    field: 'programId',
    problem: 'is another program’s',
    found: 'a program that this sender does not speak for',
    mend: `Leave it out, or send "${programId}".`,
  };
}

function typeNotTheirs(types: readonly string[]): Problem {
  return {
    field: 'detail-type',
    problem: 'is none that this sender hands in',
    found: 'a type of event that was not agreed on',
    mend: `Send ${types.join(', ')}, or have the configuration of the integrator changed.`,
  };
}
