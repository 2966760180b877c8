import { isEmailAddress } from '../../shared/domain/registrar-file/read-email.ts';
import type { Address } from '../../shared/records/person.ts';

export interface NewAddress {
  /** Lower case, without spaces. */
  address: string;
  electronicMailType: Address['electronicMailType'];
}

export type NewAddressReading =
  | { ok: true; given: NewAddress }
  | { ok: false; problem: 'missing' | 'no-address'; typed: string };

/** Reads the form. Only these two fields are looked at. */
export function readNewAddress(form: ReadonlyMap<string, string>): NewAddressReading {
  const typed = (form.get('address') ?? '').trim().slice(0, 320);
  if (typed === '') return { ok: false, problem: 'missing', typed };
  const address = typed.toLowerCase();
  if (!isEmailAddress(address)) return { ok: false, problem: 'no-address', typed };
  return { ok: true, given: { address, electronicMailType: kindOf(form.get('kind')) } };
}

function kindOf(kind: string | undefined): Address['electronicMailType'] {
  switch (kind) {
    case 'work':
      return 'Work';
    case 'other':
      return 'Other';
    default:
      return 'Home/Personal';
  }
}
