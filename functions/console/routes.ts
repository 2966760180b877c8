import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { fromThisSite } from '../../shared/runtime/from-this-site.ts';
import type { ConsoleServices } from './console-visit.ts';
import { frameBeforeSetUp } from './frame-of.ts';
import { setUpFirstPage } from './pages/settings-page.tsx';
import {
  foreignFormPage,
  noProgramPage,
  notFoundPage,
  tooLargePage,
} from './pages/sign-in-pages.tsx';
import { callActionRoutes } from './call-action-routes.ts';
import { callRoutes } from './call-routes.ts';
import { checkInPlanRoutes } from './check-in-plan-routes.ts';
import { checkInRoutes } from './check-in-routes.ts';
import { districtRoutes } from './district-routes.ts';
import { directoryRoutes } from './directory-routes.ts';
import { deadLetterRoutes } from './dead-letter-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { homeRoutes } from './home-routes.ts';
import { importRoutes } from './import-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { mailboxRoutes } from './mailbox-routes.ts';
import { mentoringRoutes } from './mentoring-routes.ts';
import { mentoringSettingsRoutes } from './mentoring-settings-routes.ts';
import { pairRoutes } from './pair-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { personActionRoutes } from './person-action-routes.ts';
import { personMentoringRoutes } from './person-mentoring-routes.ts';
import { planCallRoutes } from './plan-call-routes.ts';
import { quarantineRoutes } from './quarantine-routes.ts';
import { schoolNameRoutes } from './school-name-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { schoolRoutes } from './school-routes.ts';
import { settleNameRoutes } from './settle-name-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { surveyRoutes } from './survey-routes.ts';
import { columnRoutes } from './column-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

const areas = [
  homeRoutes,
  peopleRoutes,
  personActionRoutes,
  messageRoutes,
  checkInRoutes,
  checkInPlanRoutes,
  directoryRoutes,
  schoolNameRoutes,
  settleNameRoutes,
  schoolRoutes,
  districtRoutes,
  surveyRoutes,
  pairRoutes,
  callRoutes,
  callActionRoutes,
  mailboxRoutes,
  planCallRoutes,
  mentoringRoutes,
  mentoringSettingsRoutes,
  personMentoringRoutes,
  uploadRoutes,
  columnRoutes,
  importRoutes,
  eventRoutes,
  quarantineRoutes,
  reviewRoutes,
  deadLetterRoutes,
] as const;

/** Bytes. Lambda takes 6 MB of a request, of which base64 leaves 4.5 MB. */
const largestBody = 4_500_000;

/**
 * The admins' pages.
 * 1. Whatever changes something must come from this site. 2. Somebody must be signed in. 3. They must have a
 * program; every record that is read or written must be that program's, or there is nothing here. 4. Until the
 * program is set up, only its settings open.
 * GET changes nothing; a form that went well answers with a redirect, so that loading again sends nothing twice.
 */
export function consoleRoutes(
  services: ConsoleServices,
  signIn: (app: ConsoleApp) => void,
  publicUrl: () => string,
) {
  return (root: Hono): void => {
    const app: ConsoleApp = new Hono();
    app.use('/console/*', fromThisSite(publicUrl, foreignFormPage));
    app.use('/console/*', bodyLimit({ maxSize: largestBody, onError: () => tooLargePage() }));
    signIn(app);

    app.use('/console/*', async (c, next) => {
      const admin = c.get('admin');
      if (admin.programId === undefined) return noProgramPage(admin.email);
      c.set('owner', { admin, programId: admin.programId });
      return next();
    });
    settingsRoutes(app, services);

    app.use('/console/*', async (c, next) => {
      const { admin, programId } = c.get('owner');
      const { program } = await services.records.read({
        program: { record: 'program', key: { programId } },
      });
      if (program === undefined) return setUpFirstPage(frameBeforeSetUp(admin));
      c.set('visit', { admin, programId, program });
      return next();
    });
    for (const addRoutes of areas) addRoutes(app, services);
    root.route('/', app);
    root.notFound(() => notFoundPage());
  };
}
