import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, ChoiceField, TextField } from '../../../shared/html/form-fields.tsx';
import { count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { EmptyDirectory, schoolNamesPath } from './school-names-page.tsx';
import { type Offered, schoolInWords } from './school-question.tsx';

interface NameProps {
  name: { schoolId: string; label: string; written: boolean; people: readonly string[] };
  /** Another name that was looked for. */
  searched: string | undefined;
  /** The form was sent without a choice. */
  nothingChosen: boolean;
  proposals: readonly Offered[];
  directoryEmpty: boolean;
  people: readonly { personId: string; name: string }[];
}

/** One typed name: which school of the directory it is, or why it is none. */
export function schoolNamePage(frame: Frame, props: NameProps): Response {
  const { name, people } = props;
  return consoleResponse(
    frame,
    { title: `Which school is ${name.label}?`, part: 'schools', wrong: props.nothingChosen },
    <>
      <div class="stack">
        <p>
          <a href={schoolNamesPath}>Schools to confirm</a>
        </p>
        <h1>Which school is “{name.label}”?</h1>
        {people.length > 0 && (
          <p class="muted">
            {name.written ? 'Named by ' : 'Graduates there: '}
            {people.map((person, at) => (
              <>
                {at > 0 && ', '}
                <a href={`/console/people/${person.personId}`}>{person.name}</a>
              </>
            ))}
            {name.people.length > people.length &&
              ` and ${count(name.people.length - people.length, 'other')}`}
          </p>
        )}
      </div>
      <ErrorSummary locale={defaultLocale} errors={errorsOf(props)} />
      {props.directoryEmpty && <EmptyDirectory />}
      <form
        method="post"
        action={`${schoolNamesPath}/${name.schoolId}/search`}
        class="search"
        role="search"
      >
        <TextField
          name="q"
          type="search"
          label="Look in the directory for"
          value={props.searched}
          maxLength={120}
          autocomplete="off"
        />
        <Button kind="secondary">Look</Button>
      </form>
      <Choices {...props} />
    </>,
  );
}

function errorsOf({ nothingChosen }: NameProps): FormError[] {
  return nothingChosen ? [{ field: 'school', message: 'Choose what it is, then confirm.' }] : [];
}

function Choices(props: NameProps) {
  const { name, proposals, searched } = props;
  return (
    <form method="post" action={`${schoolNamesPath}/${name.schoolId}`} class="panel stack narrow">
      <ChoiceField
        name="school"
        label="It is"
        errors={errorsOf(props)}
        help={
          proposals.length === 0
            ? `The directory has no school like “${searched ?? name.label}”.`
            : undefined
        }
        choices={[
          ...proposals.map((school) => ({ code: school.schoolId, label: schoolInWords(school) })),
          { code: 'no-nces-id', label: 'A school without an NCES id: private, or abroad' },
          ...(name.written
            ? [{ code: 'not-a-school', label: 'No school: leave it as it was written' }]
            : []),
        ]}
      />
      <div class="actions">
        <Button>Confirm</Button>
        <a href={schoolNamesPath}>Cancel</a>
      </div>
    </form>
  );
}
