/** A cell's value, or why it cannot be used. */
export type Reading<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: string; sentence: string };

/** A student id in its canonical form. */
export interface StudentId {
  id: string;
  /** The cell had lost its `@` or leading zeros, or carried a spreadsheet's marks. */
  repaired: boolean;
}

/**
 * Banner's ids are `@` and eight digits. A spreadsheet drops the `@` or the leading zeros, or adds marks of
 * its own (`="…"`, a leading apostrophe, `.0`); all of that is undone, so that one student has one id. Other
 * forms of id are kept as they are, in capitals. Ed-Fi's candidateIdentifier has at most 32 characters.
 */
export function readStudentId(cell: string): Reading<StudentId> {
  const text = cell
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .replace(/\s/g, '');
  if (text === '') {
    return {
      ok: false,
      code: 'student-id-missing',
      sentence: 'STUDENTID is empty: add the student’s id.',
    };
  }
  if (/^\d+([.,]\d+)?E\+?\d+$/i.test(text)) {
    return {
      ok: false,
      code: 'student-id-damaged',
      sentence: `STUDENTID “${text}” was rounded by a spreadsheet: export again and upload the file without opening it there.`,
    };
  }
  const digits = /^@?(\d{1,8})(?:\.0+)?$/.exec(text)?.[1];
  if (digits !== undefined && Number(digits) > 0) {
    const id = `@${digits.padStart(8, '0')}`;
    return { ok: true, value: { id, repaired: id !== cell } };
  }
  if (digits === undefined && /^[\x21-\x7e]{1,32}$/.test(text) && /[A-Za-z0-9]/.test(text)) {
    return { ok: true, value: { id: text.toUpperCase(), repaired: false } };
  }
  return {
    ok: false,
    code: 'student-id-unreadable',
    sentence: `STUDENTID “${text.slice(0, 40)}” is no student id: “@” and eight digits are expected.`,
  };
}
