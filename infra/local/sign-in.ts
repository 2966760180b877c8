import { createPublicKey, type JsonWebKey } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { Clock, Store } from './interfaces.ts';
import { JwtAuthorizer } from './jwt-authorizer.ts';
import { claimsOf, type LocalAccount, READY_MADE_ACCOUNTS, subOf } from './sign-in/accounts.ts';
import type {
  ClientSettings,
  FromWorker,
  Question,
  ToWorker,
  WorkerSettings,
} from './sign-in/messages.ts';
import { Proxy } from './sign-in/proxy.ts';
import { SignInRecords } from './sign-in/records.ts';

export interface SignInOptions {
  readonly store: Store;
  readonly clock: Clock;
  /**
   * `http://localhost:4566/<path>`: the template's `ProviderURL`, below which browsers and functions reach this. It
   * needs a path of its own; a user pool's id, as in Cognito.
   */
  readonly issuer: string;
  readonly accounts?: readonly LocalAccount[];
}

/** A `AWS::Cognito::UserPoolClient` of the template. */
export interface ClientSpec {
  /** What the template gets by `Ref` and `GetAtt ClientSecret`; a client without a secret has none. */
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly callbackUrls?: readonly string[];
  readonly logoutUrls?: readonly string[];
  /** The template's `AllowedOAuthFlows`. */
  readonly flows: readonly ('code' | 'client_credentials')[];
  /** The template's `AllowedOAuthScopes`. */
  readonly scopes: readonly string[];
  /** The template's `ReadAttributes`; all when left out. */
  readonly readAttributes?: readonly string[];
  /** Lifetimes in seconds; Cognito's defaults are one hour, one hour and thirty days. */
  readonly accessTokenSeconds?: number;
  readonly idTokenSeconds?: number;
  readonly refreshTokenSeconds?: number;
}

const HOUR = 60 * 60;

/**
 * A Cognito user pool with its hosted sign-in page, on one machine: oidc-provider in a worker whose `Date` is virtual
 * time. Keys, sessions, grants and refresh tokens are in the store: a restart leaves everyone signed in.
 *
 * How to mount it: make it, create the template's resource servers and clients, `await start()`, then
 * `mountOn(server)` with the server that listens at the issuer's port (or call `handler` for requests that `owns`
 * says yes to). Discovery is then at `<issuer>/.well-known/openid-configuration`.
 */
