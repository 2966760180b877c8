import type { Child } from 'hono/jsx';
import { fieldId, type FormError, problemWith } from './form-error.ts';

interface Field {
  /** The form's field name; its id and its error hang on it. */
  name: string;
  label: string;
  help?: string | undefined;
  errors?: readonly FormError[];
  /** Set large, as the page's one question. */
  question?: boolean;
}

/** Ids that describe a control: its help and its problem. */
function describedBy(field: Field, problem: string | undefined): string | undefined {
  const ids = [
    field.help === undefined ? '' : `${fieldId(field.name)}-help`,
    problem === undefined ? '' : `${fieldId(field.name)}-problem`,
  ].filter((id) => id !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
}

function classOf(field: Field, problem: string | undefined): string {
  return ['field', field.question ? 'question' : '', problem === undefined ? '' : 'wrong']
    .filter((name) => name !== '')
    .join(' ');
}

function HelpAndProblem(props: { field: Field; problem: string | undefined }) {
  const id = fieldId(props.field.name);
  return (
    <>
      {props.field.help !== undefined && (
        <p class="help" id={`${id}-help`}>
          {props.field.help}
        </p>
      )}
      {props.problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {props.problem}
        </p>
      )}
    </>
  );
}

/** A line of text, with its label above it. */
export function TextField(
  props: Field & {
    type?: 'text' | 'email' | 'search' | 'date' | 'number' | 'tel';
    value?: string | undefined;
    maxLength?: number;
    autocomplete?: string;
    inputmode?: 'text' | 'email' | 'numeric' | 'search' | 'tel';
    required?: boolean;
    /** The one question of a page is its heading too. */
    heading?: boolean;
    /** The id of a `datalist` with what may be chosen instead of typed. */
    list?: string;
  },
) {
  const id = fieldId(props.name);
  const problem = problemWith(props.errors ?? [], props.name);
  const label = <label for={id}>{props.label}</label>;
  return (
    <div class={classOf(props, problem)}>
      {props.heading ? <h1>{label}</h1> : label}
      <HelpAndProblem field={props} problem={problem} />
      <input
        class="input"
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value ?? ''}
        maxlength={props.maxLength}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        list={props.list}
        required={props.required ?? false}
        aria-describedby={describedBy(props, problem)}
        aria-invalid={problem === undefined ? undefined : 'true'}
      />
    </div>
  );
}

export interface FieldChoice {
  code: string;
  label: string;
}

/** One of several choices, each a whole line to touch. */
export function ChoiceField(
  props: Field & {
    choices: readonly FieldChoice[];
    chosen?: string | undefined;
    heading?: boolean;
  },
) {
  const problem = problemWith(props.errors ?? [], props.name);
  return (
    <fieldset class={classOf(props, problem)} aria-describedby={describedBy(props, problem)}>
      <legend>{props.heading ? <h1>{props.label}</h1> : props.label}</legend>
      <HelpAndProblem field={props} problem={problem} />
      <div class="choices">
        {props.choices.map((choice, index) => (
          <label class="choice">
            <input
              type="radio"
              name={props.name}
              value={choice.code}
              id={index === 0 ? fieldId(props.name) : undefined}
              checked={choice.code === props.chosen}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many choices, folded up. */
export function SelectField(
  props: Field & { choices: readonly FieldChoice[]; chosen?: string | undefined },
) {
  const id = fieldId(props.name);
  const problem = problemWith(props.errors ?? [], props.name);
  return (
    <div class={classOf(props, problem)}>
      <label for={id}>{props.label}</label>
      <HelpAndProblem field={props} problem={problem} />
      <select
        class="input"
        id={id}
        name={props.name}
        aria-describedby={describedBy(props, problem)}
        aria-invalid={problem === undefined ? undefined : 'true'}
      >
        {props.choices.map((choice) => (
          <option value={choice.code} selected={choice.code === props.chosen}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Yes or no. */
export function CheckboxField(props: Field & { checked?: boolean; value?: string }) {
  const problem = problemWith(props.errors ?? [], props.name);
  return (
    <div class={classOf(props, problem)}>
      <HelpAndProblem field={props} problem={problem} />
      <label class="choice" for={fieldId(props.name)}>
        <input
          type="checkbox"
          id={fieldId(props.name)}
          name={props.name}
          value={props.value ?? 'yes'}
          checked={props.checked ?? false}
          aria-describedby={describedBy(props, problem)}
        />
        <span>{props.label}</span>
      </label>
    </div>
  );
}

/** A button that sends its form. `name` and `value` say which of a form's buttons was pressed. */
export function Button(props: {
  children: Child;
  kind?: 'primary' | 'secondary' | 'danger' | 'quiet';
  name?: string;
  value?: string;
  id?: string;
}) {
  return (
    <button
      class={`button ${props.kind ?? 'primary'}`}
      type="submit"
      id={props.id}
      name={props.name}
      value={props.value}
    >
      {props.children}
    </button>
  );
}
