import * as z from 'zod';
import { EventId } from '../../events/contract.ts';
import { submissionsAreKept } from '../domain/kept-lines.ts';
import type { Problem } from '../domain/mendable-breach.ts';
import type { Changes, Write } from '../ports.ts';

export type Receipt = Extract<Write, { put: 'receipt' }>['item'];
type Warning = Receipt['warnings'][number];

/** A submission of an integrator, as its receipt names it. */
export interface Submitted {
  programId: string;
  eventId: string;
  type: string;
  door: Receipt['door'];
  integrator: string;
  test: boolean;
}

/** What a submission came to. */
export interface Settled {
  status: Receipt['status'];
  what: string;
  personId?: string;
  followedAs?: string;
  reviewId?: string;
  quarantineId?: string;
  problems?: readonly Problem[];
  warnings?: readonly Warning[];
}

const Asking = z.object({
  eventId: EventId,
  provenance: z.object({ door: z.enum(['bus', 'http', 'form']), integrator: z.string() }),
  test: z.boolean().default(false).catch(false),
});

/** Whose receipt is written: integrators who gave their event an id can ask for one, and the console follows its forms. */
export function submittedBy(
  detail: unknown,
  programId: string,
  type: string,
): Submitted | undefined {
  const asking = Asking.safeParse(detail);
  if (!asking.success) return undefined;
  const { eventId, provenance, test } = asking.data;
  return { programId, eventId, type, ...provenance, test };
}

/** What the use case's changes come to for whoever sent the submission. */
export function settledBy(changes: Changes, test: boolean, warnings: readonly Warning[]): Settled {
  const all = unrepeated([...warnings, ...(changes.warnings ?? [])]);
  if (changes.outcome === 'skipped') {
    return { status: test ? 'tested' : 'unchanged', what: changes.because, warnings: all };
  }
  const { what, about, writes, emits = [] } = changes;
  // A test has made nobody and nothing that could be named.
  if (test) return { status: 'tested', what, warnings: all };
  const review = writes.flatMap((write) =>
    'put' in write && write.put === 'review' ? [write.item.reviewId] : [],
  )[0];
  if (review !== undefined) return { status: 'in-review', what, reviewId: review, warnings: all };
  const [, personId] = /^person#(.+)$/.exec(about) ?? [];
  const followedAs = emits[0]?.detail.correlationId;
  // A new name or number is no news to any workflow, and a change all the same.
  const changed =
    writes.some((write) => 'put' in write && write.put === 'person') &&
    !what.endsWith('-known-already');
  return {
    status: personId !== undefined && emits.length === 0 && !changed ? 'unchanged' : 'admitted',
    what,
    ...(personId === undefined ? {} : { personId }),
    ...(followedAs === undefined ? {} : { followedAs }),
    warnings: all,
  };
}

/** What each status may take the place of; whatever comes again later, in whatever order, undoes nothing. */
const mayFollow: Readonly<Record<Receipt['status'], readonly Receipt['status'][]>> = {
  tested: ['rejected', 'tested'],
  // It is written once, however often it is tried.
  waiting: ['rejected', 'tested', 'quarantined', 'in-review'],
  quarantined: ['rejected', 'tested', 'quarantined', 'waiting'],
  unchanged: ['rejected', 'tested', 'quarantined', 'in-review', 'waiting'],
  'in-review': ['rejected', 'tested', 'quarantined', 'unchanged', 'waiting'],
  admitted: ['rejected', 'tested', 'quarantined', 'unchanged', 'in-review', 'waiting', 'discarded'],
  discarded: ['rejected', 'tested', 'quarantined', 'in-review'],
  rejected: ['rejected'],
};

/** The receipt as it is now to be written; undefined when what it says already stands. */
export function receiptAfter(
  known: Receipt | undefined,
  submitted: Submitted,
  settled: Settled,
  now: string,
): Receipt | undefined {
  if (known !== undefined && !mayFollow[settled.status].includes(known.status)) return undefined;
  const { programId, eventId, type, door, integrator } = submitted;
  const quarantineId = settled.quarantineId ?? known?.quarantineId;
  return {
    programId,
    eventId,
    version: known?.version ?? 0,
    type,
    door,
    integrator,
    status: settled.status,
    what: settled.what,
    problems: [...(settled.problems ?? [])].slice(0, mostProblems),
    warnings: [...(settled.warnings ?? [])].slice(0, mostProblems),
    ...(settled.personId === undefined ? {} : { personId: settled.personId }),
    ...(settled.followedAs === undefined ? {} : { followedAs: settled.followedAs }),
    ...(settled.reviewId === undefined ? {} : { reviewId: settled.reviewId }),
    ...(quarantineId === undefined ? {} : { quarantineId }),
    receivedAt: known?.receivedAt ?? now,
    settledAt: now,
    expiresAt: Math.floor(Date.parse(now) / 1000) + submissionsAreKept * secondsInDay,
  };
}

/** More than anybody reads; a list of thousands would not fit the record. */
const mostProblems = 50;
const secondsInDay = 86_400;

function unrepeated(warnings: readonly Warning[]): Warning[] {
  return [...new Map(warnings.map((each) => [`${each.field}: ${each.problem}`, each])).values()];
}
