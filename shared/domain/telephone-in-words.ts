/** A telephone number as people of its country write it, where we know how: `(334) 555-0117`. */
export function telephoneInWords(number: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number) ?? [];
  return area === undefined ? number : `(${area}) ${exchange}-${line}`;
}
