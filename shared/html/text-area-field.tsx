import { fieldId, type FormError, problemWith } from './form-error.ts';

/** Several lines of text. */
export function TextAreaField(props: {
  name: string;
  label: string;
  value: string;
  rows: number;
  help?: string;
  errors?: readonly FormError[];
  autocomplete?: string;
  /** For data: letters of one width, and no spell checker. */
  code?: boolean;
}) {
  const id = fieldId(props.name);
  const problem = problemWith(props.errors ?? [], props.name);
  const described = [
    props.help === undefined ? [] : [`${id}-help`],
    problem === undefined ? [] : [`${id}-problem`],
  ].flat();
  return (
    <div class={problem === undefined ? 'field' : 'field wrong'}>
      <label for={id}>{props.label}</label>
      {props.help !== undefined && (
        <p class="help" id={`${id}-help`}>
          {props.help}
        </p>
      )}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <textarea
        class={props.code === true ? 'input code' : 'input'}
        id={id}
        name={props.name}
        rows={props.rows}
        autocomplete={props.autocomplete}
        spellcheck={props.code === true ? false : undefined}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        aria-invalid={problem === undefined ? undefined : 'true'}
      >
        {props.value}
      </textarea>
    </div>
  );
}
