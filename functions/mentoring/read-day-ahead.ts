/** A day after today, and within two years, as a form's field gives it (`2027-08-15`); undefined when it is none. */
export function readDayAhead(text: string, today: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const instant = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== text) {
    return undefined;
  }
  const days = (instant.getTime() - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  return days >= 1 && days <= 731 ? text : undefined;
}
