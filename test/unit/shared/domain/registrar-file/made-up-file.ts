/**
 * Made-up students, what must come out of each, and the rows a registrar would write of them. What must come out
 * is drawn first and the rows are written from it, so that it owes nothing to the code under test.
 */
import { pick, randomFrom, type Random, shuffle } from './seeded-random.ts';

/** What must come out of one student. */
export interface Expected {
  studentId: string;
  outcome: 'graduate' | 'not-a-graduate' | 'revoked' | 'rejected';
  /** Codes of reasons and notes that the admin must see; there may be more. */
  codes: string[];
  /** Of students who completed something. */
  details?: {
    /** `last|first|middle|suffix` */
    name: string;
    /** `BS-EDU-MATH Mathematics Education awarded 2026-05-15`, sorted. */
    degrees: string[];
    /** `address type`, then ` unusable`, ` shared`, ` primary` where they hold; sorted. */
    addresses: string[];
    mobile: string;
    district: string;
    hold: boolean;
    schoolYear: number;
  };
}

export type Row = Record<string, string>;

export interface MadeUpFile {
  rows: Row[];
  expected: Expected[];
}

const surnames =
  "Abara|Björklund|Çelik|D’Angelo|O'Brien|van der Berg|De la Cruz|Johnson-Lee|St. James|Nguyễn|Müller|Ó Súilleabháin|Yazzie".split(
    '|',
  );
const firstNames = 'Zoë|Kwabena|José|Anaïs|Tala|Wei|Søren|Ngozi|"Bo"|Kateřina'.split('|');
const middleNames = ['', '', 'A', 'L.', 'Mª'];
const suffixes = ['', '', '', '', 'Jr.', 'III'];
const districts = ['', '0100005', '0407740', '2601103', '5301234'];
const programs = [
  { degree: 'BS', program: 'BS-EDU-MATH', code: 'MATH', major: 'Mathematics Education' },
  { degree: 'BS', program: 'BS-CTE-CS', code: 'CSED', major: 'Computer Science Teaching' },
  { degree: 'BA', program: 'BA-ELED', code: 'ELED', major: 'Elementary Education' },
  { degree: 'MAT', program: 'MAT-CHEM', code: 'CHEM', major: 'MAT Chemistry' },
];
const master = { degree: 'MED', program: 'MED-CURR', code: 'CURR', major: 'Curriculum' };
const terms = [
  {
    year: 2024,
    days: ['2024-05-10', '2024-06-19', '2024-07-30'],
    code: '202420',
    name: 'Spring 2024',
  },
  {
    year: 2026,
    days: ['2025-12-19', '2026-01-28', '2026-02-20'],
    code: '202610',
    name: 'Fall 2025',
  },
  {
    year: 2026,
    days: ['2026-05-15', '2026-06-24', '2026-07-31'],
    code: '202620',
    name: 'Spring 2026',
  },
  {
    year: 2026,
    days: ['2026-08-14', '2026-09-23', '2026-10-09'],
    code: '202630',
    name: 'Summer 2026',
  },
];
const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

const plots = [
  'awarded',
  'certificate',
  'also-sought',
  'two-programs',
  'two-majors',
  'revoked',
  'one-of-two-revoked',
  'awarded-anew',
  'sought',
  'pending',
  'walked',
  'unknown-status',
  'impossible-date',
  'unreadable-revocation',
] as const;

const traps = [
  'none',
  'shared',
  'bad-address',
  'placeholder',
  'no-address',
  'capitals',
  'spaces',
  'lost-at-sign',
  'lost-zero-of-id',
  'lost-zero-of-district',
  'hold',
  'twice',
  'two-mobiles',
  'loose-accents',
] as const;

interface Draft {
  expected: Expected;
  rows: Row[];
  /** Addresses that mail could go to. */
  personal: string;
  university: string;
  unusable: string;
}

/** `count` students who run through every plot and trap, their rows shuffled. Equal seeds give equal files. */
export function makeUpFile(seed: number, count: number): MadeUpFile {
  const random = randomFrom(seed);
  const drafts: Draft[] = [];
  for (let n = 0; n < count; n += 1) {
    const plot = random() < 0.5 ? 'awarded' : pick(plots, random);
    const trap = random() < 0.4 ? 'none' : pick(traps, random);
    drafts.push(draftStudent({ n, plot, trap, random, earlier: drafts }));
  }
  for (const draft of drafts) stateAddresses(draft, drafts);
  return {
    rows: shuffle(
      drafts.flatMap(({ rows }) => rows),
      random,
    ),
    expected: drafts.map(({ expected }) => expected),
  };
}

interface Cast {
  n: number;
  plot: (typeof plots)[number];
  trap: (typeof traps)[number];
  random: Random;
  earlier: readonly Draft[];
}

