import { opaqueId } from '../../shared/domain/opaque-id.ts';
import {
  readSchoolsMeant,
  schoolMeant,
  writtenSchoolKey,
} from '../../shared/domain/same-school.ts';
import { schoolDomainKey } from '../../shared/domain/school.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { confirmSchool } from './confirm-school.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { notFoundPage } from './pages/sign-in-pages.tsx';
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

  const readSchools = ({ programId }: Visit, schoolIds: readonly string[]) =>
    readSchoolsMeant(schoolIds, async (ids) => {
      const keys = ids.map((schoolId) => ({ programId, schoolId }));
      return (await records.read({ schools: { many: 'school', keys } })).schools;
    });

  const confirm = async (visit: Visit, name: SchoolName, chosen: string) => {
    const { programId } = visit;
    const typedName = { programId, schoolId: name.schoolId, name: name.typed.name };
    const { changes } = await decideAndCommit({
      committer: records,
      read: async () => {
        const key = { programId, schoolId: chosen };
        const [schools, { listed }] = await Promise.all([
          readSchools(visit, [name.schoolId, chosen]),
          records.read({ listed: { record: 'directorySchool', key } }),
        ]);
        const at = (schoolId: string) => schools.find((each) => each.schoolId === schoolId);
        const meant = at(schoolMeant(schools, chosen));
        return { typed: at(name.schoolId), listed, there: at(chosen), meant };
      },
      decide: (state) => confirmSchool(state, typedName),
      context: context(visit),
    });
    return changes.outcome === 'done' ? changes.what : changes.because;
  };

  const settle = async (visit: Visit, name: SchoolName, standing: NameStanding) => {
    const { programId } = visit;
    const { hashOf } = await links();
    const ownId = `s-${opaqueId(hashOf, schoolDomainKey(name.typed))}`;
    const typedName = { programId, schoolId: name.schoolId, name: name.typed.name, ownId };
    const { changes } = await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          typed: { record: 'school', key: { programId, schoolId: name.schoolId } },
          own: { record: 'school', key: { programId, schoolId: ownId } },
        }),
      decide: (state) => settleSchoolName(state, typedName, standing),
      context: context(visit),
    });
    return changes.outcome === 'done' ? changes.what : changes.because;
  };

  const understandEach = async (visit: Visit, name: SchoolName) => {
    const { programId } = visit;
    const schools = await readSchools(visit, [name.schoolId]);
    const meant = schoolMeant(schools, name.schoolId);
    const school = schools.find(({ schoolId }) => schoolId === meant);
    if (school === undefined || school.standing === 'not-a-school') return;
    const key = writtenSchoolKey(name.typed.name);
    for (let at = 0; at < name.people.length; at += atOnce) {
      const some = name.people.slice(at, at + atOnce);
      await Promise.all(
        some.map((personId) =>
          decideAndCommit({
            committer: records,
            read: () => records.read({ person: { record: 'person', key: { personId } } }),
            decide: ({ person }) => understandSchool(person, { programId, key }, school),
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
      const [known] = await readSchools(visit, [nameId]);
      return known === undefined ? notFoundPage() : c.redirect(`${names}?done=school-settled`, 303);
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
