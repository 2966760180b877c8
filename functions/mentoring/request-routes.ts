import type { Hono } from 'hono';
import type { MentoringServices } from './mentoring-visit.ts';

export function requestRoutes(_services: MentoringServices) {
  return (_app: Hono) => {};
}
