import {
  type MentoringKind,
  type MentoringTopic,
  mentoringTopics,
} from '../../../events/vocabulary/mentoring.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { mentoringLabels } from '../../../shared/domain/mentoring-labels.ts';
import { CheckboxesField } from '../../../shared/html/checkboxes-field.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, ChoiceField } from '../../../shared/html/form-fields.tsx';
import { TextAreaField } from '../../../shared/html/text-area-field.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';

export interface TypedAsk {
  kind: MentoringKind | undefined;
  topics: MentoringTopic[];
  words: string;
}

interface AskProps {
  personId: string;
  name: string;
  formId: string;
  kinds: readonly MentoringKind[];
  typed: TypedAsk;
  errors: readonly FormError[];
}

/** The staff ask for a mentor for somebody. */
export function askMentorPage(frame: Frame, props: AskProps): Response {
  const { personId, name, typed, errors } = props;
  const labels = mentoringLabels(defaultLocale);
  const title = `Ask for a mentor for ${name}`;
  return consoleResponse(
    frame,
    {
      title,
      part: 'people',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href={`/console/people/${personId}`}>{name}</a>
        </p>
        <h1>{title}</h1>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form
        method="post"
        action={`/console/people/${personId}/mentoring/ask`}
        class="panel stack-wide narrow"
      >
        <input type="hidden" name="formId" value={props.formId} />
        <ChoiceField
          name="kind"
          label="What is looked for"
          choices={props.kinds.map((code) => ({ code, label: labels.kinds[code].name }))}
          chosen={typed.kind}
          errors={errors}
        />
        <CheckboxesField
          name="topics"
          label="What they would like to talk about"
          choices={mentoringTopics.map((code) => ({ code, label: labels.topics[code] }))}
          chosen={typed.topics}
        />
        <TextAreaField
          name="words"
          label="In their words (optional)"
          help="Whoever is asked to mentor them reads this on the invitation’s page."
          value={typed.words}
          rows={4}
          errors={errors}
        />
        <div class="actions">
          <Button>Look for a mentor</Button>
        </div>
      </form>
    </>,
  );
}
