/** The cells that tell the academic year of a row. */
export interface YearCells {
  academicYear: string;
  semester: string;
  term: string;
}

/** The ending year: 2026 is 2025–26. */
export interface SchoolYearReading {
  schoolYear: number;
  /** Which cell told it. */
  from: 'ACAD_YR' | 'SEMESTER' | 'TERM';
}

/**
 * ACAD_YR (`2025-2026`, `2025-26`, `2526`, `2026`) decides; without it SEMESTER (`Fall 2025` belongs to
 * 2025–26) and at last the first four digits of Banner's TERM code. `undefined` when none can be read.
 */
export function readSchoolYear(cells: YearCells): SchoolYearReading | undefined {
  const ending = endingYear(cells.academicYear.trim());
  if (ending !== undefined) return { schoolYear: ending, from: 'ACAD_YR' };

  const semester = /^(\p{L}+).*?\b((?:19|20)\d{2})$/u.exec(cells.semester.trim());
  if (semester) {
    const year = Number(semester[2]);
    const autumn = /^(fall|autumn)/i.test(semester[1] ?? '');
    return { schoolYear: autumn ? year + 1 : year, from: 'SEMESTER' };
  }

  const term = /^((?:19|20)\d{2})\d{2}$/.exec(cells.term.trim());
  if (term) return { schoolYear: Number(term[1]), from: 'TERM' };
  return undefined;
}

/** The year a day falls in when nothing else tells: a summer term ends the academic year, a fall term opens it. */
export function schoolYearOfDay(isoDate: string): number {
  const year = Number(isoDate.slice(0, 4));
  return Number(isoDate.slice(5, 7)) >= 9 ? year + 1 : year;
}

function endingYear(text: string): number | undefined {
  const span = /^((?:19|20)\d{2})\s*[-/–]\s*((?:19|20)?\d{2})$/.exec(text);
  if (span) {
    const ending = Number(span[1]) + 1;
    return ending % 100 === Number(span[2]) % 100 ? ending : undefined;
  }
  const short = /^(\d{2})(\d{2})$/.exec(text);
  if (short && (Number(short[1]) + 1) % 100 === Number(short[2])) {
    // 2021 is a year of its own, not 2020–21 in Banner's short form.
    return /^(19|20)/.test(text) ? Number(text) : 2000 + Number(short[2]);
  }
  return /^(19|20)\d{2}$/.test(text) ? Number(text) : undefined;
}
