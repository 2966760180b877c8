import * as z from 'zod';
import { env } from '../../shared/runtime/env.ts';

const Queues = z.record(z.string(), z.string());

/** Which workflow a work queue belongs to, by the queue's ARN, as deployed: QUEUES is `{"<arn>": "<slug>"}`. */
export function workflowOfQueue(): ReadonlyMap<string, string> {
  return new Map(Object.entries(Queues.parse(JSON.parse(env('QUEUES')))));
}