function draftStudent({ n, plot, trap, random, earlier }: Cast): Draft {
  const digits = trap === 'lost-zero-of-id' ? `00${100_000 + n}` : String(20_000_000 + n * 13);
  const name = {
    last: pick(surnames, random),
    first: pick(firstNames, random),
    middle: pick(middleNames, random),
    suffix: pick(suffixes, random),
  };
  const first = name.first.replace(/[^A-Za-z]/g, '').toLowerCase();
  const term = pick(terms, random);
  const [day = '', later = '', latest = ''] = term.days;
  const other = earlier.find(({ personal }) => personal !== '');
  const shares = trap === 'shared' && other !== undefined;
  const personal = shares ? other.personal : `${first}.${n}@example.com`;
  const hasPersonal = !['bad-address', 'placeholder', 'no-address'].includes(trap);
  const university =
    trap === 'no-address' || random() < 0.2 ? '' : `${first}${n}@cedarvalley.example.edu`;
  const bad = pick(['a b@example.com', 'tbd@tbd', '@example.com', 'x@', 'x@exa mple'], random);
  const line = 5550100 + Math.floor(random() * 100);
  const mobile = random() < 0.3 && trap !== 'two-mobiles' ? '' : `+1334${line}`;
  const district = trap === 'lost-zero-of-district' ? '0407740' : pick(districts, random);

  const nameCell =
    random() < 0.5 || name.suffix === ''
      ? `${name.last}, ${[name.first, name.middle, name.suffix].filter(Boolean).join(' ')}`
      : `${name.last} ${name.suffix}, ${[name.first, name.middle].filter(Boolean).join(' ')}`;
  const personalCell = {
    'bad-address': bad,
    placeholder: pick(['n/a', 'None', '-'], random),
    'no-address': '',
    capitals: personal.toUpperCase(),
    spaces: `  ${personal} `,
  };
  const idCells: Record<string, string> = {
    'lost-at-sign': digits,
    'lost-zero-of-id': String(Number(digits)),
  };
  const row = (status: string, date: string, award: (typeof programs)[number]): Row => ({
    TERM: term.code,
    SEMESTER: term.name,
    PIDM: String(100_000 + n),
    ACAD_YR: `${term.year - 1}-${term.year}`,
    STUDENTNAME: trap === 'loose-accents' ? nameCell.normalize('NFD') : nameCell,
    STUDENTID: idCells[trap] ?? `@${digits}`,
    GPA: '3.20',
    STATUS: status,
    DEGREE_CODE: award.degree,
    PROGRAM: award.program,
    MAJOR: award.code,
    MAJOR_DESC: award.major,
    CAMPUS: 'M',
    COLLEGE: 'ED',
    CATALOG_TERM: '202210',
    CONCENTRATION: n % 3 === 0 ? 'STEM, secondary' : n % 3 === 1 ? '"Honors"' : '',
    ACTIVITY_DATE: writeDate(date, random),
    UNIV_EMAIL: university,
    PERS_EMAIL: trap in personalCell ? valueIn(personalCell, trap) : personal,
    MOBILE: writeMobile(mobile, random),
    HOME_LEAID: trap === 'lost-zero-of-district' ? '407740' : district,
    CONFIDENTIAL_IND: trap === 'hold' ? 'Y' : 'N',
  });

  const award = pick(programs, random);
  const second = programs[(programs.indexOf(award) + 1) % programs.length] ?? master;
  const secondMajor = { ...award, major: `${award.major} (2nd)` };
  const told = tell(plot, { row, day, later, latest, award, second, secondMajor });
  const rows = [...told.rows];
  if (trap === 'twice') rows.push({ ...pick(rows, random) });
  if (trap === 'two-mobiles') {
    rows.push({ ...row('SO', '2023-09-01', master), MOBILE: '(205) 555-0142' });
  }
  const completed = told.outcome === 'graduate' || told.outcome === 'revoked';
  return {
    rows,
    personal: hasPersonal ? personal : '',
    university,
    unusable: trap === 'bad-address' ? bad : '',
    expected: {
      studentId: `@${digits}`,
      outcome: told.outcome,
      codes: completed ? [...told.codes, ...trapCodes[trap]] : told.codes,
      ...(completed
        ? {
            details: {
              name: [name.last, name.first, name.middle, name.suffix].join('|').normalize('NFC'),
              degrees: told.degrees.toSorted(),
              addresses: [],
              mobile,
              district,
              hold: trap === 'hold',
              schoolYear: term.year,
            },
          }
        : {}),
    },
  };
}

const trapCodes: Record<(typeof traps)[number], string[]> = {
  none: [],
  shared: [],
  'bad-address': ['address-unusable'],
  placeholder: ['address-not-given'],
  'no-address': ['no-usable-address'],
  capitals: [],
  spaces: [],
  'lost-at-sign': ['id-repaired'],
  'lost-zero-of-id': ['id-repaired'],
  'lost-zero-of-district': ['district-repaired'],
  hold: ['directory-hold'],
  twice: ['duplicate-rows'],
  'two-mobiles': ['several-mobiles'],
  'loose-accents': [],
};

