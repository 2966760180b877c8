import { Hono } from 'hono';
import { links } from '../../shared/adapters/links.ts';
import { records } from '../../shared/adapters/records.ts';
import { now } from '../../shared/runtime/clock.ts';
import { onRequest } from '../../shared/runtime/on-request.ts';
import { checkInRoutes } from './routes.ts';

export const handler = onRequest(new Hono(), checkInRoutes({ records: records(now), links }));
