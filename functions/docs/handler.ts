import { Hono } from 'hono';
import { onRequest } from '../../shared/runtime/on-request.ts';
import { docsRoutes } from './routes.ts';

export const handler = onRequest(new Hono(), docsRoutes);
