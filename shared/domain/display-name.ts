/** `Ngozi A Ivanova Jr` */
export function displayNameOf(name: {
  firstName: string;
  middleName?: string | undefined;
  lastSurname: string;
  generationCodeSuffix?: string | undefined;
}): string {
  return [name.firstName, name.middleName, name.lastSurname, name.generationCodeSuffix]
    .filter((part) => part !== undefined)
    .join(' ');
}
