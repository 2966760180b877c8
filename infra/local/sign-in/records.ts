/** What the sign-in keeps in the runtime's store, so that a restart leaves everyone signed in. */
import { createHash, generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Store } from '../interfaces.ts';
import { numberColumn, type Row, textColumn } from '../rows.ts';

/** One thing that oidc-provider keeps: a session, a grant, a code, a refresh token, ... */
export type Entry = Record<string, unknown>;

const EntrySchema = z.record(z.string(), z.unknown());
const KeySchema = z.record(z.string(), z.unknown());
const CookieKeys = z.array(z.string());

export class SignInRecords {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    store.exec(`
      CREATE TABLE IF NOT EXISTS sign_in_keys (name TEXT PRIMARY KEY, value TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS sign_in_entries (
        model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, expires_at INTEGER,
        grant_id TEXT, uid TEXT, PRIMARY KEY (model, id));
      CREATE INDEX IF NOT EXISTS sign_in_by_grant ON sign_in_entries (grant_id) WHERE grant_id IS NOT NULL;
      CREATE INDEX IF NOT EXISTS sign_in_by_uid ON sign_in_entries (model, uid) WHERE uid IS NOT NULL;
    `);
  }

  /** The private key that tokens are signed with (RS256), as a JWK; made at first. */
  signingKey(): JsonWebKey {
    const text = this.#kept('signing', () => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const jwk = privateKey.export({ format: 'jwk' });
      const kid = createHash('sha256').update(String(jwk.n)).digest('base64url');
      return JSON.stringify({ ...jwk, kid, alg: 'RS256', use: 'sig' });
    });
    return KeySchema.parse(JSON.parse(text));
  }

  /** The keys that cookies are signed with. */
  cookieKeys(): string[] {
    const made = () => JSON.stringify([randomBytes(32).toString('base64url')]);
    return CookieKeys.parse(JSON.parse(this.#kept('cookies', made)));
  }

  /** `expiresAt` in virtual milliseconds. */
  put(model: string, id: string, entry: Entry, expiresAt: number | undefined): void {
    const text = (name: string) => (typeof entry[name] === 'string' ? entry[name] : null);
    this.#store
      .prepare('INSERT OR REPLACE INTO sign_in_entries VALUES (?, ?, ?, ?, ?, ?)')
      .run(model, id, JSON.stringify(entry), expiresAt ?? null, text('grantId'), text('uid'));
  }

  get(model: string, id: string, now: number): Entry | undefined {
    return live(
      this.#store
        .prepare('SELECT * FROM sign_in_entries WHERE model = ? AND id = ?')
        .get(model, id),
      now,
    );
  }

  getByUid(model: string, uid: string, now: number): Entry | undefined {
    return live(
      this.#store
        .prepare('SELECT * FROM sign_in_entries WHERE model = ? AND uid = ?')
        .get(model, uid),
      now,
    );
  }

  /** Notes that a code or token was used, in seconds of virtual time. */
  consume(model: string, id: string, at: number): void {
    this.#store
      .prepare(
        "UPDATE sign_in_entries SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
      )
      .run(at, model, id);
  }

  remove(model: string, id: string): void {
    this.#store.prepare('DELETE FROM sign_in_entries WHERE model = ? AND id = ?').run(model, id);
  }

  removeByGrant(grantId: string): void {
    this.#store.prepare('DELETE FROM sign_in_entries WHERE grant_id = ?').run(grantId);
  }

  removeExpired(now: number): void {
    this.#store.prepare('DELETE FROM sign_in_entries WHERE expires_at <= ?').run(now);
  }

  #kept(name: string, make: () => string): string {
    const find = this.#store.prepare('SELECT value FROM sign_in_keys WHERE name = ?');
    const row = find.get(name);
    if (row !== undefined) return textColumn(row, 'value');
    const value = make();
    this.#store.prepare('INSERT INTO sign_in_keys VALUES (?, ?)').run(name, value);
    return value;
  }
}

function live(row: Row | undefined, now: number): Entry | undefined {
  if (row === undefined) return undefined;
  if (row['expires_at'] !== null && numberColumn(row, 'expires_at') <= now) return undefined;
  return EntrySchema.parse(JSON.parse(textColumn(row, 'payload')));
}
