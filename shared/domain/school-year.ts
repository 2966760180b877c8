/**
 * The school year (ending year) that an instant falls in, in a program's zone: May 2027 is in 2026-27.
 * In a file of its own, and by `Intl`, so that who needs no more of the calendar than this does without Temporal.
 */
export function schoolYearAt(instant: string, { timeZone }: { timeZone: string }): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
  }).formatToParts(new Date(instant));
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return numberOf('month') >= 8 ? numberOf('year') + 1 : numberOf('year');
}
