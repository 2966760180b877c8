import * as z from 'zod';

const Sources = z.record(z.string(), z.string());

/** Which workflow a work queue or a rule belongs to, out of `{"<arn>": "<slug>"}`. */
export function readSources(text: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(Sources.parse(JSON.parse(text))));
}
