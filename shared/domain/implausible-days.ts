import type { EventContract } from '../../events/contract.ts';
import type { Problem } from './mendable-breach.ts';

/** Nobody whom a program keeps in touch with completed before; spreadsheets make 1900-01-00 of an empty day. */
const firstYear = 1930;
const yearsAhead = 20;
/** Credentials may hold for a working life. */
const yearsOfCredentials = 60;
const dayInMs = 86_400_000;
const aDay = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Days that are days, but cannot be meant: an empty cell of a spreadsheet (1900), a slip of the year (2206), and a
 * statement from the future, beside which everything said later would count as old. Looked for where the contract has
 * a day, so that also an event that breaks it otherwise is told of all at once.
 */
export function implausibleDays(
  { example }: Pick<EventContract, 'example'>,
  detail: unknown,
  now: string,
): Problem[] {
  const problems = daysIn(example, partOf(detail, 'data'), 'data', Number(now.slice(0, 4)));
  const occurredAt = partOf(detail, 'occurredAt');
  // A clock that is a little ahead, or a day that has begun elsewhere, is no reason to refuse.
  if (typeof occurredAt === 'string' && Date.parse(occurredAt) > Date.parse(now) + dayInMs) {
    problems.push({
      field: 'occurredAt',
      problem: 'lies in the future',
      found: 'an instant that is still to come',
      mend: 'Send when it happened or was stated, not when it takes effect.',
    });
  }
  return problems;
}

/** `sample`: the same place in the contract's example, which has every field once. */
function daysIn(sample: unknown, value: unknown, field: string, thisYear: number): Problem[] {
  if (typeof sample === 'string') {
    return aDay.test(sample) && typeof value === 'string' ? problemsOf(value, field, thisYear) : [];
  }
  if (typeof sample !== 'object' || sample === null) return [];
  const parts: [string, unknown][] =
    Array.isArray(sample) && Array.isArray(value)
      ? value.map((_, at) => [String(at), sample[0]])
      : Object.entries(sample);
  return parts.flatMap(([name, part]) =>
    daysIn(part, partOf(value, name), `${field}.${name}`, thisYear),
  );
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function problemsOf(text: string, field: string, thisYear: number): Problem[] {
  if (!aDay.test(text)) return [];
  const year = Number(text.slice(0, 4));
  if (year < firstYear) {
    return [
      {
        field,
        problem: `lies before ${firstYear}`,
        found: 'a day too long ago',
        mend: 'Give the right day, or leave the field out where that may be; spreadsheets turn an empty cell into 1900.',
      },
    ];
  }
  const ahead = field.endsWith('.expirationDate') ? yearsOfCredentials : yearsAhead;
  if (year <= thisYear + ahead) return [];
  return [
    {
      field,
      problem: `lies more than ${ahead} years ahead`,
      found: 'a day too far ahead',
      mend: 'Check the year.',
    },
  ];
}
