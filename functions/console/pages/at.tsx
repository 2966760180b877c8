/** An instant in words, in the program's zone: `May 3, 2027, 10:00 AM`. */
export function instantInWords(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(iso));
}

/** A day in words, `May 3, 2027`. A date without a time is the day it names, in every zone. */
export function dayInWords(iso: string, timeZone: string): string {
  const zone = iso.length === 10 ? 'UTC' : timeZone;
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'medium' }).format(
    new Date(iso),
  );
}

export function At(props: { iso: string; timeZone: string }) {
  return <time datetime={props.iso}>{instantInWords(props.iso, props.timeZone)}</time>;
}

export function Day(props: { iso: string; timeZone: string }) {
  return <time datetime={props.iso}>{dayInWords(props.iso, props.timeZone)}</time>;
}

/** `1 graduate`, `2 graduates`, `12,000 graduates`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? one : many}`;
}

/** `2026–27` for the school year that ends in 2027. */
export function schoolYearInWords(endingYear: number): string {
  return `${endingYear - 1}–${String(endingYear % 100).padStart(2, '0')}`;
}
