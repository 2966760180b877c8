import type { ContractBreach, EventContract } from '../../events/contract.ts';

/** Why a submission was refused, so that its sender can act on it. Holds the kind of what came, never the value. */
export interface Problem {
  /** Path in the detail, `data.employmentPeriod.hireDate`. */
  field: string;
  problem: string;
  /** What was found there: `text of 12 characters`. */
  found?: string | undefined;
  /** How to put it right. */
  mend?: string | undefined;
}

/** Numbers in which spreadsheets keep the days from 1954 to 2173. */
const spreadsheetDays = { from: 20_000, to: 100_000 };

/**
 * Adds to each breach what kind of value was found and how to mend it.
 * @param contract what it should have been; undefined when that is not known
 */
export function mendableBreaches(
  contract: EventContract | undefined,
  detail: unknown,
  breaches: readonly ContractBreach[],
): Problem[] {
  return breaches.map((breach) => {
    const { field } = breach;
    const path = field === '(whole)' ? [] : field.split('.');
    const value = valueAt(detail, path);
    // Where a rule has a sentence of its own, that is said of nothing too.
    const problem = path.length > 0 && value === undefined ? 'is missing' : breach.problem;
    const isDay = /must be a day/.test(problem);
    return {
      field,
      problem,
      found: kindOf(value, isDay),
      mend: mendingOf(problem, sampleAt(contract, path)),
    };
  });
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce((value: unknown, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === key)?.[1];
  }, root);
}

/** The kind of a value in a few words: they may stand in logs and emails. */
export function kindOf(value: unknown, meantAsDay = false): string {
  if (meantAsDay && looksLikeSpreadsheetDay(value)) return 'a day as spreadsheets count them';
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  switch (typeof value) {
    case 'string':
      return kindOfText(value, meantAsDay);
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'a group of fields';
  }
}

function kindOfText(text: string, meantAsDay: boolean): string {
  if (text.trim() === '') return text === '' ? 'empty text' : 'blank text';
  if (meantAsDay && /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(text)) return 'a day in another order';
  return `text of ${text.length} character${text.length === 1 ? '' : 's'}`;
}

function looksLikeSpreadsheetDay(value: unknown): boolean {
  const isText = typeof value === 'string' && /^\d{5,6}(\.\d+)?$/.test(value.trim());
  if (!isText && typeof value !== 'number') return false;
  const number = Number(value);
  return number >= spreadsheetDays.from && number <= spreadsheetDays.to;
}

/** The same place in the contract's own example. */
function sampleAt(contract: EventContract | undefined, [top, ...path]: readonly string[]): unknown {
  if (contract === undefined || top !== 'data') return undefined;
  const exact = valueAt(contract.example, path);
  // An example may hold fewer of a list than were sent: each is like the first.
  return (
    exact ??
    valueAt(
      contract.example,
      path.map((key) => (/^\d+$/.test(key) ? '0' : key)),
    )
  );
}

function mendingOf(problem: string, sample: unknown): string {
  if (problem.startsWith('no such field')) {
    return 'Leave it out, or give it the name that the contract has for it.';
  }
  const like = sample === undefined ? '' : ` For instance: ${shown(sample)}.`;
  if (problem === 'is missing') return `Send this field.${like}`;
  if (/must be a day/.test(problem)) {
    return 'Write the day as year-month-day, 2026-05-15. Spreadsheets need a column of text for that.';
  }
  if (/must be an instant/.test(problem)) {
    return 'Write day, time and offset, 2026-05-15T17:00:00Z.';
  }
  return `Correct it.${like}`;
}

const longestSample = 160;

/** A made-up value of the contract's example, as JSON; long ones are cut. */
function shown(sample: unknown): string {
  const text = JSON.stringify(sample) ?? '';
  return text.length > longestSample ? `${text.slice(0, longestSample)}…` : text;
}
