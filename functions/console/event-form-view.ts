import type { FormValues } from '../../shared/domain/contract-form.ts';
import type { FieldProblem } from '../../shared/domain/form-problems.ts';
import { schoolLabel } from '../../shared/domain/school.ts';
import type { EventFormProps } from './pages/event-form-page.tsx';
import type { OpenForm } from './open-event-form.ts';
import { startOfForm } from './start-event-form.ts';

/** A form as it is opened. */
export function newEventForm(open: OpenForm): EventFormProps {
  const values = startOfForm(open.form.contract.type, open.today, open.person);
  return eventFormView(open, { values, formId: crypto.randomUUID(), problems: [] });
}

/** A form as its page shows it. */
export function eventFormView(
  { form, person, position, schools }: OpenForm,
  shown: {
    values: FormValues;
    formId: string;
    problems: readonly FieldProblem[];
    more?: string | undefined;
    question?: EventFormProps['question'];
  },
): EventFormProps {
  const { values, formId, problems, more, question } = shown;
  return {
    type: form.contract.type,
    fields: form.fields,
    values,
    formId,
    person: person && { personId: person.personId, name: person.displayName },
    position,
    schools: schools.map(schoolLabel),
    more,
    question,
    answered: question === undefined ? answeredIn(values) : undefined,
    errors: problems,
  };
}

/** The answer to the question which school is meant is kept while the rest of the form is mended. */
function answeredIn(values: FormValues): EventFormProps['answered'] {
  const [typed, answer] = [values.get('whichSchoolFor'), values.get('whichSchool')];
  return typed === undefined || answer === undefined ? undefined : { typed, answer };
}
