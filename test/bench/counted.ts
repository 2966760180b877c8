/** What functions did in AWS between two readings of the local runtime's counts. */
import type { CountsOf } from '../../infra/local/counts.ts';
import type { Counts } from '../support/operator.ts';
import type { Figure } from './figures.ts';

/** What something cost in AWS, for one of however many there were. */
export function figuresOf(
  counts: CountsOf,
  per: (value: number) => number,
  given: { ses?: number; events?: number } = {},
): Figure[] {
  const ses: Figure = { name: 'SES calls that sent', value: per(counts.emails), unit: '' };
  return [
    { name: 'DynamoDB calls', value: per(callsTo(counts, 'dynamodb')), unit: '' },
    { name: 'write units', value: per(counts.writeUnits), unit: '' },
    { name: 'read units', value: per(counts.readUnits), unit: '' },
    given.ses === undefined ? ses : { ...ses, target: { atMost: given.ses } },
    { name: 'bus events', value: per(given.events ?? counts.events), unit: '' },
    { name: 'SQS requests', value: per(callsTo(counts, 'sqs')), unit: '' },
  ];
}

export function callsTo({ calls }: CountsOf, service: string): number {
  return Object.entries(calls)
    .filter(([call]) => call.startsWith(`${service}:`))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** What these functions together did between two readings. */
export function between(from: Counts, to: Counts, slugs: readonly string[]): CountsOf {
  const sum = { readUnits: 0, writeUnits: 0, events: 0, emails: 0 };
  const [calls, other]: Record<string, number>[] = [{}, {}];
  for (const slug of slugs) {
    const [earlier, later] = [from.functions[slug], to.functions[slug]];
    if (later === undefined) continue;
    sum.readUnits += later.readUnits - (earlier?.readUnits ?? 0);
    sum.writeUnits += later.writeUnits - (earlier?.writeUnits ?? 0);
    sum.events += later.events - (earlier?.events ?? 0);
    sum.emails += later.emails - (earlier?.emails ?? 0);
    addDifference(calls, earlier?.calls, later.calls);
    addDifference(other, earlier?.other, later.other);
  }
  return { ...sum, calls: calls ?? {}, other: other ?? {} };
}

function addDifference(
  sums: Record<string, number> | undefined,
  from: Readonly<Record<string, number>> = {},
  to: Readonly<Record<string, number>>,
): void {
  if (sums === undefined) return;
  for (const [name, count] of Object.entries(to)) {
    sums[name] = (sums[name] ?? 0) + count - (from[name] ?? 0);
  }
}
