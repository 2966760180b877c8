import type { FormValues } from '../../shared/domain/contract-form.ts';
import type { FieldProblem } from '../../shared/domain/form-problems.ts';
import { refusedInWords } from '../../shared/domain/refused-in-words.ts';
import type { Reader } from '../../shared/ports.ts';
import type { QuarantinedEvent } from '../../shared/records/quarantined-event.ts';
import { recordable } from './event-forms.ts';
import { mendingFields, valuesFor } from './mend-event.ts';
import type { QuarantineRow } from './pages/quarantine-page.tsx';
import type { QuarantinedEventProps } from './pages/quarantined-event-page.tsx';
import { headOf, parsed, readableDetail } from './quarantined-detail.ts';
import type { Quarantined } from './settle-quarantined.ts';

/** An event in the quarantine of the admin's own program, with what its sender is told of it. */
export async function readQuarantined(
  records: Reader,
  programId: string,
  quarantineId: string,
): Promise<Quarantined> {
  const { kept } = await records.read({
    kept: { record: 'quarantinedEvent', key: { programId, quarantineId } },
  });
  if (kept?.integrator === undefined) return { kept, receipt: undefined };
  const { receipt } = await records.read({
    receipt: { record: 'receipt', key: { programId, eventId: headOf(kept).eventId } },
  });
  return { kept, receipt };
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
      fields: [...new Set(breaches.map(({ field }) => field))],
    })),
  };
}

function rowOf(kept: QuarantinedEvent): QuarantineRow {
  const { quarantineId, type, source, receivedAt, status, breaches } = kept;
  const contract = recordable.find((each) => each.type === type);
  const reasons = refusedInWords(contract, dataIn(kept), breaches);
  return { quarantineId, type, source, receivedAt, status, reasons };
}

function dataIn({ detail }: QuarantinedEvent): unknown {
  const reading = parsed(detail);
  const value = reading.ok ? reading.value : undefined;
  return typeof value === 'object' && value !== null && 'data' in value ? value.data : undefined;
}

/** What an admin has typed, or where they have come. */
interface Typed {
  /** What it is to be handed in as. */
  as?: string | undefined;
  values?: FormValues | undefined;
  detail?: string | undefined;
  more?: string | undefined;
  problems?: readonly FieldProblem[];
}

/** One event, as it came or as it was last typed. */
export function quarantinedEventView(
  kept: QuarantinedEvent,
  typed: Typed = {},
): QuarantinedEventProps {
  const row = rowOf(kept);
  const known = recordable.map(({ type }) => type);
  const as = [typed.as, kept.type].find((type) => type !== undefined && known.includes(type));
  const head = headOf(kept);
  const asksWhen = kept.breaches.some(({ field }) => field === 'occurredAt');
  const form = {
    fields: mendingFields(as ?? '') ?? [],
    values: typed.values ?? valuesFor(kept, as ?? ''),
    more: typed.more,
    ...(asksWhen ? { occurredAt: typed.values?.get('_occurredAt') ?? head.occurredAt ?? '' } : {}),
  };
  return {
    ...row,
    as,
    types: known,
    form,
    detail: typed.detail ?? readableDetail(kept.detail),
    byJson: typed.detail !== undefined,
    stated: { eventId: head.eventId, occurredAt: head.occurredAt },
    settledAt: kept.settledAt,
    settledBy: kept.settledBy,
    // What the door found stands at its field until somebody hands in something else.
    found: row.reasons.flatMap(({ field, sentence }) =>
      field === undefined ? [] : [{ field, message: sentence }],
    ),
    errors: typed.problems ?? [],
  };
}
