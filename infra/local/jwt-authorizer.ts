/**
 * The JWT authorizer of API Gateway's HTTP APIs:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from './interfaces.ts';

export interface JwtAuthorizerOptions {
  /** As in the template's `JwtConfiguration`. */
  readonly issuer: string;
  readonly audience: readonly string[];
  /** The issuer's public keys (JWKS `keys`), each with its `kid`. */
  readonly keys: () => readonly JsonWebKey[] | Promise<readonly JsonWebKey[]>;
  readonly clock: Clock;
}

export type Authorization =
  | {
      readonly outcome: 'allowed';
      /** `requestContext.authorizer.jwt.claims` of payload format 2.0: every claim as text. */
      readonly claims: Readonly<Record<string, string>>;
      /** Those of the route's scopes that the token has. */
      readonly scopes: readonly string[];
    }
  | {
      /** Answered 401 `{"message":"Unauthorized"}` and 403 `{"message":"Forbidden"}`. */
      readonly outcome: 'unauthorized' | 'forbidden';
      readonly wwwAuthenticate: string;
    };

const Header = z.object({ alg: z.literal('RS256'), kid: z.string() });
const Claims = z.looseObject({
  iss: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
  scope: z.string().optional(),
  scp: z.array(z.string()).optional(),
});
type Claims = z.infer<typeof Claims>;

export class JwtAuthorizer {
  readonly #options: JwtAuthorizerOptions;

  constructor(options: JwtAuthorizerOptions) {
    this.#options = options;
  }

  /**
   * Checks one request. `token` is the identity source's value (the `Authorization` header), with or without
   * `Bearer`; `scopes` are the route's `AuthorizationScopes`, of which the token needs one.
   */
  async check(token: string | undefined, scopes: readonly string[] = []): Promise<Authorization> {
    if (token === undefined || token.trim() === '') {
      return { outcome: 'unauthorized', wwwAuthenticate: 'Bearer' };
    }
    const claims = await this.#claimsOf(token.replace(/^Bearer\s+/i, '').trim());
    if (typeof claims === 'string') {
      return {
        outcome: 'unauthorized',
        wwwAuthenticate: `Bearer scope="${scopes.join(' ')}" error="invalid_token" error_description="${claims}"`,
      };
    }
    const granted = claims.scope?.split(' ') ?? claims.scp ?? [];
    const matching = scopes.filter((scope) => granted.includes(scope));
    if (scopes.length > 0 && matching.length === 0) {
      return {
        outcome: 'forbidden',
        wwwAuthenticate: `Bearer scope="${scopes.join(' ')}" error="insufficient_scope" error_description="the token has none of the route's scopes"`,
      };
    }
    return {
      outcome: 'allowed',
      claims: Object.fromEntries(
        Object.entries(claims).map(([name, value]) => [name, claimText(value)]),
      ),
      scopes: matching,
    };
  }

  /** The token's claims, or why it is not accepted. */
  async #claimsOf(token: string): Promise<Claims | string> {
    const parts = token.split('.');
    const [header = '', payload = '', signature = ''] = parts;
    const head = Header.safeParse(decoded(header));
    const body = Claims.safeParse(decoded(payload));
    if (parts.length !== 3 || !head.success || !body.success) return 'the token is no RS256 JWT';
    const keys = await this.#options.keys();
    const key = keys.find((one) => one['kid'] === head.data.kid);
    if (key === undefined) return 'the token is signed with an unknown key';
    const signed = verify(
      'RSA-SHA256',
      Buffer.from(`${header}.${payload}`),
      createPublicKey({ key, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    );
    if (!signed) return 'the signature is not valid';
    return this.#faultOf(body.data) ?? body.data;
  }

  #faultOf(claims: Claims): string | undefined {
    const { issuer, audience, clock } = this.#options;
    const now = clock.now() / 1000;
    if (claims.iss !== issuer) return 'the issuer is not valid';
    // A Cognito access token has no aud; API Gateway then compares client_id.
    const intended = claims.aud ?? claims.client_id ?? [];
    if (![intended].flat().some((one) => audience.includes(one))) {
      return 'the audience is not valid';
    }
    if (claims.exp <= now) return 'the token has expired';
    if (claims.nbf !== undefined && claims.nbf > now) return 'the token is not valid yet';
    // Whole seconds: a token made in this very second may say the next one.
    if (claims.iat !== undefined && claims.iat > now + 1) return 'the token is not issued yet';
    return undefined;
  }
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** API Gateway gives functions every claim as text; lists as `[a b]`. */
function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => claimText(one)).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
