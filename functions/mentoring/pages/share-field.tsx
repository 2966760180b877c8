import type { Locale } from '../../../shared/domain/locale.ts';
import { CheckboxesField } from '../../../shared/html/checkboxes-field.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { type Shareable, shareChoices } from './share-choices.ts';

const texts = {
  en: {
    nothing:
      'Nothing of you is shown to others, since your records are marked so or we have no address of yours. Reply to our email to change that.',
  },
} satisfies Record<Locale, object>;

/** What somebody agrees to show another person, field `shares`; why not, where nothing can be shown. */
export function ShareField(props: {
  locale: Locale;
  label: string;
  help: string;
  shareable: readonly Shareable[];
  chosen: readonly string[];
  errors: readonly FormError[];
}) {
  if (props.shareable.length === 0) return <p>{texts[props.locale].nothing}</p>;
  return (
    <CheckboxesField
      name="shares"
      label={props.label}
      help={props.help}
      choices={shareChoices(props.locale, props.shareable)}
      chosen={props.chosen}
      errors={props.errors}
    />
  );
}
