import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

const SignInSecret = z.object({
  /** Of the console's client at the user pool. */
  clientSecret: z.string().min(1),
  /** Seals the console's sessions. */
  sessionSecret: z.string().min(32),
});
type SignInSecret = z.infer<typeof SignInSecret>;

let secret: Promise<SignInSecret> | undefined;

/** What the console's sign-in needs to keep secret, read once for the life of the function's environment. */
export function signInSecret(): Promise<SignInSecret> {
  secret ??= readSecret().catch((error: unknown) => {
    secret = undefined;
    throw error;
  });
  return secret;
}

async function readSecret(): Promise<SignInSecret> {
  const answer = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: process.env['SIGN_IN_SECRET_ARN'] }),
  );
  return SignInSecret.parse(JSON.parse(answer.SecretString ?? '{}'));
}
