/** What was ticked of a field's choices (`<name>.<code>`), in their order. Nothing else of the form is looked at. */
export function tickedOf<Code extends string>(
  form: ReadonlyMap<string, string>,
  name: string,
  codes: readonly Code[],
): Code[] {
  return codes.filter((code) => form.get(`${name}.${code}`) === 'yes');
}
