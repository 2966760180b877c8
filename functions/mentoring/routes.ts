import type { Hono } from 'hono';
import { smallFormsOnly } from '../../shared/runtime/form-of.ts';
import { colleagueRoutes } from './colleague-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import type { MentoringServices } from './mentoring-visit.ts';
import { noMentoringPage } from './pages/no-mentoring-page.ts';
import { pairRoutes } from './pair-routes.ts';
import { profileRoutes } from './profile-routes.ts';
import { requestRoutes } from './request-routes.ts';

/** Every group of pages. Adding one is its file and one entry here. */
const groups = [
  profileRoutes,
  requestRoutes,
  invitationRoutes,
  pairRoutes,
  colleagueRoutes,
] as const;

/**
 * The pages of mentoring, each opened by the link in an email. GET and HEAD change nothing, whoever opens a link,
 * however often; a press of a button answers with a redirect to the page that shows what is so now.
 */
export function mentoringRoutes(services: MentoringServices) {
  return (app: Hono) => {
    app.use('/m/*', smallFormsOnly);
    for (const routesOf of groups) routesOf(services)(app);
    app.notFound(() => noMentoringPage());
  };
}
