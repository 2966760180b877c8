/** The directory of schools: how it is listed, and how a name is looked up in it. */

const meanings: Readonly<Record<string, string>> = {
  acad: 'academy',
  ctr: 'center',
  elem: 'elementary',
  ft: 'fort',
  intl: 'international',
  jhs: 'junior high school',
  jr: 'junior',
  mid: 'middle',
  mt: 'mount',
  sch: 'school',
  shs: 'senior high school',
  sr: 'senior',
  st: 'saint',
};

/** At a name's beginning they are something else: `Es Salaam Academy`. */
const laterMeanings: Readonly<Record<string, string>> = {
  es: 'elementary school',
  hs: 'high school',
  ms: 'middle school',
};

/** A name without accents, capitals and signs, and with usual abbreviations written out: `Lincoln MS` is `lincoln middle school`. */
export function plainSchoolName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  return words.map((word, at) => meaningOf(word, at)).join(' ');
}

function meaningOf(word: string, at: number): string {
  if (Object.hasOwn(meanings, word)) return meanings[word] ?? word;
  return at > 0 && Object.hasOwn(laterMeanings, word) ? (laterMeanings[word] ?? word) : word;
}

/** Where a school stands in the program's directory. */
export function directoryListing(
  programId: string,
  { schoolId, name }: { schoolId: string; name: string },
) {
  return { listOf: `${programId}#directory`, listBy: `${plainSchoolName(name)}#${schoolId}` };
}
