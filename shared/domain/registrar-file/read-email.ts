/** One address out of a cell, in lower case: no provider in use tells addresses apart by case. */
export interface AddressReading {
  address: string;
  usable: boolean;
}

/** As much of an unusable address as is kept to be shown. */
const longestKept = 320;

/** What is written where there is no address. */
const placeholder =
  /^(n\/?a|none|nil|null|no|no e-?mail|not (provided|available)|unknown|tbd|[-–—.?]+)$/;

/** Whether the cell says in words that there is no address. */
export function saysNoAddress(cell: string): boolean {
  return placeholder.test(cell.trim().toLowerCase());
}

/**
 * The addresses of a cell. `Name <a@b.org>`, `mailto:` and several addresses in one cell are understood; what
 * is no address is given back whole, marked unusable, so that the admin sees it. An empty cell gives none,
 * and so does `n/a` or `none`.
 */
export function readEmails(cell: string): AddressReading[] {
  const text = cell.trim().toLowerCase();
  if (text === '' || saysNoAddress(text)) return [];
  const parts = text.split(/[;,\s]+/).filter((part) => part !== '');
  const bracketed = /<([^<>]+)>$/.exec(text)?.[1]?.trim();
  const candidates = bracketed === undefined ? parts : [bracketed];
  const addresses = candidates.map((part) => part.replace(/^mailto:/, ''));
  if (addresses.length > 0 && addresses.every(isEmailAddress)) {
    return [...new Set(addresses)].map((address) => ({ address, usable: true }));
  }
  return [{ address: text.slice(0, longestKept), usable: false }];
}

/**
 * Whether mail can be addressed there: RFC 5321's dot-string of ASCII letters at a domain with at least two
 * labels. Quoted local parts, address literals and internationalized addresses (RFC 6531) are refused: SES
 * does not send to them.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.lastIndexOf('@');
  return at > 0 && at <= 64 && dotString.test(text.slice(0, at)) && domain.test(text.slice(at + 1));
}

const dotString = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;

/** Labels of at most 63 letters, the last one of letters alone or Punycode. */
const domain =
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/i;
