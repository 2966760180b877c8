import type { PersonName } from './registrar-student.ts';

/** A name in Ed-Fi's parts, and what was guessed. */
export interface NameReading {
  name: PersonName;
  guess?: 'single-name' | 'name-order-guessed';
}

const suffixAfterSurname = /^(jr|sr|ii|iii|iv|v|vi|2nd|3rd|4th)\.?$/i;
/** Behind a first name V is an initial far more often than the fifth of a family. */
const suffixAfterFirstName = /^(jr|sr|ii|iii|iv|vi|2nd|3rd|4th)\.?$/i;
/** What registrars write where a person has one name only. */
const placeholder = /^(fnu|lnu|nfn|nln|[.\-–—]+)$/i;

/**
 * Reads `Last, First M` (also `Last Jr, First`, `Last, First M III`, `Last, Jr., First`). The last word of
 * the given names is the middle name if it is an initial, or if there are just two; of three and more words
 * without an initial the first is the first name. Nothing is dropped, particles and quotes stay.
 * `undefined` when the cell holds no letter.
 */
export function readName(cell: string): NameReading | undefined {
  const text = cell.trim();
  if (!/\p{L}/u.test(text)) return undefined;
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length === 1) return readWithoutComma(text);

  const suffixes: string[] = [];
  const kept = parts.filter((part, at) => {
    if (at > 0 && suffixAfterSurname.test(part)) suffixes.push(part);
    return !(at > 0 && suffixAfterSurname.test(part));
  });
  const surname = takeLastWord(words(kept[0] ?? ''), suffixAfterSurname, suffixes);
  const given = takeLastWord(words(kept.slice(1).join(' ')), suffixAfterFirstName, suffixes);
  return assemble(surname, given, suffixes[0]);
}

/** The name as a list shows it: `Last, First M, Jr`. */
export function showName(name: PersonName): string {
  const given = [name.firstName, name.middleName].filter(Boolean).join(' ');
  return [name.lastSurname, given, name.generationCodeSuffix].filter(Boolean).join(', ');
}

/** Whether every part fits Ed-Fi's lengths (75, and 10 for the suffix). */
export function fitsEdFi(name: PersonName): boolean {
  const { firstName, lastSurname, middleName = '', generationCodeSuffix = '' } = name;
  const parts = [firstName, lastSurname, middleName];
  return parts.every((part) => part.length <= 75) && generationCodeSuffix.length <= 10;
}

function readWithoutComma(text: string): NameReading {
  const suffixes: string[] = [];
  const all = takeLastWord(words(text), suffixAfterFirstName, suffixes);
  if (all.length < 2) return assemble(all, [], suffixes[0]);
  return { ...assemble(all.slice(-1), all.slice(0, -1), suffixes[0]), guess: 'name-order-guessed' };
}

function assemble(
  surnameWords: readonly string[],
  givenWords: readonly string[],
  suffix: string | undefined,
): NameReading {
  const surname = surnameWords.filter((word) => !placeholder.test(word)).join(' ');
  const given = givenWords.filter((word) => !placeholder.test(word));
  const ending = suffix === undefined ? {} : { generationCodeSuffix: suffix };
  if (surname === '' || given.length === 0) {
    const only = surname === '' ? given.join(' ') : surname;
    return { name: { firstName: only, lastSurname: only, ...ending }, guess: 'single-name' };
  }
  const middleFrom = given.length > 2 && isInitial(given.at(-1)) ? given.length - 1 : 1;
  const middleName = given.slice(middleFrom).join(' ');
  return {
    name: {
      firstName: given.slice(0, middleFrom).join(' '),
      lastSurname: surname,
      ...(middleName === '' ? {} : { middleName }),
      ...ending,
    },
  };
}

function isInitial(word: string | undefined): boolean {
  return word !== undefined && /^\p{L}\p{M}*[.ªº]?\.?$/u.test(word);
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** Moves a suffix at the end of several words to `found`. */
function takeLastWord(all: string[], suffix: RegExp, found: string[]): string[] {
  const last = all.at(-1);
  if (all.length < 2 || last === undefined || !suffix.test(last)) return all;
  found.push(last);
  return all.slice(0, -1);
}
