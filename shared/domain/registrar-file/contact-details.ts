import { latestOf } from './latest-of.ts';
import { readDistrict } from './read-district.ts';
import type { RegistrarRow } from './read-row.ts';
import { readTelephone } from './read-telephone.ts';
import type { Remark, Telephone } from './registrar-student.ts';

/** A student's detail and what the admin should know about it. */
export interface Detail<Value> {
  value: Value;
  notes: Remark[];
}

/** The newest MOBILE, as E.164; one that cannot be read is kept as it is while it fits (Ed-Fi: 24). */
export function telephoneOf(rows: readonly RegistrarRow[]): Detail<Telephone | undefined> {
  const latest = latestOf(rows, ({ cells }) => readTelephone(cells.MOBILE)?.number ?? '');
  if (latest === undefined) return { value: undefined, notes: [] };
  const notes = noteOthers('several-mobiles', 'MOBILE', latest);
  if (readTelephone(latest.value)?.readable !== true) {
    const fits = latest.value.length <= 24;
    notes.push({
      code: 'mobile-unreadable',
      sentence: `MOBILE “${latest.value.slice(0, 60)}” is no telephone number${fits ? '; it is kept as written' : ' and is left out'}.`,
      rows: latest.rows,
    });
    return { value: fits ? { telephoneNumber: latest.value } : undefined, notes };
  }
  const value = { telephoneNumber: latest.value, textMessageCapabilityIndicator: true };
  return { value, notes };
}

/** The newest HOME_LEAID; one that is no LEAID is left out with a note. */
export function districtOf(rows: readonly RegistrarRow[]): Detail<string | undefined> {
  const latest = latestOf(
    rows,
    ({ cells }) => readDistrict(cells.HOME_LEAID)?.leaId ?? cells.HOME_LEAID,
  );
  if (latest === undefined) return { value: undefined, notes: [] };
  const notes = noteOthers('several-districts', 'HOME_LEAID', latest);
  const district = readDistrict(latest.value);
  if (district === undefined) {
    notes.push({
      code: 'district-unreadable',
      sentence: `HOME_LEAID “${latest.value.slice(0, 40)}” is no district id (seven digits) and is left out.`,
      rows: latest.rows,
    });
  } else if (rows.some(({ cells }) => readDistrict(cells.HOME_LEAID)?.repaired === true)) {
    notes.push({
      code: 'district-repaired',
      sentence: `HOME_LEAID had lost its leading zero in a spreadsheet; it is ${district.leaId}.`,
      rows: latest.rows,
    });
  }
  return { value: district?.leaId, notes };
}

/** CONFIDENTIAL_IND: one Y among the rows holds; what is neither yes nor no holds too, to be safe. */
export function directoryHoldOf(rows: readonly RegistrarRow[]): Detail<boolean> {
  const answers = rows.map(({ row, cells }) => ({ row, text: cells.CONFIDENTIAL_IND }));
  const unreadable = answers.filter(({ text }) => !/^(y|yes|true|1|n|no|false|0|)$/i.test(text));
  const held = answers.filter(({ text }) => !/^(n|no|false|0|)$/i.test(text));
  const notes: Remark[] = [];
  if (unreadable.length > 0) {
    notes.push({
      code: 'hold-unreadable',
      sentence: `CONFIDENTIAL_IND “${unreadable[0]?.text.slice(0, 20)}” is neither Y nor N; it counts as a directory hold.`,
      rows: unreadable.map(({ row }) => row),
    });
  }
  if (held.length > 0) {
    notes.push({
      code: 'directory-hold',
      sentence:
        'Directory hold (FERPA): nothing about this person is disclosed; we may write to them.',
      rows: held.map(({ row }) => row),
    });
  }
  return { value: held.length > 0, notes };
}

function noteOthers(
  code: string,
  column: string,
  latest: { value: string; others: string[]; rows: number[] },
): Remark[] {
  if (latest.others.length === 0) return [];
  const sentence = `${column} differs between rows; ${latest.value} is the newest and counts (also ${latest.others.join(', ').slice(0, 120)}).`;
  return [{ code, sentence, rows: latest.rows }];
}
