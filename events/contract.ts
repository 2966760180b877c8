/**
 * What an event is: one object that publisher, consumer, EventBridge rule, documentation and tests all read.
 * The major version stands only in the type (`alumni.hired.v1`).
 */
import * as z from 'zod';

/** Where an event travels. Submissions carry personal data and stay on the intake bus; facts carry ids and codes. */
export type Bus = 'intake' | 'inner';

/** The part every event has around its own `data`. */
export interface Envelope<Data> {
  /** Unique for what happened, equal in every repeat of it. */
  eventId: string;
  /** When it happened, not when it was sent. ISO 8601 instant. */
  occurredAt: string;
  /** The teacher-preparation program it belongs to. */
  programId: string;
  /** Equal in everything that one cause set going. */
  correlationId: string;
  /** The event that caused this one; its own id when nothing did. */
  causationId: string;
  /** Only of submissions: looked at like any other, and nothing is kept of it but what would have become of it. */
  test?: boolean | undefined;
  /** Only of submissions: by which door it came, stamped by that door. */
  provenance?: Provenance | undefined;
  data: Data;
}

export interface EventContract<Data = unknown> {
  readonly type: string;
  readonly source: string;
  readonly bus: Bus;
  readonly summary: string;
  readonly data: z.ZodType<Data>;
  /** A whole, valid `data`. */
  readonly example: Data;
}

/** What a contract's `data` is. */
export type DataOf<Contract> = Contract extends EventContract<infer Data> ? Data : never;

/** An event on its way out: what the outbox keeps and the relay publishes. */
export interface OutgoingEvent {
  bus: Bus;
  type: string;
  source: string;
  detail: Envelope<unknown>;
}

interface Definition<Data> {
  type: string;
  source: string;
  summary: string;
  data: z.ZodType<Data>;
  example: Data;
}

/** Declares a fact: something that happened, told without names, addresses, student ids or free text. */
export function defineEvent<Data>(definition: Definition<Data>): EventContract<Data> {
  return { ...definition, bus: 'inner' };
}

/** Declares a submission: what comes from outside, with personal data, and is admitted or refused. */
export function defineSubmission<Data>(definition: Definition<Data>): EventContract<Data> {
  return { ...definition, bus: 'intake' };
}

export const ProgramId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, 40 at most')
  .describe('The teacher-preparation program, as agreed with it')
  .meta({ examples: ['cedar-valley'] });

export const EventId = z
  .string()
  .max(200)
  .regex(/^[!-~]+$/, 'letters, digits and signs, without spaces')
  .describe('Unique for what happened; the same id sent again changes nothing')
  .meta({ examples: ['7b1d2f0e-4a57-4f0c-9f0b-1f2b8f6f0a11'] });

export const Instant = z.iso
  .datetime({
    offset: true,
    error: 'must be an instant with an offset, such as 2026-05-15T17:00:00Z',
  })
  .describe('An instant, ISO 8601 with an offset')
  .meta({ examples: ['2026-05-15T17:00:00Z'] });

export const Day = z.iso.date('must be a day, such as 2026-05-15');

export const PersonId = z
  .string()
  .regex(/^[0-9a-f-]{36}$/, 'a person id as Rollcall gives it (a UUID)')
  .describe('Random id of a person; says nothing about who it is')
  .meta({ examples: ['3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b'] });

export const AddressId = z
  .string()
  .regex(/^[0-9a-f]{1,64}$/, 'an address id as Rollcall gives it')
  .describe('Which of the person’s addresses; an opaque id')
  .meta({ examples: ['9f8e7d6c5b4a3f2e1d0c'] });

export const ImportId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/, 'an import id as Rollcall gives it')
  .describe('The import')
  .meta({ examples: ['01J0ZC9E8F77'] });

const Provenance = z.object({
  door: z.enum(['bus', 'http', 'file', 'form']).describe('How it came in'),
  integrator: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,60}$/, 'an integrator’s source or client')
    .optional()
    .describe('Who sent it: their source on the bus, or the name of their client'),
});
export type Provenance = z.infer<typeof Provenance>;

const Head = z.object({
  eventId: EventId,
  occurredAt: Instant,
  programId: ProgramId,
  correlationId: EventId.describe('Equal in everything that one cause set going'),
  causationId: EventId.describe('The event that caused this one; its own id when nothing did'),
  data: z.unknown().optional(),
});

