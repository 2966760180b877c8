import type {
  FormField,
  FormGroup,
  FormLeaf,
  FormRows,
  FormSeveral,
} from '../domain/contract-fields.ts';
import { fieldName, type FormValues, rowNumbers } from '../domain/contract-form.ts';
import { CheckboxesField } from './checkboxes-field.tsx';
import { type FormError, problemWith } from './form-error.ts';
import { Button, type FieldChoice, SelectField, TextField } from './form-fields.tsx';

interface Shown {
  values: FormValues;
  errors: readonly FormError[];
  /** What may be chosen instead of typed, by the field's name. */
  offers?: Readonly<Record<string, readonly string[]>>;
  /** The list that gets one more row than it has. */
  more?: string | undefined;
}

/**
 * The fields of a form that was made from a contract; the page puts them into its `<form>`. A button named `add`
 * asks for one more row of the list that is its value.
 */
export function ContractForm(props: Shown & { fields: readonly FormField[] }) {
  return (
    <>
      {inBlocks(props.fields, '').map((block) => (
        <Block {...props} {...block} />
      ))}
    </>
  );
}

interface Placed<Field extends FormField = FormField> {
  field: Field;
  above: string;
  /** What its label says of leaving it empty: what the group it is shown in says, or nothing where one of all is needed. */
  optional: 'as-it-is' | 'yes' | 'unsaid';
}

/** Fields side by side, or one part by itself. */
interface BlockOf {
  line: readonly Placed<FormLeaf>[];
  part: Placed<Exclude<FormField, FormLeaf>> | undefined;
}

/** Fields that follow each other stand side by side; a small group has no heading of its own. */
function inBlocks(
  fields: readonly FormField[],
  above: string,
  optional: Placed['optional'] = 'as-it-is',
): BlockOf[] {
  const blocks: BlockOf[] = [];
  for (const placed of fields.flatMap((field) => flat({ field, above, optional }))) {
    const { field, ...place } = placed;
    const last = blocks.at(-1);
    if (field.kind === 'group' || field.kind === 'rows' || field.kind === 'several') {
      blocks.push({ line: [], part: { field, ...place } });
    } else if (last === undefined || last.part !== undefined) {
      blocks.push({ line: [{ field, ...place }], part: undefined });
    } else {
      blocks.splice(-1, 1, { line: [...last.line, { field, ...place }], part: undefined });
    }
  }
  return blocks;
}

const smallGroup = 2;

function flat(placed: Placed): Placed[] {
  const { field, above, optional } = placed;
  if (field.kind !== 'group' || field.fields.length > smallGroup) return [placed];
  const of = optional === 'as-it-is' && !field.required ? 'yes' : optional;
  return field.fields.map((part) => ({
    field: part,
    above: fieldName(above, field.name),
    optional: of,
  }));
}

function Block(props: Shown & BlockOf) {
  const { line, part, ...shown } = props;
  if (part === undefined) {
    return (
      <div class="field-row">
        {line.map((placed) => (
          <Leaf {...shown} {...placed} />
        ))}
      </div>
    );
  }
  const { field, above, optional } = part;
  switch (field.kind) {
    case 'group':
      return <Group {...shown} field={field} above={above} title={titled(field, optional)} />;
    case 'rows':
      return <Rows {...shown} field={field} above={above} />;
    case 'several':
      return <Several {...shown} field={field} above={above} />;
  }
}

function titled({ label, required }: FormField, optional: Placed['optional'] = 'as-it-is'): string {
  const said = optional === 'as-it-is' ? !required : optional === 'yes';
  return said ? `${label} (optional)` : label;
}

function Group(
  props: Shown & { field: FormGroup; above: string; title: string; hideTitle?: boolean },
) {
  const { field, above, title, hideTitle = false, ...shown } = props;
  // Where none of the parts has to be there and the whole has, one of them is needed: its hint says so.
  const anyOf = field.required && field.fields.every(({ required }) => !required);
  const optional = anyOf ? 'unsaid' : 'as-it-is';
  return (
    <fieldset class="group">
      <legend class={hideTitle ? 'visually-hidden' : undefined}>{title}</legend>
      {field.hint !== undefined && <p class="help">{field.hint}</p>}
      {inBlocks(field.fields, fieldName(above, field.name), optional).map((block) => (
        <Block {...shown} {...block} />
      ))}
    </fieldset>
  );
}

function Rows(props: Shown & { field: FormRows; above: string }) {
  const { field, above, ...shown } = props;
  const name = fieldName(above, field.name);
  const present = rowNumbers(name, shown.values);
  const next = (present.at(-1) ?? -1) + 1;
  const rows = present.length === 0 || shown.more === name ? [...present, next] : present;
  return (
    <fieldset class="group">
      <legend>{titled(field)}</legend>
      {field.hint !== undefined && <p class="help">{field.hint}</p>}
      {rows.map((at, place) => (
        <Row {...shown} field={field} above={`${name}.${at}`} place={place} of={rows.length} />
      ))}
      {(field.most === undefined || rows.length < field.most) && (
        <p class="more">
          <Button kind="secondary" name="add" value={name}>
            Add: {field.one.toLowerCase()}
          </Button>
        </p>
      )}
    </fieldset>
  );
}

function Row(props: Shown & { field: FormRows; above: string; place: number; of: number }) {
  const { field, above, place, of, ...shown } = props;
  const { item } = field;
  const title = of === 1 ? field.one : `${field.one} ${place + 1}`;
  if (item.kind === 'group') {
    return <Group {...shown} field={item} above={above} title={title} hideTitle={of === 1} />;
  }
  return (
    <div class="field-row">
      <Leaf {...shown} field={{ ...item, label: title }} above={above} optional="yes" />
    </div>
  );
}

function Several(props: Shown & { field: FormSeveral; above: string }) {
  const { field, above, values, errors } = props;
  const name = fieldName(above, field.name);
  const ticked = [...values]
    .filter(([key, value]) => value === 'yes' && key.startsWith(`${name}.`))
    .map(([key]) => key.slice(name.length + 1));
  const wrong = problemWith(errors, name) !== undefined;
  const label = titled(field);
  return (
    <details class="compact" open={wrong || ticked.length > 0}>
      <summary>{label}</summary>
      <CheckboxesField
        name={name}
        label={label}
        help={field.hint}
        choices={withStated(field.choices, ticked)}
        chosen={ticked}
        errors={errors}
      />
    </details>
  );
}

/** The choices, and what was said that is none of them: it stays until somebody chooses another. */
function withStated(choices: readonly FieldChoice[], stated: readonly string[]): FieldChoice[] {
  const others = stated.filter((code) => choices.every((choice) => choice.code !== code));
  return [...choices, ...others.map((code) => ({ code, label: code }))];
}

function Leaf(props: Shown & Placed<FormLeaf>) {
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

function Text(props: Shown & Placed<FormLeaf & { kind: 'text' }>) {
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
