/** Partitions of the table. Everything about a person lies in theirs. */
export const personPartition = (personId: string) => `person#${personId}`;
export const identityPartition = (programId: string, candidateIdentifier: string) =>
  `identity#${programId}#${candidateIdentifier}`;
export const programPartition = (programId: string) => `program#${programId}`;
export const schoolPartition = (programId: string, schoolId: string) =>
  `school#${programId}#${schoolId}`;
export const importPartition = (importId: string) => `import#${importId}`;
/** `unattributed` holds what did not say to which program it belongs. */
export const quarantinePartition = (programId: string) => `quarantine#${programId}`;
export const deadLetterPartition = (programId: string) => `dead-letters#${programId}`;
/** One event of an integrator: the door's entry of it, and what became of it. */
export const receiptPartition = (programId: string, eventId: string) =>
  `receipt#${programId}#${eventId}`;
export const reviewPartition = (programId: string) => `review#${programId}`;
export const directoryPartition = (programId: string, schoolId: string) =>
  `directory#${programId}#${schoolId}`;
export const districtPartition = (programId: string, leaId: string) =>
  `district#${programId}#${leaId}`;
/** One answer of an HTTP door, by the client and a digest of its `Idempotency-Key`. */
export const savedAnswerPartition = (clientId: string, key: string) => `answer#${clientId}#${key}`;
/** What a client of the HTTP doors used, an item for each minute. */
export const ratePartition = (clientId: string) => `rate#${clientId}`;
/** Where columns stand under one set of headings. */
export const columnMappingPartition = (programId: string, headings: string) =>
  `columns#${programId}#${headings}`;
export const orgAliasPartition = (programId: string, sourcedId: string) =>
  `org-alias#${programId}#${sourcedId}`;
