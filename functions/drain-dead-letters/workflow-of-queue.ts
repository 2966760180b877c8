import * as z from 'zod';

const Queues = z.record(z.string(), z.string());

/** Which workflow a work queue belongs to, by the queue's ARN, out of `{"<arn>": "<slug>"}`. */
export function workflowOfQueue(queues: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(Queues.parse(JSON.parse(queues))));
}
