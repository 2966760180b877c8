import type { Envelope } from '../../events/contract.ts';
import type { Problem } from './mendable-breach.ts';

/** Nobody whom a program keeps in touch with completed before; spreadsheets make 1900-01-00 of an empty day. */
const firstYear = 1930;
const yearsAhead = 20;
/** Credentials may hold for a working life. */
const yearsOfCredentials = 60;
const dayInMs = 86_400_000;

/**
 * Days that are days, but cannot be meant: an empty cell of a spreadsheet (1900), a slip of the year (2206), and a
 * statement from the future, beside which everything said later would count as old.
 */
export function implausibleDays(event: Envelope<unknown>, now: string): Problem[] {
  const problems = daysIn(event.data, 'data', Number(now.slice(0, 4)));
  // A clock that is a little ahead, or a day that has begun elsewhere, is no reason to refuse.
  if (Date.parse(event.occurredAt) > Date.parse(now) + dayInMs) {
    problems.push({
      field: 'occurredAt',
      problem: 'lies in the future',
      found: 'an instant that is still to come',
      mend: 'Send when it happened or was stated, not when it takes effect.',
    });
  }
  return problems;
}

function daysIn(value: unknown, field: string, thisYear: number): Problem[] {
  if (typeof value === 'string') return problemsOf(value, field, thisYear);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    daysIn(part, `${field}.${name}`, thisYear),
  );
}

function problemsOf(text: string, field: string, thisYear: number): Problem[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return [];
  const year = Number(text.slice(0, 4));
  if (year < firstYear) {
    return [
      {
        field,
        problem: `lies before ${firstYear}`,
        found: 'a day too long ago',
        mend: 'Leave the field out when the day is not known; spreadsheets turn an empty cell into 1900.',
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
