/** What was said of a person apart from their degrees, and outlives what a registrar repeats of them. */

interface Name {
  firstName: string;
  lastSurname: string;
  middleName?: string | undefined;
  generationCodeSuffix?: string | undefined;
}

interface Known extends Name {
  telephone?: string | undefined;
  /** When each of them was last said. */
  told?: { name?: string | undefined; telephone?: string | undefined } | undefined;
}

/** The name a person has: as it was told of them, else as the registrar states it. */
export function nameAfter(known: Known | undefined, stated: Name): Name {
  if (known?.told?.name === undefined) return stated;
  const { firstName, lastSurname, middleName, generationCodeSuffix } = known;
  return {
    firstName,
    lastSurname,
    ...(middleName !== undefined && { middleName }),
    ...(generationCodeSuffix !== undefined && { generationCodeSuffix }),
  };
}

/** The number a person can be called at, in the same way. */
export function telephoneAfter(
  known: Known | undefined,
  stated: string | undefined,
): { telephone?: string } {
  const telephone = known?.told?.telephone === undefined ? stated : known.telephone;
  return telephone === undefined ? {} : { telephone };
}

/** Where a person stands in the program's list. */
export function peopleListing(programId: string, personId: string, name: Name) {
  return {
    listOf: `${programId}#people`,
    listBy: `${name.lastSurname} ${name.firstName}`.toLowerCase().normalize('NFC') + `#${personId}`,
  };
}
