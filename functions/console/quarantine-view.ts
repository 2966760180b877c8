import type { Reader } from '../../shared/ports.ts';
import type { QuarantinedEvent } from '../../shared/records/quarantined-event.ts';
import { readableDetail, submissionTypes } from './mend-event.ts';
import type { QuarantineRow } from './pages/quarantine-pages.tsx';

/** An event in the quarantine of the admin's own program. */
export async function readQuarantined(
  records: Reader,
  programId: string,
  quarantineId: string,
): Promise<QuarantinedEvent | undefined> {
  const { kept } = await records.read({
    kept: { record: 'quarantinedEvent', key: { programId, quarantineId } },
  });
  return kept;
}

/** What waits comes first, and the latest of each. */
export function quarantineView(
  own: readonly QuarantinedEvent[],
  unattributed: readonly QuarantinedEvent[],
) {
  const waits = ({ status }: QuarantinedEvent) => Number(status === 'waiting');
  const inOrder = (events: readonly QuarantinedEvent[]) =>
    [...events].sort((a, b) => waits(b) - waits(a) || b.receivedAt.localeCompare(a.receivedAt));
  return {
    events: inOrder(own).map(rowOf),
    unattributed: inOrder(unattributed).map(({ type, receivedAt, breaches }) => ({
      type,
      receivedAt,
      // The problems may quote what came; which fields they are about does not.
      fields: [...new Set(breaches.map(({ field }) => field))],
    })),
  };
}

function rowOf(kept: QuarantinedEvent): QuarantineRow {
  const { quarantineId, type, source, receivedAt, status, breaches } = kept;
  return { quarantineId, type, source, receivedAt, status, breaches };
}

/** One event, as it came or as it was last typed. */
export function quarantinedEventView(
  kept: QuarantinedEvent,
  typed?: { type: string; detail: string },
  errors: readonly { field: string; message: string }[] = [],
) {
  return {
    ...rowOf(kept),
    detail: typed?.detail ?? readableDetail(kept.detail),
    chosenType: typed?.type ?? kept.type,
    types: submissionTypes,
    settledAt: kept.settledAt,
    settledBy: kept.settledBy,
    errors,
  };
}
