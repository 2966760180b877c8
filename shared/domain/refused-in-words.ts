import { contractFields } from './contract-fields.ts';
import { valuesOf } from './contract-form.ts';
import { formProblems } from './form-problems.ts';
import { kindOf } from './mendable-breach.ts';
import type { EventContract } from '../../events/contract.ts';
import type { Problem } from './mendable-breach.ts';

/** One reason as the staff reads it. */
export interface ReasonInWords {
  /** The field of the form where it can be mended; none where only the sender can. */
  field: string | undefined;
  /** A whole sentence: what is wrong, or what to do. */
  sentence: string;
  /** What kind of value was found. */
  found: string | undefined;
}

/** Parts around the data, which are the sender's own; by the path in the event. */
const heads: Readonly<Record<string, { field?: string; sentence: string }>> = {
  source: {
    sentence:
      'Nobody is configured to send events under this source. Hand it in only if you know who sent it.',
  },
  'detail-type': {
    field: '_as',
    sentence: 'Events of this kind are not taken in from this sender.',
  },
  programId: { sentence: 'The event names another program than the one its sender speaks for.' },
  occurredAt: {
    field: '_occurredAt',
    sentence: 'Enter when it was stated, as day and time, such as 2026-05-15T17:00:00Z.',
  },
  eventId: {
    sentence:
      'The event has no id that can be used; handed in from here, it gets one. The sender should give each event its own.',
  },
  correlationId: { sentence: 'What it belongs to cannot be read; it will stand by itself.' },
  causationId: { sentence: 'What caused it cannot be read; it will stand by itself.' },
  '(whole)': { sentence: 'This is no event at all: it has no content that can be read.' },
};

/** Why an event was refused, in a registrar's words, in the order of its form. */
export function refusedInWords(
  contract: EventContract | undefined,
  data: unknown,
  problems: readonly Problem[],
): ReasonInWords[] {
  const around = problems.filter(({ field }) => !isInData(field));
  return [
    ...around.map(({ field, problem, found }) => {
      const head = heads[field];
      const sentence = head?.sentence ?? `Look at ${field} again: ${problem}.`;
      return { field: head?.field, sentence, found };
    }),
    ...inForm(
      contract,
      data,
      problems.filter(({ field }) => isInData(field)),
    ),
  ];
}

const isInData = (path: string) => path === 'data' || path.startsWith('data.');

function inForm(
  contract: EventContract | undefined,
  data: unknown,
  problems: readonly Problem[],
): ReasonInWords[] {
  if (contract === undefined) {
    return problems.map(({ field, problem, found }) => ({
      field: undefined,
      sentence: `Look at ${field} again: ${problem}.`,
      found,
    }));
  }
  const fields = contractFields(contract);
  const values = valuesOf(fields, data);
  const far = problems.filter(({ problem }) => problem.startsWith('lies '));
  const rest = problems.filter((each) => !far.includes(each));
  return [
    ...formProblems(fields, rest, values).map(({ field, message }) => ({
      field,
      sentence: message,
      found: foundAt(field, rest, values),
    })),
    ...far.map(({ field, problem, found }) => ({
      field: field.replace(/^data[.]/, ''),
      sentence: `This day ${problem}: look at the year again.`,
      found,
    })),
  ];
}

/** What was found at a field, or in what it is part of. */
function foundAt(
  field: string,
  problems: readonly Problem[],
  values: ReadonlyMap<string, string>,
): string | undefined {
  const path = `data.${field}`;
  const own = problems.find((each) => each.field === path);
  const around = own ?? problems.find((each) => path.startsWith(`${each.field}.`));
  return around?.found ?? (values.has(field) ? kindOf(values.get(field)) : undefined);
}
