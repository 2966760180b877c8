import { plainSchoolName } from './directory.ts';

/** What somebody wrote of a school. In a survey all of it stands in the name: `Lincoln Middle School, Auburn`. */
export interface TypedSchool {
  name: string;
  city?: string | undefined;
  stateAbbreviation?: string | undefined;
}

/** Words that many schools have in their names say little of which is meant. */
const common = new Set(
  'school elementary middle high junior senior primary intermediate public charter academy of the and for at in'.split(
    ' ',
  ),
);
/** Two words with as many letter pairs in common are one word with a slip. */
const sameWord = 0.7;
/** Below it a school of the directory is not worth showing. */
const likeEnough = 0.55;

/**
 * Schools of the directory that a typed one may be, the likeliest first. They are proposals: which it is, a person
 * says. Words of the name count, whatever their order, with a slip allowed; a city or state that was typed must not
 * be another one.
 */
export function matchSchool<School extends TypedSchool>(
  typed: TypedSchool,
  directory: readonly School[],
  most: number,
): School[] {
  return directory
    .map((school) => ({ school, likeness: likenessOf(typed, school) }))
    .filter(({ likeness }) => likeness >= likeEnough)
    .toSorted((a, b) => b.likeness - a.likeness || a.school.name.localeCompare(b.school.name))
    .slice(0, most)
    .map(({ school }) => school);
}

/** 0 for nothing in common, 1 for the same school as far as words can tell. */
export function likenessOf(typed: TypedSchool, school: TypedSchool): number {
  if (!fits(typed.stateAbbreviation, school.stateAbbreviation)) return 0;
  const written = wordsIn(typed.name, typed.city);
  const name = wordsIn(school.name);
  const place = wordsIn(school.city ?? '', school.stateAbbreviation);
  const told = shareOf(name, written);
  const meant = shareOf(written, [...name, ...place]);
  if (told + meant === 0) return 0;
  return (2 * told * meant) / (told + meant);
}

function fits(typed: string | undefined, known: string | undefined): boolean {
  const [one = '', other = ''] = [typed?.toUpperCase(), known?.toUpperCase()];
  return one === '' || other === '' || one === other;
}

function wordsIn(...texts: readonly (string | undefined)[]): string[] {
  return texts
    .flatMap((text) => plainSchoolName(text ?? '').split(' '))
    .filter((word) => word !== '');
}

/** How much of `words` is among `others`, by weight. */
function shareOf(words: readonly string[], others: readonly string[]): number {
  const whole = words.reduce((sum, word) => sum + weightOf(word), 0);
  if (whole === 0) return 0;
  const found = words.reduce((sum, word) => {
    const best = Math.max(0, ...others.map((other) => wordLikeness(word, other)));
    return sum + (best >= sameWord ? best * weightOf(word) : 0);
  }, 0);
  return found / whole;
}

function weightOf(word: string): number {
  return common.has(word) ? 0.3 : 1;
}

/** Letter pairs in common (Dice). */
function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [pairs, others] = [pairsIn(one), pairsIn(other)];
  const both = pairs.filter((pair) => others.includes(pair)).length;
  return pairs.length + others.length === 0 ? 0 : (2 * both) / (pairs.length + others.length);
}

function pairsIn(word: string): string[] {
  const framed = ` ${word} `;
  return Array.from({ length: framed.length - 1 }, (_, at) => framed.slice(at, at + 2));
}