interface Scene {
  row: (status: string, date: string, award: (typeof programs)[number]) => Row;
  day: string;
  later: string;
  latest: string;
  award: (typeof programs)[number];
  second: (typeof programs)[number];
  secondMajor: (typeof programs)[number];
}

/** The rows of a plot, and how it ends. */
function tell(
  plot: (typeof plots)[number],
  { row, day, later, latest, award, second, secondMajor }: Scene,
): { outcome: Expected['outcome']; rows: Row[]; degrees: string[]; codes: string[] } {
  const degree = (status: string, date: string, of = award) =>
    `${of.program} ${of.major} ${status} ${date}`;
  const graduate = (rows: Row[], degrees: string[], codes: string[] = []) => ({
    outcome: 'graduate' as const,
    rows,
    degrees,
    codes: ['awarded', ...codes],
  });
  const without = (outcome: Expected['outcome'], rows: Row[], code: string) => ({
    outcome,
    rows,
    degrees: [],
    codes: [code],
  });
  const awarded = row('AW', day, award);
  switch (plot) {
    case 'awarded':
      return graduate([awarded], [degree('awarded', day)]);
    case 'certificate':
      return graduate([row('CT', day, award)], [degree('awarded', day)]);
    case 'also-sought':
      return graduate(
        [awarded, row('SO', day, master)],
        [degree('awarded', day)],
        ['also-not-completed'],
      );
    case 'two-programs':
      return graduate(
        [awarded, row('AW', day, second)],
        [degree('awarded', day), degree('awarded', day, second)],
      );
    case 'two-majors':
      return graduate(
        [awarded, row('AW', day, secondMajor)],
        [degree('awarded', day), degree('awarded', day, secondMajor)],
      );
    case 'revoked':
      return {
        outcome: 'revoked',
        rows: [awarded, row('RV', later, award)],
        degrees: [degree('revoked', day)],
        codes: ['revoked'],
      };
    case 'one-of-two-revoked':
      return graduate(
        [awarded, row('AW', day, second), row('RV', later, second)],
        [degree('awarded', day), degree('revoked', day, second)],
        ['revoked'],
      );
    case 'awarded-anew':
      return graduate(
        [awarded, row('RV', later, award), row('AW', latest, award)],
        [degree('awarded', latest)],
        ['awarded-anew'],
      );
    case 'sought':
      return without('not-a-graduate', [row('SO', day, award)], 'status-SO');
    case 'pending':
      return without('not-a-graduate', [row('PN', day, award)], 'status-PN');
    case 'walked':
      return without('not-a-graduate', [row('WP', day, award)], 'status-WP');
    case 'unknown-status':
      return without('rejected', [row('XX', day, award)], 'status-unknown');
    case 'impossible-date':
      return without('rejected', [{ ...awarded, ACTIVITY_DATE: '02/30/2026' }], 'date-invalid');
    case 'unreadable-revocation': {
      const revocation = { ...row('RV', later, award), ACTIVITY_DATE: '' };
      return without('rejected', [awarded, revocation], 'date-missing');
    }
  }
}

/** Which addresses are shared is known only when everybody is there. */
function stateAddresses(draft: Draft, all: readonly Draft[]): void {
  const { details, codes } = draft.expected;
  if (details === undefined) return;
  const isShared = all.filter(({ personal }) => personal === draft.personal).length > 1;
  const primaryIsUniversity = draft.university !== '' && (draft.personal === '' || isShared);
  if (draft.personal !== '') {
    const shared = isShared ? ' shared' : '';
    details.addresses.push(
      `${draft.personal} Home/Personal${shared}${primaryIsUniversity ? '' : ' primary'}`,
    );
    if (isShared) codes.push('address-shared');
  }
  if (draft.university !== '') {
    details.addresses.push(
      `${draft.university} Organization${primaryIsUniversity ? ' primary' : ''}`,
    );
  }
  if (draft.unusable !== '') details.addresses.push(`${draft.unusable} Home/Personal unusable`);
  details.addresses.sort();
}

function writeDate(isoDate: string, random: Random): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return pick(
    [isoDate, `${month}/${day}/${year}`, `${day}-${months[Number(month) - 1]}-${year.slice(2)}`],
    random,
  );
}

function writeMobile(number: string, random: Random): string {
  if (number === '') return '';
  const [area, exchange, line] = [number.slice(2, 5), number.slice(5, 8), number.slice(8)];
  return pick(
    [
      `(${area}) ${exchange}-${line}`,
      `+1 ${area} ${exchange} ${line}`,
      `${area}.${exchange}.${line}`,
    ],
    random,
  );
}

function valueIn(record: Record<string, string>, key: string): string {
  return record[key] ?? '';
}
