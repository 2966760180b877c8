import type { Detail } from './contact-details.ts';
import { readEmails, saysNoAddress } from './read-email.ts';
import type { RegistrarRow } from './read-row.ts';
import type { MailAddress, Remark } from './registrar-student.ts';

const columns = [
  // First, since an address that stands in both columns is the university's.
  { column: 'UNIV_EMAIL', type: 'Organization' },
  { column: 'PERS_EMAIL', type: 'Home/Personal' },
] as const;

/** As many addresses as a submission holds. */
export const mostAddresses = 5;

/**
 * PERS_EMAIL and UNIV_EMAIL of all rows, best first: one that is this student's alone before a shared one,
 * personal before the university's (which ends some time after graduation), newest first. What is no address
 * comes last and stays. The first usable one is the primary address. `isShared` is asked in lower case.
 */
export function addressesOf(
  rows: readonly RegistrarRow[],
  isShared: (address: string) => boolean,
): Detail<MailAddress[]> {
  const found = new Map<string, MailAddress>();
  const notes: Remark[] = [];
  for (const { column, type } of columns) {
    for (const { cells } of rows.toSorted(newestFirst(column))) {
      for (const { address, usable } of readEmails(cells[column])) {
        if (found.has(address)) continue;
        const shared = isShared(address);
        found.set(address, {
          electronicMailAddress: address,
          electronicMailType: type,
          primaryEmailAddressIndicator: false,
          ...(usable ? {} : { unusable: 'not-an-address' as const }),
          ...(shared ? { sharedWithOthers: true } : {}),
        });
        if (!usable) notes.push(unusableNote(column, address, rowsWith(address, rows)));
        if (shared) notes.push(sharedNote(address, rowsWith(address, rows)));
      }
    }
  }
  for (const { column } of columns) {
    const without = rows.filter(({ cells }) => saysNoAddress(cells[column]));
    if (without.length > 0) notes.push(placeholderNote(column, without));
  }
  const ordered = bestFirst([...found.values()]);
  const everywhere = rows.map(({ row }) => row);
  if (!ordered.some((address) => address.unusable === undefined)) {
    notes.push({
      code: 'no-usable-address',
      sentence: 'There is no usable email address: reach this person in another way.',
      rows: everywhere,
    });
  }
  const left = ordered.slice(mostAddresses).map((address) => address.electronicMailAddress);
  if (left.length > 0) {
    notes.push({
      code: 'too-many-addresses',
      sentence: `Only ${mostAddresses} addresses are kept; left out: ${left.join(', ').slice(0, 200)}.`,
      rows: everywhere,
    });
  }
  return { value: ordered.slice(0, mostAddresses), notes };
}

/** Sorts addresses, the best to write to first, and marks it as the primary one. Keeps the order of equals. */
export function bestFirst(addresses: readonly MailAddress[]): MailAddress[] {
  const rank = (address: MailAddress) =>
    (address.unusable === undefined ? 0 : 4) +
    (address.sharedWithOthers === true ? 2 : 0) +
    (address.electronicMailType === 'Organization' ? 1 : 0);
  return addresses
    .toSorted((a, b) => rank(a) - rank(b))
    .map((address, at) => ({
      ...address,
      primaryEmailAddressIndicator: at === 0 && address.unusable === undefined,
    }));
}

function unusableNote(column: string, address: string, rows: number[]): Remark {
  return {
    code: 'address-unusable',
    sentence: `${column} “${address.slice(0, 80)}” is no email address: ask for the right one.`,
    rows,
  };
}

function placeholderNote(column: 'PERS_EMAIL' | 'UNIV_EMAIL', without: RegistrarRow[]): Remark {
  const words = [...new Set(without.map(({ cells }) => cells[column]))].toSorted().join('”, “');
  return {
    code: 'address-not-given',
    sentence: `${column} says “${words}”: no address is given there.`,
    rows: without.map(({ row }) => row),
  };
}

function sharedNote(address: string, rows: number[]): Remark {
  return {
    code: 'address-shared',
    sentence: `${address} is another student’s address too: it is used for neither until you say whose it is.`,
    rows,
  };
}

function rowsWith(address: string, rows: readonly RegistrarRow[]): number[] {
  return rows
    .filter(({ cells }) =>
      [cells.PERS_EMAIL, cells.UNIV_EMAIL].some((cell) =>
        readEmails(cell).some((reading) => reading.address === address),
      ),
    )
    .map(({ row }) => row);
}

/** Rows of one day have no order of their own: the alphabet decides. */
function newestFirst(column: 'PERS_EMAIL' | 'UNIV_EMAIL') {
  const keyOf = ({ cells }: RegistrarRow) => cells[column].toLowerCase();
  return (a: RegistrarRow, b: RegistrarRow) => {
    const [left, right] = [a.date ?? '', b.date ?? ''];
    if (left !== right) return left < right ? 1 : -1;
    return keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0;
  };
}
