/** What stands in an interchange beside what is read of it: said once, not line by line. */
export function othersInWords(others: ReadonlyMap<string, number>): string[] {
  if (others.size === 0) return [];
  const names = [...others]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([name, count]) => `${name.slice(0, 80)} (${count.toLocaleString('en-US')})`);
  const more = others.size > names.length ? ' and others' : '';
  return [`Passed over, as nothing is read of it: ${names.join(', ')}${more}.`];
}
