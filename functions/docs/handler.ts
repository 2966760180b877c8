import { Hono } from 'hono';
import { env } from '../../shared/runtime/env.ts';
import { onRequest } from '../../shared/runtime/on-request.ts';
import { docsRoutes } from './routes.ts';

export const handler = onRequest(new Hono(), (app) =>
  docsRoutes(app, () => ({ origin: env('PUBLIC_URL').replace(/\/$/, '') })),
);
