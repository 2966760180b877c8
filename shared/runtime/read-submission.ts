import type { SQSRecord } from 'aws-lambda';
import type { Problem } from '../domain/mendable-breach.ts';
import { readJson } from '../domain/read-json.ts';
import { type BusEvent, busEventOf } from './on-event.ts';

export interface ReadSubmission {
  event: BusEvent;
  /** Whether what it says can be looked at. */
  readable: boolean;
  /** What is wrong with how it is written. */
  problems: Problem[];
}

/**
 * Reads a submission as a queue carries it, as strictly as the other doors do: of a field that stands twice nobody can
 * say which is meant, and what is nested without end is no event. Such text is kept whole, for somebody to look at.
 */
export function readSubmission(record: SQSRecord): ReadSubmission {
  const event = busEventOf(record);
  const reading = readJson(record.body);
  if (reading.ok) return { event, readable: true, problems: reading.faults.map(asProblem) };
  const { detail } = event;
  const eventId = typeof detail === 'object' && detail !== null && 'eventId' in detail;
  return {
    event: {
      ...event,
      detail: { ...(eventId ? { eventId: detail.eventId } : {}), unread: record.body },
    },
    readable: false,
    problems: [asProblem(reading.fault)],
  };
}

function asProblem({ path, problem }: { path: readonly string[]; problem: string }): Problem {
  const [envelope, ...field] = path;
  return {
    field: (envelope === 'detail' ? field : path).join('.') || '(whole)',
    problem,
    mend: 'Send each field once, and nothing nested deeper than the contract has it.',
  };
}
