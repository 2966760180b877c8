import { formOf } from '../../shared/runtime/form-of.ts';
import type { ConsoleServices } from './console-visit.ts';
import { schoolInWords } from './pages/school-question.tsx';
import type { ConsoleApp } from './sign-in-routes.ts';
import { completeSchool } from './suggest-schools.ts';

/** The directory of schools, for forms in which one is typed. What is typed never stands in an address. */
export function directoryRoutes(app: ConsoleApp, { records }: ConsoleServices): void {
  app.post('/console/schools/search', async (c) => {
    const { programId } = c.get('visit');
    const fields = await formOf(c);
    const [name, state] = [(fields.get('q') ?? '').trim(), (fields.get('state') ?? '').trim()];
    const typed = {
      name,
      ...(/^[A-Za-z]{2}$/.test(state) && { stateAbbreviation: state.toUpperCase() }),
    };
    const found = await completeSchool(records, programId, typed);
    const schools = found.map((school) => ({
      label: schoolInWords(school),
      name: school.name,
      city: school.city,
      stateAbbreviation: school.stateAbbreviation,
      ncesSchoolId: school.ncesSchoolId,
      leaId: school.leaId,
    }));
    return c.json({ schools });
  });
}
