import { Hono } from 'hono';
import { secondsToWait } from '../../shared/adapters/rate.ts';
import { records } from '../../shared/adapters/records.ts';
import { keepRefusal } from '../../shared/adapters/refusals.ts';
import { savedAnswers } from '../../shared/adapters/saved-answers.ts';
import { now, secondsIn } from '../../shared/runtime/clock.ts';
import { kindOf, log } from '../../shared/runtime/log.ts';
import { machineClient } from '../../shared/runtime/machine-client.ts';
import { onRequest } from '../../shared/runtime/on-request.ts';
import { readEventRecords } from './read-event-records.ts';
import { routes } from './routes.ts';

/** Events that one client may hand in within a minute. */
const mostInAMinute = 6000;
/** Of the 29 seconds that the function has. */
const patienceMs = 22_000;

export const handler = onRequest(new Hono(), (app) => {
  const store = records(now);
  routes(app, {
    store: (changes, context) => store.commit(changes, context),
    first: async (key) => (await store.read({ first: { record: 'entry', key } })).first,
    refuse: keepRefusal,
    failed: (error) => log().error('not stored', { error: kindOf(error) }),
    clientOf: machineClient,
    wait: ({ clientId }, amount) => secondsToWait({ clientId, amount, most: mostInAMinute }, now()),
    answers: savedAnswers(now),
    status: (programId, eventId) => readEventRecords(programId, eventId, store),
    patienceMs,
    now,
    secondsIn,
  });
});
