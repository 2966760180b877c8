import { callsToMake } from './calls-view.ts';
import type { ConsoleServices, Visit } from './console-visit.ts';
import { needsBy } from './mentoring-view.ts';
import type { HomeView, ToDo } from './pages/home-page.tsx';
import { emailsWithin, plannedEmails, readPlanned } from './planned-emails.ts';
import { schoolNamesIn } from './school-names-view.ts';
import { answerRate, surveyProgress } from './survey-progress.ts';
import { surveyPlansAround } from './survey-plans.ts';

/** Days that the home page looks ahead. */
const ahead = 7;

/** What matters now: what needs somebody, how the survey goes, what goes out next. */
export async function readHome(services: ConsoleServices, visit: Visit): Promise<HomeView> {
  const { records } = services;
  const { programId, program } = visit;
  const now = services.now();
  const { hashOf } = await services.links();
  const plans = surveyPlansAround(now, program);
  const [
    imports,
    reviews,
    quarantined,
    deadLetters,
    planned,
    rosters,
    calls,
    needs,
    schools,
    others,
  ] = await Promise.all([
    records.imports(programId),
    records.reviews(programId),
    records.quarantined(programId),
    records.deadLetters(programId),
    readPlanned(records, programId),
    Promise.all(plans.map((plan) => records.roster(programId, plan))),
    records.callTasks(programId, 'open'),
    records.mentorNeeds(programId),
    records.schools(programId),
    records.otherSchoolNames(programId),
  ]);
  // Candidates have completed nothing yet.
  const people = planned.people.filter(({ degrees }) => degrees.length > 0);
  const waiting = new Set(planned.messages.map(({ personId }) => personId));
  const surveys = plans
    .map((plan, at) => ({ plan, progress: surveyProgress(rosters[at] ?? [], waiting) }))
    .filter(({ progress }) => progress.total.everyone > 0);
  // The latest that has begun; before the first season, the one that is coming.
  const survey =
    surveys.find(({ progress }) => progress.total.owed < progress.total.everyone) ?? surveys.at(-1);
  const emails = plannedEmails(planned, program.timeZone, now);
  return {
    people: people.length,
    reachable: people.filter(({ reach }) => reach === 'reachable').length,
    positionsKnown: people.filter(({ current }) => current?.status !== undefined).length,
    emailsAhead: emailsWithin(emails, ahead, program.timeZone, now),
    daysAhead: ahead,
    nextEmails: emails.days[0],
    survey:
      survey === undefined
        ? undefined
        : { plan: survey.plan, ...survey.progress.total, rate: answerRate(survey.progress.total) },
    running: imports
      .filter(({ status }) => status === 'running' || status === 'taking-back')
      .map(({ importId, fileName }) => ({ importId, fileName })),
    toDo: toDoOf({
      calls: callsToMake(calls, program, now),
      mentors: needsBy(needs)['to-approve'].length,
      schools: schoolNamesIn({ people: planned.people, schools, others }, hashOf).length,
      toConfirm: imports.filter(({ status }) => status === 'ready').length,
      shared: people.filter(({ reach }) => reach === 'shared-address').length,
      notReachable: people.filter(
        ({ reach }) => reach === 'no-address' || reach === 'unusable-address',
      ).length,
      reviews: reviews.filter(({ status }) => status === 'waiting').length,
      quarantined: quarantined.filter(({ status }) => status === 'waiting').length,
      deadLetters: deadLetters.filter(({ status }) => status === 'waiting').length,
    }),
  };
}

function toDoOf(counts: {
  calls: { overdue: number; dueToday: number };
  mentors: number;
  schools: number;
  toConfirm: number;
  shared: number;
  notReachable: number;
  reviews: number;
  quarantined: number;
  deadLetters: number;
}): ToDo[] {
  const all: ToDo[] = [
    { kind: 'calls-overdue', count: counts.calls.overdue },
    { kind: 'calls-today', count: counts.calls.dueToday },
    { kind: 'mentors', count: counts.mentors },
    { kind: 'dead-letters', count: counts.deadLetters },
    { kind: 'reviews', count: counts.reviews },
    { kind: 'quarantine', count: counts.quarantined },
    { kind: 'imports', count: counts.toConfirm },
    { kind: 'schools', count: counts.schools },
    { kind: 'shared', count: counts.shared },
    { kind: 'not-reachable', count: counts.notReachable },
  ];
  return all.filter(({ count }) => count > 0);
}
