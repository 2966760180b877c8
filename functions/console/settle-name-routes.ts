import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { confirmSchool } from './confirm-school.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import {
  ownSchoolId,
  readMeantSchool,
  readOwnSchool,
  readTypedSchool,
} from './read-typed-school.ts';
import { findSchoolName, type SchoolName } from './school-names-view.ts';
import { type NameStanding, settleSchoolName } from './settle-school-name.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { understandSchool } from './understand-school.ts';

const names = '/console/schools/to-confirm';
/** People whose answer named the school, noted side by side. */
const atOnce = 10;

/** What an admin says of a school that is known by a typed name only; then with everybody who had written it. */
export function settleNameRoutes(app: ConsoleApp, services: ConsoleServices): void {
  const { records, links, now } = services;
  // Whoever presses twice finds it so already, hence ids need not be derived from the form.
  const context = (visit: Visit) => contextOf(visit, `console/${crypto.randomUUID()}`, now());

  const confirm = async (visit: Visit, { schoolId, typed }: SchoolName, chosen: string) => {
    const { programId } = visit;
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readTypedSchool(records, programId, schoolId, chosen),
      decide: (state) => confirmSchool(state, { programId, schoolId, name: typed.name }),
      context: context(visit),
    });
    return changes.outcome === 'done' ? changes.what : changes.because;
  };

  const settle = async (visit: Visit, name: SchoolName, standing: NameStanding) => {
    const { programId } = visit;
    const { schoolId, typed } = name;
    const ownId = ownSchoolId(name, await links());
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => readOwnSchool(records, programId, schoolId, ownId),
      decide: (state) =>
        settleSchoolName(state, { programId, schoolId, name: typed.name, ownId }, standing),
      context: context(visit),
    });
    return changes.outcome === 'done' ? changes.what : changes.because;
  };

  const understandEach = async (visit: Visit, name: SchoolName) => {
    const { programId } = visit;
    const school = await readMeantSchool(records, programId, name.schoolId);
    if (school === undefined) return;
    const wrote = { programId, written: name.typed.name };
    for (let at = 0; at < name.people.length; at += atOnce) {
      const some = name.people.slice(at, at + atOnce);
      await Promise.all(
        some.map((personId) =>
          decideAndCommit({
            committer: records,
            read: () => records.read({ person: { record: 'person', key: { personId } } }),
            decide: ({ person }) => understandSchool(person, wrote, school),
            context: context(visit),
          }),
        ),
      );
    }
  };

  app.post(`${names}/:nameId`, async (c) => {
    const visit = c.get('visit');
    const nameId = c.req.param('nameId');
    const name = await findSchoolName(records, await links(), visit.programId, nameId);
    if (name === undefined) {
      // Settled meanwhile, by this very form or by somebody else; or never there.
      const { typed } = await readTypedSchool(records, visit.programId, nameId, nameId);
      return typed === undefined ? notFoundPage() : c.redirect(`${names}?done=school-settled`, 303);
    }
    const choice = (await formOf(c)).get('school') ?? '';
    if (choice === '') return c.redirect(`${names}/${name.schoolId}?missing=school`, 303);
    const done =
      choice === 'no-nces-id' || choice === 'not-a-school'
        ? await settle(visit, name, choice)
        : await confirm(visit, name, choice);
    if (name.written) await understandEach(visit, name);
    return c.redirect(`${names}?done=${done}`, 303);
  });
}
