import { Hono } from 'hono';
import { personFinder } from '../../shared/adapters/find-persons.ts';
import { links } from '../../shared/adapters/links.ts';
import { secondsToWait } from '../../shared/adapters/rate.ts';
import { records } from '../../shared/adapters/records.ts';
import { now } from '../../shared/runtime/clock.ts';
import { machineClient } from '../../shared/runtime/machine-client.ts';
import { onRequest } from '../../shared/runtime/on-request.ts';
import { routes } from './routes.ts';

/** Requests that one client may make within a minute: of a large file's parts, more than arrive in one. */
const mostInAMinute = 600;

export const handler = onRequest(new Hono(), (app) => {
  const store = records(now);
  routes(app, {
    records: store,
    clientOf: machineClient,
    wait: ({ clientId }) =>
      secondsToWait({ clientId: `${clientId}/imports`, amount: 1, most: mostInAMinute }, now()),
    planning: async () => {
      const made = await links();
      return { records: store, finder: personFinder(store, made), links: made };
    },
    now,
  });
});
