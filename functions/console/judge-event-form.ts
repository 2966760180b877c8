import type { FormValues } from '../../shared/domain/contract-form.ts';
import type { Reader } from '../../shared/ports.ts';
import { askWhichSchool } from './ask-which-school.ts';
import { eventFormView } from './event-form-view.ts';
import type { OpenForm } from './open-event-form.ts';
import type { EventFormProps } from './pages/event-form-page.tsx';
import { schoolQuestionError } from './pages/school-question.tsx';
import { readEventForm } from './read-event-form.ts';
import { schoolMeant } from './school-meant.ts';
import type { SchoolLists } from './suggest-schools.ts';

interface Sent {
  typed: FormValues;
  formId: string;
  eventId: string;
  programId: string;
  now: string;
}

export type Judged =
  /** To be shown again. */
  | { page: EventFormProps }
  /** To be recorded. */
  | { page: undefined; data: unknown; repaired: boolean };

const organization = 'educationOrganization';

/**
 * Judges a form as it was sent.
 * 1. One more row was asked for: show it. 2. Find out which school is meant. 3. Read the rest by its contract.
 * What is wrong, and what is to be asked, comes back at its field.
 */
export async function judgeEventForm(
  records: Reader & SchoolLists,
  open: OpenForm,
  sent: Sent,
): Promise<Judged> {
  const { typed, formId, programId } = sent;
  const more = typed.get('add');
  if (more !== undefined) {
    return { page: eventFormView(open, { values: typed, formId, problems: [], more }) };
  }
  const { meant, repaired } = schoolMeant(typed, open.schools);
  const which = await askWhichSchool(records, programId, meant, organization);
  const said = which.ask === undefined ? which.fields : meant;
  const reading = readEventForm(open.form, said, { ...open, ...sent });
  if (reading.ok && which.ask === undefined) {
    return { page: undefined, data: reading.data, repaired };
  }
  const values = reading.ok ? said : reading.values;
  const problems = reading.ok ? [] : reading.problems;
  if (which.ask === undefined) return { page: eventFormView(open, { values, formId, problems }) };
  const others = problems.filter(({ field }) => !field.startsWith(organization));
  const asked = [schoolQuestionError, ...others];
  return { page: eventFormView(open, { values, formId, problems: asked, question: which.ask }) };
}
