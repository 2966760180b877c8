import type { Hono } from 'hono';
import type { MentoringServices } from './mentoring-visit.ts';

export function invitationRoutes(_services: MentoringServices) {
  return (_app: Hono) => {};
}
