import { outgoing } from '../../events/contract.ts';
import { submissionQuarantined } from '../../events/submission-quarantined.ts';
import { cutToItem } from '../adapters/cut-to-item.ts';
import { records } from '../adapters/records.ts';
import { submissionsAreKept } from '../domain/kept-lines.ts';
import type { Problem } from '../domain/mendable-breach.ts';
import { quarantinePartition } from '../domain/partitions.ts';
import type { Changes, State, Write } from '../ports.ts';
import { now } from './clock.ts';
import { decideAndCommit } from './commit.ts';
import { env } from './env.ts';
import type { Said } from './on-queue.ts';
import { receiptAfter, type Submitted, submittedBy } from './receipt-after.ts';
import { type Stamped, unattributed } from './stamp-submission.ts';

const secondsInDay = 86_400;
/** More than anybody reads; a list of thousands would not fit the record. */
const mostProblems = 50;

export interface Refused {
  stamped: Stamped;
  /** Its type when that is one of the catalogue; what somebody made up is not repeated: `unknown`. */
  submissionType: string;
  problems: readonly Problem[];
}

/**
 * Keeps what cannot be admitted, with every reason, where an admin sees it, for 90 days; tells its sender by a receipt,
 * and by an email that follows from the fact. A test is only answered. The same delivery again changes nothing.
 */
export async function quarantine(refused: Refused): Promise<Said> {
  const { event, programId } = refused.stamped;
  const store = records(now);
  const submitted = submittedBy(event.detail, programId, event['detail-type']);
  const { changes } = await decideAndCommit({
    committer: store,
    read: () =>
      store.read({
        kept: { record: 'quarantinedEvent', key: { programId, quarantineId: event.id } },
        receipt: { record: 'receipt', key: { programId, eventId: submitted?.eventId ?? event.id } },
      }),
    decide: (state, instant) => putAside(refused, submitted, state, instant),
    context: {
      workflow: env('WORKFLOW'),
      eventId: event.id,
      programId,
      correlationId: event.id,
      occurredAt: now(),
      cause: event['detail-type'].slice(0, 200),
    },
  });
  const what = changes.outcome === 'done' ? changes.what : changes.because;
  return { outcome: 'quarantined', type: event['detail-type'], eventId: event.id, what };
}

type Known = State<{
  kept: { record: 'quarantinedEvent'; key: { programId: string; quarantineId: string } };
  receipt: { record: 'receipt'; key: { programId: string; eventId: string } };
}>;

function putAside(
  refused: Refused,
  submitted: Submitted | undefined,
  { kept, receipt }: Known,
  instant: string,
): Changes {
  if (kept !== undefined) return { outcome: 'skipped', because: 'quarantined-already' };
  const { stamped, problems, submissionType } = refused;
  const { event, programId, integrator } = stamped;
  const test = submitted?.test === true;
  const answer =
    submitted === undefined
      ? undefined
      : receiptAfter(
          receipt,
          submitted,
          {
            status: test ? 'tested' : 'quarantined',
            what: 'submission-quarantined',
            problems,
            ...(test ? {} : { quarantineId: event.id }),
          },
          instant,
        );
  const answers: Write[] = answer === undefined ? [] : [{ put: 'receipt', item: answer }];
  const details = { type: submissionType, problems: problems.length };
  const about = quarantinePartition(programId);
  const keepForDays = submissionsAreKept;
  if (test) {
    return { outcome: 'done', what: 'test-answered', details, about, keepForDays, writes: answers };
  }
  return {
    outcome: 'done',
    what: 'submission-quarantined',
    details,
    about,
    keepForDays,
    writes: [
      {
        put: 'quarantinedEvent',
        item: {
          programId,
          quarantineId: event.id,
          version: 0,
          type: event['detail-type'],
          source: event.source,
          detail: cutToItem(JSON.stringify(event.detail ?? null)),
          ...(integrator === undefined ? {} : { integrator }),
          breaches: problems.slice(0, mostProblems),
          receivedAt: instant,
          status: 'waiting',
          expiresAt: Math.floor(Date.parse(instant) / 1000) + submissionsAreKept * secondsInDay,
        },
      },
      ...answers,
    ],
    emits: programId === unattributed ? [] : [news(refused, instant)],
  };
}

function news({ stamped, problems, submissionType }: Refused, instant: string) {
  const { event, programId, integrator = 'unknown' } = stamped;
  return outgoing(submissionQuarantined, {
    eventId: `${event.id}/quarantined`,
    occurredAt: instant,
    programId,
    correlationId: event.id,
    causationId: event.id,
    data: { quarantineId: event.id, submissionType, integrator, problems: problems.length },
  });
}
