import { describe, expect, test } from 'vitest';
import { checkColumns } from '../../../../../shared/domain/imported-file/check-columns.ts';
import { formats, recognizedFormat } from '../../../../../shared/domain/imported-file/formats.ts';
import { graduatesCsv } from '../../../../../shared/domain/imported-file/graduates-csv.ts';
import { guessColumns } from '../../../../../shared/domain/imported-file/guess-columns.ts';
import { headingsDigest } from '../../../../../shared/domain/imported-file/headings-digest.ts';
import { hireList } from '../../../../../shared/domain/imported-file/hire-list.ts';
import type { OpenedTable } from '../../../../../shared/domain/imported-file/opened-file.ts';
import { registrarExport } from '../../../../../shared/domain/imported-file/registrar-export.ts';

const guessed = (fields: typeof hireList.fields, ...headings: string[]) => {
  const { columns, unsure, claimed } = guessColumns(fields, headings);
  return { columns: Object.fromEntries(columns), unsure, claimed };
};

function tableOf(headings: readonly string[]): OpenedTable {
  return { kind: 'table', headings, headerRow: 1, sample: [], notes: [], read: () => [] };
}

describe('which column holds which field', () => {
  test('is told by the heading’s name, however it is spaced and capitalized', () => {
    expect(guessed(hireList.fields, 'STUDENT ID', 'school_name', 'Hire-Date')).toEqual({
      columns: { studentId: 0, schoolName: 1, hireDate: 2 },
      unsure: [],
      claimed: [],
    });
  });

  test('is told by other names that it commonly goes by', () => {
    const { columns, unsure } = guessed(
      hireList.fields,
      'Start Date',
      'NCESSCH',
      'Job Title',
      'FTE',
    );
    expect(columns).toEqual({
      hireDate: 0,
      ncesSchoolId: 1,
      positionTitle: 2,
      fullTimeEquivalency: 3,
    });
    expect(unsure).toEqual([]);
  });

  test('is guessed by likeness where no name fits, and said to be a guess', () => {
    const { columns, unsure } = guessed(hireList.fields, 'Studnet Number', 'School', 'Hire Dte');
    expect(columns).toEqual({ studentId: 0, schoolName: 1, hireDate: 2 });
    expect(unsure.toSorted()).toEqual(['hireDate', 'studentId']);
  });

  test('takes no column twice: the likest field has it', () => {
    const { columns } = guessed(graduatesCsv.fields, 'degreeDates', 'completionDate');
    expect(columns).toMatchObject({ degreeDate: 0, completionDate: 1 });
    expect(Object.values(columns)).toHaveLength(new Set(Object.values(columns)).size);
  });

  test('is not decided where two headings claim it: somebody must say which', () => {
    const { columns, claimed } = guessed(hireList.fields, 'Student Number', 'studentId', 'School');
    expect(columns).not.toHaveProperty('studentId');
    expect(claimed).toEqual([{ field: 'studentId', positions: [0, 1] }]);
  });

  test('is not guessed from a heading that is like none', () => {
    expect(guessed(hireList.fields, 'Shoe Size', 'x').columns).toEqual({});
  });
});

describe('columns that are needed', () => {
  test('are asked for by their names, one of a group being enough', () => {
    const table = tableOf(['studentId', 'schoolName']);
    const { columns } = guessColumns(hireList.fields, table.headings);
    const problem = checkColumns(hireList, table, columns);
    expect(problem).toMatchObject({ code: 'missing-columns', columns: ['hireDate'] });
    expect(problem?.message).toContain('Missing in row 1: hireDate.');
  });

  test('that two headings may hold are asked about', () => {
    const table = tableOf(['studentId', 'Student Number', 'schoolName', 'hireDate']);
    const { columns, claimed } = guessColumns(hireList.fields, table.headings);
    const problem = checkColumns(hireList, table, columns, claimed);
    expect(problem?.message).toContain('“studentId” (column 1) and “Student Number” (column 2)');
  });
});

describe('what kind of file it is', () => {
  test.each(formats.filter(({ fields }) => fields.length > 0).map((each) => [each.name, each]))(
    '%s is told from all the others by its own column names',
    (name, format) => {
      const table = tableOf(format.fields.map(({ label }) => label));
      expect(recognizedFormat(table)?.name).toBe(name);
    },
  );

  test('is not told from column names that any list may have', () => {
    expect(recognizedFormat(tableOf(['Item', 'Price', 'Amount']))).toBeUndefined();
  });

  test('is a registrar’s export also without the columns that may be left out', () => {
    const headings = registrarExport.fields.flatMap(({ label, group }) =>
      group === undefined ? [] : [label],
    );
    expect(recognizedFormat(tableOf(headings))?.name).toBe('registrar-export');
  });
});

test('Files of one source are known again by their headings, whatever their case; other headings are another source', () => {
  const one = headingsDigest(['Student ID', 'School']);
  expect(headingsDigest(['STUDENT_ID', 'school'])).toBe(one);
  expect(headingsDigest(['School', 'Student ID'])).not.toBe(one);
});
