import type { Context } from 'hono';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { approveMatch } from './approve-match.ts';
import { cancelNeed, readCancel } from './cancel-need.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { fairnessAmong } from './fairness.ts';
import { findMentorsAgain } from './find-mentors-again.ts';
import { frameOf } from './frame-of.ts';
import { leaveOutMentor } from './leave-out-mentor.ts';
import { mentorRows, needView } from './mentor-rows.ts';
import {
  needRow,
  needsBy,
  needsShownIn,
  peopleIn,
  readNames,
  readNeeds,
} from './mentoring-view.ts';
import { mentoringPage } from './pages/mentoring-page.tsx';
import { mentorsPage } from './pages/mentors-page.tsx';
import { needPage } from './pages/need-page.tsx';
import { pageOf } from './pages/paging.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readPerson } from './read-person.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

const needsOnAPage = 20;
const mentorsOnAPage = 100;

interface NeedKey {
  personId: string;
  needId: string;
}

/** Who needs a mentor, who might be asked, who would mentor; and what the staff decide about a need. */
export function mentoringRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  app.get('/console/mentoring', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const [listed, mentors] = await Promise.all([
      records.mentorNeeds(programId),
      records.mentors(programId),
    ]);
    const by = needsBy(listed);
    const show = needsShownIn(c.req.query('show'));
    const { items, page, pages } = pageOf(by[show], c.req.query('page'), needsOnAPage);
    const { needs, names } = await readNeeds(records, programId, items);
    return mentoringPage(frameOf(visit, c.req.query('done')), {
      show,
      counts: {
        'to-approve': by['to-approve'].length,
        asking: by.asking.length,
        'not-found': by['not-found'].length,
        looking: by.looking.length,
        matched: by.matched.length,
      },
      needs: needs.map((need) => needRow(need, names)),
      page,
      pages,
      fairness: fairnessAmong(mentors),
    });
  });

  app.get('/console/mentoring/mentors', async (c) => {
    const visit = c.get('visit');
    const mentors = await records.mentors(visit.programId);
    const { items, page, pages } = pageOf(mentors, c.req.query('page'), mentorsOnAPage);
    return mentorsPage(frameOf(visit), {
      mentors: mentorRows(items, visit, now()),
      all: mentors.length,
      page,
      pages,
      fairness: fairnessAmong(mentors),
    });
  });

  /** A need of somebody of the admin's program. */
  const needIn = async (c: Context, visit: Visit) => {
    const { personId = '', needId = '' } = c.req.param();
    const person = await readPerson(records, visit.programId, personId);
    if (person === undefined) return undefined;
    const { need } = await readNeed({ personId, needId });
    return need;
  };
  const readNeed = (key: NeedKey) => records.read({ need: { record: 'mentorNeed', key } });

  app.get('/console/mentoring/needs/:personId/:needId', async (c) => {
    const visit = c.get('visit');
    const need = await needIn(c, visit);
    if (need === undefined) return notFoundPage();
    const { programId } = visit;
    const schoolId = need.schoolId ?? '';
    const [names, { school }] = await Promise.all([
      readNames(records, programId, peopleIn(need)),
      records.read({ school: { record: 'school', key: { programId, schoolId } } }),
    ]);
    return needPage(frameOf(visit, c.req.query('done')), needView(need, names, school?.name));
  });

  /** Decides about a need; `act` gives the code of what the next page says. */
  const on = (path: string, act: (c: Context, visit: Visit, key: NeedKey) => Promise<string>) => {
    app.post(`/console/mentoring/needs/:personId/:needId/${path}`, async (c) => {
      const visit = c.get('visit');
      const need = await needIn(c, visit);
      if (need === undefined) return notFoundPage();
      const { personId, needId } = need;
      const done = await act(c, visit, { personId, needId });
      return c.redirect(`/console/mentoring/needs/${personId}/${needId}?done=${done}`, 303);
    });
  };
  // Whoever presses twice finds it so already, hence an id need not be derived from the form.
  const fresh = (visit: Visit) => contextOf(visit, `console/${crypto.randomUUID()}`, now());

  on('approve', async (c, visit, key) => {
    const mentor = (await formOf(c)).get('mentor');
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readNeed(key),
      decide: ({ need }, instant) => {
        const listed = need?.candidates.find(({ personId }) => personId === mentor);
        if (mentor !== undefined && listed === undefined) {
          return { outcome: 'skipped', because: 'not-on-the-list' };
        }
        const { admin, program } = visit;
        return approveMatch(need, { first: listed, by: admin.email, program }, instant);
      },
      context: fresh(visit),
    });
    return changes.outcome === 'done' ? changes.what : `mentoring-${changes.because}`;
  });

  on('leave-out', async (c, visit, key) => {
    const mentor = (await formOf(c)).get('mentor') ?? '';
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readNeed(key),
      decide: ({ need }, instant) => leaveOutMentor(need, mentor, instant),
      context: fresh(visit),
    });
    return changes.outcome === 'done' ? changes.what : `mentoring-${changes.because}`;
  });

  on('find-again', async (_, visit, key) => {
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readNeed(key),
      decide: ({ need }, instant) => findMentorsAgain(need, visit.program, instant),
      context: fresh(visit),
    });
    return changes.outcome === 'done' ? changes.what : `mentoring-${changes.because}`;
  });

  on('cancel', async (_, visit, key) => {
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readCancel(records, key),
      decide: cancelNeed,
      context: fresh(visit),
    });
    return changes.outcome === 'done' ? changes.what : `mentoring-${changes.because}`;
  });
}
