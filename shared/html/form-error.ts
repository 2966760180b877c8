/** What is wrong with one field of a form, and how to mend it; a whole sentence. */
export interface FormError {
  /** The field's `name`. */
  field: string;
  message: string;
}

/** The id of a field's first control: where the error summary leads. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** The sentence for one field, if it has an error. */
export function problemWith(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
