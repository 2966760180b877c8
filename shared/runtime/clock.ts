/** The only place that says what time it is. ISO 8601 instant, milliseconds, UTC. */
export function now(): string {
  return new Date().toISOString();
}

/** Seconds since the epoch, some days from an instant: what DynamoDB's TTL wants. */
export function secondsIn(days: number, from: string): number {
  return Math.floor(Date.parse(from) / 1000) + days * 86_400;
}
