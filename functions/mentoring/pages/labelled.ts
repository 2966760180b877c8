import type { FieldChoice } from '../../../shared/html/form-fields.tsx';

/** Codes as the choices of a field, each with its label, in their order. */
export function labelled<Code extends string>(
  codes: readonly Code[],
  labels: Readonly<Record<Code, string>>,
): FieldChoice[] {
  return codes.map((code) => ({ code, label: labels[code] }));
}
