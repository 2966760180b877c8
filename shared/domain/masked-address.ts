/**
 * An email address that its owner recognises and nobody else can use: `j•••@e•••.edu`.
 * The number of dots says nothing about the length.
 */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '•••';
  const labels = address.slice(at + 1).split('.');
  const ending = labels.length > 1 ? `.${labels.at(-1)}` : '';
  return `${firstOf(address)}•••@${firstOf(labels[0] ?? '')}•••${ending}`;
}

function firstOf(text: string): string {
  return [...text][0] ?? '';
}
