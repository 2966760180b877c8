/** The first day after a pause, as forms give it. */

/** Nobody is left in peace for longer by a pause; who wishes so stops the messages. */
const longestDays = 731;
const dayLength = 86_400_000;

export type PauseDayProblem = 'no-day' | 'not-ahead' | 'too-far';

/** What is wrong with a day (`2027-08-15`) up to which somebody wants a pause; undefined when nothing is. */
export function pauseDayProblem(text: string, today: string): PauseDayProblem | undefined {
  if (!isDay(text)) return 'no-day';
  if (text <= today) return 'not-ahead';
  const days = (startOf(text) - startOf(today)) / dayLength;
  return days > longestDays ? 'too-far' : undefined;
}

/** The same day, or undefined when something is wrong with it. */
export function pauseDay(text: string, today: string): string | undefined {
  return pauseDayProblem(text, today) === undefined ? text : undefined;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = startOf(text);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