const SubmissionHead = Head.extend({
  test: z
    .boolean()
    .optional()
    .describe(
      'True to try: it is checked and answered for, nothing is recorded and nobody written to',
    ),
  provenance: Provenance.optional().describe('Stamped by the door it comes in by; leave it out'),
});

function headOf({ bus }: EventContract) {
  switch (bus) {
    case 'intake':
      return SubmissionHead;
    case 'inner':
      return Head;
  }
}

/** The whole detail of a contract's events, for documentation. */
export function detailSchema(contract: EventContract) {
  return headOf(contract).extend({ data: contract.data });
}

/** Why an event does not keep its contract. */
export interface ContractBreach {
  /** Path in the detail, `data.degrees.0.completionDate`. */
  field: string;
  problem: string;
}

export type Reading<Data> =
  | { ok: true; event: Envelope<Data> }
  | { ok: false; breaches: ContractBreach[] };

/** Reads a detail as its consumer does: unknown fields are dropped, so that a field may be added. Never throws. */
export function readEvent<Data>(contract: EventContract<Data>, detail: unknown): Reading<Data> {
  const head = headOf(contract).safeParse(detail);
  const data = contract.data.safeParse(dataOf(detail));
  if (head.success && data.success) return { ok: true, event: { ...head.data, data: data.data } };
  return {
    ok: false,
    breaches: [
      ...(head.error?.issues ?? []).map((issue) => breachOf(issue)),
      ...(data.error?.issues ?? []).map((issue) => breachOf(issue, 'data')),
    ],
  };
}

function dataOf(detail: unknown): unknown {
  return typeof detail === 'object' && detail !== null && 'data' in detail
    ? detail.data
    : undefined;
}

/** Reads a detail as its publisher must have written it: a field nobody declared is a breach. Never throws. */
export function readStrictly<Data>(contract: EventContract<Data>, detail: unknown): Reading<Data> {
  const reading = readEvent(contract, detail);
  if (!reading.ok) return reading;
  const breaches = undeclared(detail, reading.event, '');
  return breaches.length === 0 ? reading : { ok: false, breaches };
}

/** Fields that came in and that no schema let through. */
function undeclared(came: unknown, kept: unknown, path: string): ContractBreach[] {
  if (typeof came !== 'object' || came === null) return [];
  const keptFields = new Map(Object.entries(typeof kept === 'object' && kept !== null ? kept : {}));
  return Object.entries(came).flatMap(([name, value]) => {
    const field = path === '' ? name : `${path}.${name}`;
    return keptFields.has(name) || value === undefined
      ? undeclared(value, keptFields.get(name), field)
      : [{ field, problem: 'no such field in this contract' }];
  });
}

function breachOf(issue: z.core.$ZodIssue, under?: string): ContractBreach {
  const path = [...(under === undefined ? [] : [under]), ...issue.path.map(String)];
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return {
    field: path.join('.') || '(whole)',
    problem: missing ? 'is missing' : issue.message.replace(/^Invalid input: /, ''),
  };
}

/** Thrown when a workflow tries to publish what its own contract forbids: a defect, never input. */
export class BrokenContractError extends Error {
  constructor(type: string, breaches: readonly ContractBreach[]) {
    const list = breaches.map((breach) => `${breach.field}: ${breach.problem}`).join('; ');
    super(`${type} does not keep its contract: ${list}`);
    this.name = 'BrokenContractError';
  }
}

/**
 * Builds an event to publish.
 * @throws BrokenContractError when `data` does not keep the contract.
 */
export function outgoing<Data>(
  contract: EventContract<Data>,
  detail: Envelope<Data>,
): OutgoingEvent {
  const reading = readStrictly(contract, detail);
  if (!reading.ok) throw new BrokenContractError(contract.type, reading.breaches);
  return {
    bus: contract.bus,
    type: contract.type,
    source: contract.source,
    detail: reading.event,
  };
}

/** An event caused by another: same program and correlation, an id derived so that a repeat makes the same one. */
export function causedBy<Data>(
  contract: EventContract<Data>,
  cause: Envelope<unknown>,
  event: { idSuffix: string; occurredAt: string; data: Data },
): OutgoingEvent {
  return outgoing(contract, {
    eventId: `${cause.eventId}/${event.idSuffix}`,
    occurredAt: event.occurredAt,
    programId: cause.programId,
    correlationId: cause.correlationId,
    causationId: cause.eventId,
    data: event.data,
  });
}
