import { Hono } from 'hono';
import * as z from 'zod';
import { records } from '../../shared/adapters/records.ts';
import { now, secondsIn } from '../../shared/runtime/clock.ts';
import { env } from '../../shared/runtime/env.ts';
import { onRequest } from '../../shared/runtime/on-request.ts';
import { routes } from './routes.ts';

const Clients = z.record(z.string(), z.object({ programId: z.string() }));

export const handler = onRequest(new Hono(), (app) =>
  routes(app, {
    store: (changes, context) => records(now).commit(changes, context),
    programOf: (clientId) => Clients.parse(JSON.parse(env('MACHINE_CLIENTS')))[clientId]?.programId,
    now,
    secondsIn,
  }),
);
