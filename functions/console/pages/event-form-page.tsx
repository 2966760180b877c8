import type { FormField } from '../../../shared/domain/contract-fields.ts';
import type { FormValues } from '../../../shared/domain/contract-form.ts';
import { eventWords } from '../../../shared/domain/event-words.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ContractForm } from '../../../shared/html/contract-form.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button } from '../../../shared/html/form-fields.tsx';
import { Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { schoolPickerScript } from './school-picker-script.ts';
import { SchoolQuestion } from './school-question.tsx';

export interface EventFormProps {
  type: string;
  fields: readonly FormField[];
  values: FormValues;
  /** Stands for this form: a second press of it is the same event. */
  formId: string;
  /** Whose page it was opened from. */
  person: { personId: string; name: string } | undefined;
  /** Which of their positions. */
  position: { employmentId: string; school: string; hireDate: string } | undefined;
  /** Labels of the schools that are known. */
  schools: readonly string[];
  /** The list that gets one more row. */
  more?: string | undefined;
  /** Which school a typed name means. */
  question?: Parameters<typeof SchoolQuestion>[0] | undefined;
  /** What was answered to that question before. */
  answered?: { typed: string; answer: string } | undefined;
  errors: readonly FormError[];
}

/** Records one event by hand, by a form that was made from its contract. */
export function eventFormPage(frame: Frame, props: EventFormProps): Response {
  const { type, person, position, errors } = props;
  const words = eventWords(type);
  const title = words?.title ?? type;
  const asksForSchool = props.fields.some(({ name }) => name === 'educationOrganization');
  return consoleResponse(
    frame,
    {
      title,
      part: person === undefined ? 'record' : 'people',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
      scripts: asksForSchool ? [schoolPickerScript] : [],
    },
    <>
      <div class="stack">
        <p>
          {person === undefined ? (
            <a href="/console/events">Record something</a>
          ) : (
            <a href={`/console/people/${person.personId}`}>{person.name}</a>
          )}
        </p>
        <h1>{title}</h1>
        {position !== undefined && (
          <p>
            <span class="strong">{position.school}</span>, since{' '}
            <Day iso={position.hireDate} timeZone={frame.timeZone} />
          </p>
        )}
        <p class="muted">{words?.says}</p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form method="post" action={`/console/events/${type}`} class="panel narrow" novalidate>
        <input type="hidden" name="formId" value={props.formId} />
        {person !== undefined && <input type="hidden" name="person" value={person.personId} />}
        {position !== undefined && (
          <input type="hidden" name="position" value={position.employmentId} />
        )}
        {/* The first button of a form is the one that the Enter key presses. */}
        <button type="submit" class="visually-hidden" tabindex={-1} aria-hidden="true">
          {title}
        </button>
        <div class="stack-wide">
          {props.question !== undefined && <SchoolQuestion {...props.question} />}
          {props.answered !== undefined && (
            <>
              <input type="hidden" name="whichSchoolFor" value={props.answered.typed} />
              <input type="hidden" name="whichSchool" value={props.answered.answer} />
            </>
          )}
          <ContractForm
            fields={props.fields}
            values={props.values}
            errors={errors}
            offers={{ 'educationOrganization.nameOfInstitution': props.schools }}
            more={props.more}
          />
          <div class="actions">
            <Button>{title}</Button>
            <a
              href={person === undefined ? '/console/events' : `/console/people/${person.personId}`}
            >
              Cancel
            </a>
          </div>
        </div>
      </form>
    </>,
  );
}
