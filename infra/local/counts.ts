import type { Counts } from './interfaces.ts';

/** Counts in memory, since the start: by caller, then by what was counted (`dynamodb:PutItem`, `writeUnits`, ...). */
export class CallCounts implements Counts {
  readonly #byCaller = new Map<string, Map<string, number>>();

  add(caller: string, what: string, amount = 1): void {
    let counts = this.#byCaller.get(caller);
    if (counts === undefined) {
      counts = new Map();
      this.#byCaller.set(caller, counts);
    }
    counts.set(what, (counts.get(what) ?? 0) + amount);
  }

  snapshot(): Record<string, Record<string, number>> {
    return Object.fromEntries(
      [...this.#byCaller].map(([caller, counts]) => [caller, Object.fromEntries(counts)]),
    );
  }
}

/** What one function (or everyone outside) did since the start. */
export interface CountsOf {
  /** AWS calls, by `service:Action`. */
  readonly calls: Record<string, number>;
  /** DynamoDB's capacity units, as the table engine reports them. */
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Entries that `PutEvents` took. */
  readonly events: number;
  /** Emails that SES took. */
  readonly emails: number;
  /** Everything else that was counted, such as `invocations` and `errors`. */
  readonly other: Record<string, number>;
}

/**
 * The answer of `GET /_local/counts`: the counts by function, under the function's slug; all callers that are no
 * function together under `outside`; and their sum.
 */
export function countsByFunction(
  snapshot: Record<string, Record<string, number>>,
  slugs: ReadonlyMap<string, string>,
): { functions: Record<string, CountsOf>; total: CountsOf } {
  const merged = new CallCounts();
  for (const [caller, counts] of Object.entries(snapshot)) {
    for (const [what, amount] of Object.entries(counts)) {
      merged.add(slugs.get(caller) ?? 'outside', what, amount);
      merged.add('', what, amount);
    }
  }
  const { '': total = {}, ...functions } = merged.snapshot();
  return {
    functions: Object.fromEntries(
      Object.entries(functions)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([slug, counts]) => [slug, grouped(counts)]),
    ),
    total: grouped(total),
  };
}

function grouped(counts: Record<string, number>): CountsOf {
  const { readUnits = 0, writeUnits = 0, events = 0, emails = 0, ...rest } = counts;
  const entries = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    calls: Object.fromEntries(entries.filter(([what]) => what.includes(':'))),
    readUnits,
    writeUnits,
    events,
    emails,
    other: Object.fromEntries(entries.filter(([what]) => !what.includes(':'))),
  };
}
