/** What most cells are: signs of ASCII with single spaces between them. */
const plain = /^[!-~]*( [!-~]+)*$/;

/** How an export writes what a spreadsheet is to keep as text, zeros and all: `="010000500870"`. */
const keptAsText = /^="(.*)"$/s;

/**
 * A cell's text: composed letters (NFC), single spaces, no control or direction characters. Zero-width and direction
 * marks come with text copied from web pages, and hide in names and addresses.
 */
export function cleanCell(cell: string): string {
  const text = keptAsText.exec(cell)?.[1] ?? cell;
  if (plain.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}
