import { createHash } from 'node:crypto';

/** Somebody who can sign in on this machine, ready-made. */
export interface LocalAccount {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  /** The teacher-preparation program whose admin this is: the user pool's attribute `custom:programId`. */
  readonly programId: string;
}

/** Two admins of two programs, so that their separation can be tried. */
export const READY_MADE_ACCOUNTS: readonly LocalAccount[] = [
  {
    email: 'admin@cedarvalley.example.edu',
    givenName: 'Dana',
    familyName: 'Whitfield',
    programId: 'cedar-valley',
  },
  {
    email: 'admin@harborstate.example.edu',
    givenName: 'Marcus',
    familyName: 'Bell',
    programId: 'harbor-state',
  },
];

/** Cognito's `sub` is a UUID; this one stays the same over all starts and machines. */
export function subOf(account: LocalAccount): string {
  const hex = createHash('sha256').update(account.email).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The claims of a person that each scope opens, besides `sub` and `cognito:username`. */
const EMAIL = ['email', 'email_verified'];
const PROFILE = ['custom:programId', 'name', 'given_name', 'family_name'];
export const ALL_CLAIMS = ['sub', 'cognito:username', ...EMAIL, ...PROFILE];

/**
 * The claims about a person in Cognito's ID tokens and at its userInfo endpoint. With `openid` alone a client gets
 * every attribute that it may read; with `email` or `profile` beside it only what those open, and custom attributes
 * come with `profile`: https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export function claimsOf(
  account: LocalAccount,
  scope: string,
  readAttributes: readonly string[] | undefined,
): Record<string, string | boolean> & { sub: string } {
  const sub = subOf(account);
  const attributes: Record<string, string | boolean> = {
    'custom:programId': account.programId,
    given_name: account.givenName,
    family_name: account.familyName,
    name: `${account.givenName} ${account.familyName}`,
    email: account.email,
    email_verified: true,
  };
  const scopes = scope.split(' ');
  const narrowed = ['email', 'profile', 'phone'].some((name) => scopes.includes(name));
  const opened = [
    ...(!narrowed || scopes.includes('email') ? EMAIL : []),
    ...(!narrowed || scopes.includes('profile') ? PROFILE : []),
  ];
  return {
    sub,
    'cognito:username': sub,
    ...Object.fromEntries(
      Object.entries(attributes).filter(
        ([name]) => opened.includes(name) && (readAttributes?.includes(name) ?? true),
      ),
    ),
  };
}
