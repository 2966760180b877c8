import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { linksWith } from '../../../../shared/adapters/links.ts';

const secrets = mockClient(SecretsManagerClient);
const handle = { handleKey: 'handle-key-of-the-tests-0123456789abcdef' };
const keys = { current: 'k2', k1: 'a-retired-key-0123456789', k2: 'the-present-key-0123456789' };
const { current, ...byId } = keys;
const expected = linksWith({ ...handle, current, keys: byId });

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('HANDLE_KEY_SECRET_ARN', 'arn:handle');
  vi.stubEnv('LINK_KEYS_SECRET_ARN', 'arn:links');
  secrets.reset();
  secrets
    .on(GetSecretValueCommand, { SecretId: 'arn:handle' })
    .resolves({ SecretString: JSON.stringify(handle) })
    .on(GetSecretValueCommand, { SecretId: 'arn:links' })
    .resolves({ SecretString: JSON.stringify(keys) });
});

/** As a function sees it that has just been started. */
async function freshLinks() {
  const { links } = await import('../../../../shared/adapters/links.ts');
  return links;
}

test('links are made with the present key and checked with all of them', async () => {
  const links = await freshLinks();
  const made = await links();
  expect(made.mint('survey', 'p#annual-2027')).toBe(expected.mint('survey', 'p#annual-2027'));
  const old = linksWith({ ...handle, current: 'k1', keys: byId }).mint('survey', 'p#annual-2027');
  expect(made.check('survey', old)).toBe(made.hashOf('p#annual-2027'));
});

test('the name of the present key is no key itself', async () => {
  const links = await freshLinks();
  const forged = linksWith({ ...handle, current: 'current', keys: { current: 'k2' } }).mint(
    'survey',
    'p',
  );
  expect((await links()).check('survey', forged)).toBeUndefined();
});

test('the keys are read once for the life of the function', async () => {
  const links = await freshLinks();
  await Promise.all([links(), links()]);
  await links();
  expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(2);
});

test('keys that could not be read are read again at the next call', async () => {
  secrets.on(GetSecretValueCommand, { SecretId: 'arn:links' }).rejectsOnce(new Error('away'));
  const links = await freshLinks();
  await expect(links()).rejects.toThrow('away');
  secrets
    .on(GetSecretValueCommand, { SecretId: 'arn:links' })
    .resolves({ SecretString: JSON.stringify(keys) });
  expect((await links()).hashOf('p')).toBe(expected.hashOf('p'));
});

test('a secret that holds no keys makes no links', async () => {
  secrets
    .on(GetSecretValueCommand, { SecretId: 'arn:handle' })
    .resolves({ SecretString: '{"handleKey":"short"}' });
  const links = await freshLinks();
  await expect(links()).rejects.toThrow('handleKey');
});
