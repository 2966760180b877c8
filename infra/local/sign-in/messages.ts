/** What the sign-in's worker and the runtime's own thread say to each other. */
import type { JsonWebKey } from 'node:crypto';
import type { LocalAccount } from './accounts.ts';
import type { Entry } from './records.ts';

/** Given to the worker at its start. */
export interface WorkerSettings {
  readonly issuer: string;
  /** Virtual now, milliseconds. */
  readonly now: number;
  readonly signingKey: JsonWebKey;
  readonly cookieKeys: readonly string[];
  readonly scopes: readonly string[];
  readonly accounts: readonly LocalAccount[];
}

/** A client of the user pool. */
export interface ClientSettings {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly flows: readonly ('code' | 'client_credentials')[];
  readonly scopes: readonly string[];
  readonly readAttributes: readonly string[] | undefined;
  /** Lifetimes in seconds. */
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly refreshTokenSeconds: number;
}

/** The worker asks for what is in the store; each question has one answer of the same id. */
export type Question =
  | { readonly ask: 'client'; readonly clientId: string }
  | { readonly ask: 'get'; readonly model: string; readonly id: string }
  | { readonly ask: 'getByUid'; readonly model: string; readonly uid: string }
  | {
      readonly ask: 'put';
      readonly model: string;
      readonly id: string;
      readonly entry: Entry;
      readonly seconds: number | undefined;
    }
  | { readonly ask: 'consume'; readonly model: string; readonly id: string }
  | { readonly ask: 'remove'; readonly model: string; readonly id: string }
  | { readonly ask: 'removeByGrant'; readonly grantId: string };

export type FromWorker =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'question'; readonly id: number; readonly question: Question };

export interface ToWorker {
  readonly id: number;
  readonly entry?: Entry;
  readonly client?: ClientSettings;
  readonly error?: string;
}

/** The header by which each request brings the virtual time (milliseconds) along. */
export const NOW_HEADER = 'x-local-now';
