import type {
  FormField,
  FormGroup,
  FormLeaf,
  FormRows,
  FormSeveral,
} from '../domain/contract-fields.ts';
import { fieldName, rowNumbers } from '../domain/contract-form.ts';
import { CheckboxesField } from './checkboxes-field.tsx';
import {
  ContractField,
  type FieldsShown,
  type Optional,
  titled,
  withStated,
} from './contract-field.tsx';
import { problemWith } from './form-error.ts';
import { Button } from './form-fields.tsx';

interface Shown extends FieldsShown {
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
  optional: Optional;
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
  optional: Optional = 'as-it-is',
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
          <ContractField {...shown} {...placed} />
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
      <ContractField {...shown} field={{ ...item, label: title }} above={above} optional="yes" />
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
