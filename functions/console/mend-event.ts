import { type ContractBreach, type OutgoingEvent, readStrictly } from '../../events/contract.ts';
import { contractFields } from '../../shared/domain/contract-fields.ts';
import { dataOf, type FormValues, tidied, valuesOf } from '../../shared/domain/contract-form.ts';
import { type FieldProblem, formProblems } from '../../shared/domain/form-problems.ts';
import { daysBeside } from '../../shared/domain/reasons-against.ts';
import type { QuarantinedEvent } from '../../shared/records/quarantined-event.ts';
import { recordable } from './event-forms.ts';
import { headOf, parsed } from './quarantined-detail.ts';

export type Mending =
  | { ok: true; event: OutgoingEvent }
  | { ok: false; problems: FieldProblem[]; values?: FormValues };

/** The form in which an event of this type is mended; undefined when there is none. */
export function mendingFields(type: string) {
  const contract = recordable.find((each) => each.type === type);
  return contract === undefined ? undefined : contractFields(contract, ['importId']);
}

/**
 * Reads an event as an admin mended it in the form of its contract. The program and the id stay what they were: what
 * was admitted under that id before is not admitted twice.
 */
export function mendByForm(kept: QuarantinedEvent, typed: FormValues, now: string): Mending {
  const type = typed.get('_as') ?? kept.type;
  const fields = mendingFields(type);
  if (fields === undefined) return refuse('_as', 'Choose what it is to be handed in as.');
  const values = tidied(fields, typed);
  const head = headOf(kept);
  const occurredAt = typed.get('_occurredAt') ?? head.occurredAt;
  const detail = { ...head, occurredAt, data: dataOf(fields, values) };
  const mending = mended(kept, type, detail, now);
  if ('event' in mending) return { ok: true, event: mending.event };
  const inData = mending.breaches.filter(({ field }) => field.startsWith('data'));
  const around = mending.breaches.filter((breach) => !inData.includes(breach));
  return {
    ok: false,
    values,
    problems: [...around.map(aroundForm), ...formProblems(fields, inData, values)],
  };
}

function aroundForm({ field, problem }: ContractBreach): FieldProblem {
  return field === 'occurredAt'
    ? {
        field: '_occurredAt',
        message: 'Enter when it was stated, as day and time, such as 2026-05-15T17:00:00Z.',
      }
    : { field: '_as', message: `${field}: ${problem}` };
}

/** Reads an event as an admin mended it as JSON: it must keep its contract to the letter. */
export function mendByJson(
  kept: QuarantinedEvent,
  typed: { type: string; detail: string },
  now: string,
): Mending {
  const reading = parsed(typed.detail);
  if (!reading.ok) return refuse('detail', reading.problem);
  const id = headOf(kept).eventId;
  const mending = mended(kept, typed.type, reading.value, now);
  if ('breaches' in mending) {
    const problems = mending.breaches.map(({ field, problem }) => ({
      field: field === '_as' ? 'type' : 'detail',
      message: field === '_as' ? problem : `${field}: ${problem}`,
    }));
    return { ok: false, problems };
  }
  const { event } = mending;
  if (event.detail.programId !== kept.programId) {
    return refuse('detail', `programId: it must stay "${kept.programId}".`);
  }
  if (event.detail.eventId !== id) {
    return refuse('detail', `eventId: it must stay "${id}", so that nothing is admitted twice.`);
  }
  return { ok: true, event };
}

function mended(
  kept: QuarantinedEvent,
  type: string,
  detail: unknown,
  now: string,
): { event: OutgoingEvent } | { breaches: readonly ContractBreach[] } {
  const contract = recordable.find((each) => each.type === type);
  if (contract === undefined) {
    const known = recordable.map((each) => each.type).join(', ');
    return { breaches: [{ field: '_as', problem: `Choose one of: ${known}.` }] };
  }
  const reading = readStrictly(contract, detail);
  const breaches = reading.ok ? [] : reading.breaches;
  const far = daysBeside(contract, detail, breaches, now);
  if (!reading.ok || far.length > 0) return { breaches: [...breaches, ...far] };
  const { provenance: own, ...event } = reading.event;
  const { source, bus } = contract;
  // Who sent it stays as the quarantine knows it, whatever somebody writes into the JSON.
  const ours = kept.source === source ? own : undefined;
  const provenance =
    kept.integrator === undefined
      ? (ours ?? { door: 'bus' as const })
      : { door: 'bus' as const, integrator: kept.integrator };
  return { event: { bus, type, source, detail: { ...event, provenance } } };
}

function refuse(field: string, message: string): Mending {
  return { ok: false, problems: [{ field, message }] };
}

/** What the form shows at first: what came, as far as it has fields for it. */
export function valuesFor(kept: QuarantinedEvent, type: string): FormValues {
  const reading = parsed(kept.detail);
  const detail = reading.ok ? reading.value : undefined;
  const data = typeof detail === 'object' && detail !== null && 'data' in detail ? detail.data : {};
  return valuesOf(mendingFields(type) ?? [], data);
}
