/** `Student ID`, `student_id` and `STUDENTID` are one heading. */
export function normalizeHeading(heading: string): string {
  return heading.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}