export class SignIn {
  readonly issuer: string;
  readonly accounts: readonly LocalAccount[];
  readonly #options: SignInOptions;
  readonly #path: string;
  readonly #records: SignInRecords;
  readonly #clients = new Map<string, ClientSettings>();
  readonly #scopes = new Set(['openid', 'email', 'profile', 'phone']);
  readonly #signingKey: JsonWebKey;
  #worker: Worker | undefined;
  #proxy: Proxy | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
    this.accounts = options.accounts ?? READY_MADE_ACCOUNTS;
    this.issuer = options.issuer;
    this.#path = new URL(options.issuer).pathname;
    if (this.#path === '/' || this.#path.endsWith('/')) {
      throw new Error(`The issuer ${options.issuer} needs a path, without a slash at its end.`);
    }
    this.#records = new SignInRecords(options.store);
    this.#signingKey = this.#records.signingKey();
  }

  /** `AWS::Cognito::UserPoolResourceServer`: scopes are then called `identifier/scope`. Before `start`. */
  createResourceServer(server: { identifier: string; scopes: readonly string[] }): void {
    for (const scope of server.scopes) this.#scopes.add(`${server.identifier}/${scope}`);
  }

  /** Throws a sentence when nobody offers one of its scopes. */
  createClient(spec: ClientSpec): void {
    const unknown = spec.scopes.find((scope) => !this.#scopes.has(scope));
    if (unknown !== undefined) {
      throw new Error(`The client ${spec.clientId} has the scope ${unknown}, which nobody offers.`);
    }
    this.#clients.set(spec.clientId, {
      clientId: spec.clientId,
      clientSecret: spec.clientSecret,
      callbackUrls: spec.callbackUrls ?? [],
      logoutUrls: spec.logoutUrls ?? [],
      flows: spec.flows,
      scopes: spec.scopes,
      readAttributes: spec.readAttributes,
      accessTokenSeconds: spec.accessTokenSeconds ?? HOUR,
      idTokenSeconds: spec.idTokenSeconds ?? HOUR,
      refreshTokenSeconds: spec.refreshTokenSeconds ?? 30 * 24 * HOUR,
    });
  }

  /** The public keys that tokens are checked with (JWKS `keys`). */
  jwks(): JsonWebKey[] {
    const { kid, alg, use } = this.#signingKey;
    const key = createPublicKey({ key: this.#signingKey, format: 'jwk' }).export({ format: 'jwk' });
    return [{ ...key, kid, alg, use }];
  }

  /** Resolves once sign-in works. */
  async start(): Promise<void> {
    this.#records.removeExpired(this.#options.clock.now());
    await this.#startWorker();
  }

  async #startWorker(): Promise<void> {
    const settings: WorkerSettings = {
      issuer: this.issuer,
      now: this.#options.clock.now(),
      signingKey: this.#signingKey,
      cookieKeys: this.#records.cookieKeys(),
      scopes: [...this.#scopes],
      accounts: this.accounts,
    };
    const worker = new Worker(new URL('./sign-in/worker.ts', import.meta.url), {
      workerData: settings,
      execArgv: [],
    });
    this.#worker = worker;
    const port = await new Promise<number>((resolve, reject) => {
      worker.on('error', (error) => {
        console.error('The local sign-in failed:', error);
        reject(error);
      });
      worker.on('exit', (code) => {
        reject(new Error(`The local sign-in ended with code ${code}.`));
        this.#again(worker);
      });
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve(message.port);
        else worker.postMessage(this.#answerTo(message.id, message.question));
      });
    });
    this.#proxy = new Proxy(port, new URL(this.issuer).host);
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#proxy?.close();
    this.#proxy = undefined;
    await worker?.terminate();
  }

  /** A worker that had started and then ended by itself is replaced: all that it knew is in the store. */
  #again(worker: Worker): void {
    if (this.#worker !== worker || this.#proxy === undefined) return;
    this.#proxy.close();
    this.#startWorker().catch((error: unknown) => {
      const stopped = this.#worker === undefined;
      if (!stopped) console.error('The local sign-in could not be started again:', error);
    });
  }

  /** True for requests that are the sign-in's: all below the issuer's path. */
  owns(request: IncomingMessage): boolean {
    return (request.url ?? '').startsWith(`${this.#path}/`);
  }

  /** Takes the requests below the issuer's path from `server`; all others go on to who had them before. */
  mountOn(server: Server): void {
    const others = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (this.owns(request)) {
        void this.handler(request, response);
        return;
      }
      for (const listener of others) Reflect.apply(listener, server, [request, response]);
    });
  }

  /** Answers one request below the issuer's path. Never rejects. */
  async handler(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').slice(this.#path.length).split('?')[0];
    try {
      if (path === '/oauth2/userInfo') {
        await this.#userInfo(request, response);
        return;
      }
      if (this.#proxy === undefined) throw new Error('The sign-in has not been started.');
      await this.#proxy.pass(request, response, this.#options.clock.now(), (body) =>
        path === '/oauth2/token' ? this.#withScopes(body, request.headers.authorization) : body,
      );
    } catch (error) {
      console.error('The local sign-in failed:', error);
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' });
      response.end('The local sign-in does not answer.\n');
    }
  }

  /** Cognito's: what is known of the person whose access token this is. */
  async #userInfo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const authorizer = new JwtAuthorizer({
      issuer: this.issuer,
      audience: [...this.#clients.keys()],
      keys: () => this.jwks(),
      clock: this.#options.clock,
    });
    const checked = await authorizer.check(request.headers.authorization, ['openid']);
    const jwt = checked.outcome === 'allowed' ? checked.claims : {};
    const account = this.accounts.find((one) => subOf(one) === jwt['sub']);
    if (account === undefined) {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ error: 'invalid_token', error_description: 'Access token is not valid.' }),
      );
      return;
    }
    const client = this.#clients.get(jwt['client_id'] ?? '');
    const claims = claimsOf(account, jwt['scope'] ?? '', client?.readAttributes);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...claims, username: claims['sub'] }));
  }

  /** A machine client that names no scopes gets all it may have, as Cognito gives them. */
  #withScopes(body: string, authorization: string | undefined): string {
    const form = new URLSearchParams(body);
    if (form.get('grant_type') !== 'client_credentials' || form.has('scope')) return body;
    const basic = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    const [named = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    const client = this.#clients.get(form.get('client_id') ?? decodeURIComponent(named));
    if (client !== undefined) form.set('scope', client.scopes.join(' '));
    return form.toString();
  }

  #answerTo(id: number, question: Question): ToWorker {
    try {
      return { id, ...this.#found(question) };
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : String(error) };
    }
  }

  #found(question: Question): Omit<ToWorker, 'id'> {
    const now = this.#options.clock.now();
    const entry = (found: ToWorker['entry']) => (found === undefined ? {} : { entry: found });
    switch (question.ask) {
      case 'client': {
        const client = this.#clients.get(question.clientId);
        return client === undefined ? {} : { client };
      }
      case 'get':
        return entry(this.#records.get(question.model, question.id, now));
      case 'getByUid':
        return entry(this.#records.getByUid(question.model, question.uid, now));
      case 'put': {
        const { model, id, seconds } = question;
        const expiresAt = seconds === undefined ? undefined : now + seconds * 1000;
        this.#records.put(model, id, question.entry, expiresAt);
        return {};
      }
      case 'consume':
        this.#records.consume(question.model, question.id, Math.floor(now / 1000));
        return {};
      case 'remove':
        this.#records.remove(question.model, question.id);
        return {};
      case 'removeByGrant':
        this.#records.removeByGrant(question.grantId);
        return {};
    }
  }
}
