import type { Locale } from '../domain/locale.ts';
import { fieldId, type FormError } from './form-error.ts';

const texts = { en: { heading: 'Please look at this again' } } satisfies Record<Locale, object>;

/** What is wrong with a form, at its top, each sentence leading to its field (WCAG 3.3.1). Nothing when nothing is. */
export function ErrorSummary(props: { locale: Locale; errors: readonly FormError[] }) {
  if (props.errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary">
      <h2 id="error-summary">{texts[props.locale].heading}</h2>
      <ul>
        {props.errors.map((error) => (
          <li>
            <a href={`#${fieldId(error.field)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
