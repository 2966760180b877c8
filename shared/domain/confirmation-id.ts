/** Names the fact that somebody worked at a school in a school year: however often it is confirmed, it is one fact. */
export function confirmationId(schoolYear: number, schoolId: string): string {
  return `confirmed-${schoolYear}-${schoolId}`;
}
