import type { Sharing } from '../../../events/vocabulary/mentoring.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { mentoringLabels } from '../../../shared/domain/mentoring-labels.ts';
import type { FieldChoice } from '../../../shared/html/form-fields.tsx';

/** What a person could show another, as they would see it themselves: masked. */
export interface Shareable {
  sharing: Sharing;
  /** `n•••@m•••.example`, `•••12`; left out where there is nothing to add. */
  hint?: string;
}

/** What could be shown, as the choices of a field. */
export function shareChoices(locale: Locale, shareable: readonly Shareable[]): FieldChoice[] {
  const { shares } = mentoringLabels(locale);
  return shareable.map(({ sharing, hint }) => ({
    code: sharing,
    label: hint === undefined ? shares[sharing] : `${shares[sharing]} (${hint})`,
  }));
}
