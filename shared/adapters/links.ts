import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { addressIdOf, checkLink, linkHash, mintLink, type LinkKeys } from '../domain/link-token.ts';
import type { Links } from '../ports.ts';

const Handle = z.object({ handleKey: z.string().min(32) });
const Keys = z.object({ current: z.string() }).catchall(z.string().min(2));

let keys: Promise<LinkKeys> | undefined;

/** Links, with keys read once for the life of the function's environment. */
export async function links(): Promise<Links> {
  keys ??= readKeys().catch((error: unknown) => {
    keys = undefined;
    throw error;
  });
  return linksWith(await keys);
}

/** Links with given keys. */
export function linksWith(given: LinkKeys): Links {
  return {
    hashOf: (domainKey) => linkHash(given, domainKey),
    mint: (purpose, domainKey) => mintLink(given, purpose, domainKey),
    check: (purpose, token) => checkLink(given, purpose, token),
    addressId: (programId, address) => addressIdOf(given, programId, address),
  };
}

async function readKeys(): Promise<LinkKeys> {
  const client = new SecretsManagerClient({});
  const [handle, link] = await Promise.all(
    ['HANDLE_KEY_SECRET_ARN', 'LINK_KEYS_SECRET_ARN'].map(async (name) => {
      const answer = await client.send(new GetSecretValueCommand({ SecretId: process.env[name] }));
      const value: unknown = JSON.parse(answer.SecretString ?? '{}');
      return value;
    }),
  );
  const { current, ...byId } = Keys.parse(link);
  return { handleKey: Handle.parse(handle).handleKey, current, keys: byId };
}
