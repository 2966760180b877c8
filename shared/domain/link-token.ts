/**
 * Links in emails: `v1.<kid>.<handle>.<MAC>`.
 * The handle is 128 bits of HMAC(handle key, domain key), so a retry or a re-rendering gives the same link; only its
 * SHA-256 is stored. The purpose is inside the MAC: a survey's link opens no other door. Keys rotate side by side.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface LinkKeys {
  /** Key of the handles. Never rotates: it is no proof, only a name. */
  handleKey: string;
  /** Key id under which new links are made. */
  current: string;
  /** Key id → key; retired keys stay, so that old unsubscribe links go on working. */
  keys: Readonly<Record<string, string>>;
}

const keyId = /^[A-Za-z0-9]{1,16}$/;

/** The hash that is stored, and by which the record is found. Base64url. */
export function linkHash(keys: LinkKeys, domainKey: string): string {
  return hash(handleOf(keys, domainKey));
}

/** Makes a link's token. `purpose` is such as `survey` or `unsubscribe:surveys`. */
export function mintLink(keys: LinkKeys, purpose: string, domainKey: string): string {
  const handle = handleOf(keys, domainKey);
  const key = keys.keys[keys.current];
  if (key === undefined) throw new Error(`there is no link key "${keys.current}"`);
  // A link that `checkLink` could not read would go out in every email.
  if (!keyId.test(keys.current)) throw new Error(`"${keys.current}" cannot name a link key`);
  return `v1.${keys.current}.${handle}.${macOf(key, purpose, keys.current, handle)}`;
}

/** Checks a token in constant time, without any read. Gives the hash to look up, or undefined. */
export function checkLink(keys: LinkKeys, purpose: string, token: string): string | undefined {
  const match = /^v1\.([A-Za-z0-9]{1,16})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/.exec(token);
  const [, kid, handle, mac] = match ?? [];
  if (kid === undefined || handle === undefined || mac === undefined) return undefined;
  if (!Object.hasOwn(keys.keys, kid)) return undefined;
  const key = keys.keys[kid];
  if (key === undefined) return undefined;
  const right = Buffer.from(macOf(key, purpose, kid, handle));
  if (!timingSafeEqual(right, Buffer.from(mac))) return undefined;
  return hash(handle);
}

/** Opaque id of an email address, equal for equal addresses within a program (the local part's case is ignored). */
export function addressIdOf(keys: LinkKeys, programId: string, address: string): string {
  return createHmac('sha256', keys.handleKey)
    .update(`address\n${programId}\n${address.trim().toLowerCase()}`)
    .digest('hex')
    .slice(0, 20);
}

function handleOf(keys: LinkKeys, domainKey: string): string {
  return createHmac('sha256', keys.handleKey)
    .update(domainKey)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}

function macOf(key: string, purpose: string, kid: string, handle: string): string {
  return createHmac('sha256', key).update(`v1\n${kid}\n${purpose}\n${handle}`).digest('base64url');
}

function hash(handle: string): string {
  return createHash('sha256').update(handle).digest('base64url');
}
