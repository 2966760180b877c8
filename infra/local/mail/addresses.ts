/** Email addresses as SES reads and refuses them. */
import addressparser from 'nodemailer/lib/addressparser';
import { invalid } from './message.ts';

/** The bare addresses of a header field's or a parameter's value; groups are opened. */
export function addressesIn(value: string): string[] {
  return addressparser(value, { flatten: true }).map(({ address, name }) => address || name);
}

/** Throws InvalidParameterValue in SES's words when this is no address that SES would send to or from. */
export function checkAddress(address: string): void {
  const reason = faultOf(address);
  if (reason !== undefined) throw invalid(reason);
}

function faultOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  if (at === -1) return "Missing final '@domain'";
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (local === '') return 'Missing local name';
  if (domain === '') return 'Missing domain';
  // SES takes ASCII only: a name with other letters needs SMTPUTF8, which it does not speak.
  if (!/^[!-~]+$/.test(local)) return 'Local address contains control or whitespace';
  if (local.startsWith('.')) return 'Local address starts with dot';
  if (local.endsWith('.')) return 'Local address ends with dot';
  if (local.includes('..')) return 'Local address contains dot-dot';
  if (!local.startsWith('"') && /[()<>,;:\\"[\]@]/.test(local)) {
    return 'Local address contains illegal character';
  }
  if (local.length > 64) return 'Local address is longer than 64 characters';
  if (!/^[!-~]+$/.test(domain)) return 'Domain contains control or whitespace';
  if (domain.startsWith('.')) return 'Domain starts with dot';
  if (domain.endsWith('.')) return 'Domain ends with dot';
  if (domain.includes('..')) return 'Domain contains dot-dot';
  if (!/^[A-Za-z0-9.-]+$/.test(domain)) return 'Domain contains illegal character';
  return undefined;
}
