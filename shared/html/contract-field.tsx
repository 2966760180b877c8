import type { FormField, FormLeaf } from '../domain/contract-fields.ts';
import { fieldName, type FormValues } from '../domain/contract-form.ts';
import type { FormError } from './form-error.ts';
import { type FieldChoice, SelectField, TextField } from './form-fields.tsx';

/** What the fields of a form hold. */
export interface FieldsShown {
  values: FormValues;
  errors: readonly FormError[];
  /** What may be chosen instead of typed, by the field's name. */
  offers?: Readonly<Record<string, readonly string[]>>;
}

/** What a label says of leaving it empty: what the field says, that it may, or nothing where one of several is needed. */
export type Optional = 'as-it-is' | 'yes' | 'unsaid';

type Placed<Leaf> = FieldsShown & { field: Leaf; above: string; optional: Optional };

/** A field’s label, with whether it may be left empty. */
export function titled({ label, required }: FormField, optional: Optional = 'as-it-is'): string {
  const said = optional === 'as-it-is' ? !required : optional === 'yes';
  return said ? `${label} (optional)` : label;
}

/** The choices, and what was said that is none of them: it stays until somebody chooses another. */
export function withStated(
  choices: readonly FieldChoice[],
  stated: readonly string[],
): FieldChoice[] {
  const others = stated.filter((code) => choices.every((choice) => choice.code !== code));
  return [...choices, ...others.map((code) => ({ code, label: code }))];
}

/** One field of a form that was made from a contract. */
export function ContractField(props: Placed<FormLeaf>) {
  const { field, above, values, errors, optional } = props;
  const name = fieldName(above, field.name);
  const value = values.get(name) ?? '';
  const common = { name, label: titled(field, optional), help: field.hint, errors };
  switch (field.kind) {
    case 'text':
      return <Text {...props} field={field} />;
    case 'date': {
      // A date field of a browser shows nothing of what is no date.
      const type = value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text';
      return <TextField {...common} type={type} value={value} autocomplete="off" />;
    }
    case 'number':
      return <TextField {...common} value={value} inputmode="numeric" autocomplete="off" />;
    case 'yes-no':
      return <Choice {...common} field={field} choices={yesOrNo} value={value} />;
    case 'choice':
    case 'descriptor':
      return <Choice {...common} field={field} choices={field.choices} value={value} />;
  }
}

const yesOrNo = [
  { code: 'yes', label: 'Yes' },
  { code: 'no', label: 'No' },
];

function Text(props: Placed<FormLeaf & { kind: 'text' }>) {
  const { field, above, values, errors, offers = {}, optional } = props;
  const name = fieldName(above, field.name);
  const offered = offers[name] ?? [];
  return (
    <div>
      <TextField
        name={name}
        label={titled(field, optional)}
        help={field.hint}
        errors={errors}
        type={field.input}
        value={values.get(name) ?? ''}
        maxLength={field.most}
        autocomplete="off"
        list={offered.length === 0 ? undefined : `offers-${name}`}
      />
      {offered.length > 0 && (
        <datalist id={`offers-${name}`}>
          {offered.map((each) => (
            <option value={each} />
          ))}
        </datalist>
      )}
    </div>
  );
}

function Choice(props: {
  name: string;
  label: string;
  help: string | undefined;
  errors: readonly FormError[];
  field: FormLeaf;
  choices: readonly FieldChoice[];
  value: string;
}) {
  const { field, choices, value, ...common } = props;
  const [only, another] = choices;
  const fixed = field.required && only !== undefined && another === undefined;
  if (fixed && (value === '' || value === only.code)) {
    return <input type="hidden" name={common.name} value={only.code} />;
  }
  const nothing = { code: '', label: field.required ? 'Choose' : 'Not known' };
  return (
    <SelectField
      {...common}
      chosen={value}
      choices={[nothing, ...withStated(choices, value === '' ? [] : [value])]}
    />
  );
}
