/**
 * The worker in which oidc-provider runs: there `Date` is virtual time, so that everything it stamps and lets expire
 * follows the clock, while the runtime's own thread keeps real time. Each request brings the virtual time along.
 */
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { shiftDate } from '../shifted-date.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';

const realNow = Date.now.bind(Date);
// The runtime's own message, not data from outside.
const settings = z.custom<WorkerSettings>().parse(workerData);
let offset = settings.now - realNow();
shiftDate(() => offset);

// Only now: these modules must not see the real Date.
const { createProvider } = await import('./provider.ts');
const { serve } = await import('./serve.ts');

const port = parentPort;
if (port === null) throw new Error('The sign-in runs in a worker only.');
const send = (message: FromWorker) => port.postMessage(message);

const waiting = new Map<number, (answer: ToWorker) => void>();
let questions = 0;
port.on('message', (answer: ToWorker) => {
  waiting.get(answer.id)?.(answer);
  waiting.delete(answer.id);
});

const ask: Parameters<typeof createProvider>[1] = async (question) => {
  questions += 1;
  const id = questions;
  const answer = await new Promise<ToWorker>((resolve) => {
    waiting.set(id, resolve);
    send({ kind: 'question', id, question });
  });
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer;
};

const listening = await serve(createProvider(settings, ask), settings, ask, (now) => {
  offset = now - realNow();
});
send({ kind: 'ready', port: listening });
