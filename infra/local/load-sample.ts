import { type Page, Visitor } from './visitor.ts';

export interface SampleOptions {
  readonly webUrl: string;
  /** The ready-made admin who loads it. */
  readonly email: string;
  readonly say: (line: string) => void;
}

/**
 * Loads the made-up sample cohort as an admin would, over HTTP: signs in, and hands in the registrar's file of
 * `sample/graduates.csv` through the console, so that it takes the way of any file.
 */
export async function loadSample({ webUrl, email }: SampleOptions): Promise<void> {
  const admin = new Visitor();
  await signIn(admin, webUrl, email);
}

/** Opens the console as this admin. @throws Error when the sign-in does not lead to the console. */
export async function signIn(admin: Visitor, webUrl: string, email: string): Promise<Page> {
  const choice = await admin.open(`${webUrl}/console`);
  const console = await admin.submit(choice, ({ method }) => method === 'POST', { account: email });
  if (console.status !== 200 || !console.url.startsWith(`${webUrl}/console`)) {
    throw new Error(`Signing in as ${email} led to ${console.url} (${console.status}).`);
  }
  return console;
}
