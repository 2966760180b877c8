import { fieldId, type FormError, problemWith } from './form-error.ts';
import type { FieldChoice } from './form-fields.tsx';

/**
 * Any number of several choices, each a whole line to touch. Each is a field of its own, `<name>.<code>`, so that a
 * form's fields stay a plain list of one value each.
 */
export function CheckboxesField(props: {
  name: string;
  label: string;
  help?: string | undefined;
  errors?: readonly FormError[];
  choices: readonly FieldChoice[];
  chosen: readonly string[];
}) {
  const id = fieldId(props.name);
  const problem = problemWith(props.errors ?? [], props.name);
  const described = [
    props.help === undefined ? [] : [`${id}-help`],
    problem === undefined ? [] : [`${id}-problem`],
  ].flat();
  return (
    <fieldset
      class={problem === undefined ? 'field' : 'field wrong'}
      aria-describedby={described.length === 0 ? undefined : described.join(' ')}
    >
      <legend>{props.label}</legend>
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
      <div class="choices">
        {props.choices.map((choice, index) => (
          <label class="choice">
            <input
              type="checkbox"
              name={`${props.name}.${choice.code}`}
              value="yes"
              id={index === 0 ? id : undefined}
              checked={props.chosen.includes(choice.code)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
