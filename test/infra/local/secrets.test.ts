import {
  BatchGetSecretValueCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generateSecret } from '../../../infra/local/secret-generator.ts';
import { Secrets } from '../../../infra/local/secrets.ts';
import { anyUuid, textContaining, textMatching } from './expected.ts';
import { ACCOUNT, startWireServices, type WireServices } from './wire-services.ts';

const arn = `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:link-keys-local0`;
const linkKeys = {
  arn,
  name: 'link-keys',
  generate: { template: '{"current":"k1"}', key: 'k1', length: 64, excludePunctuation: true },
};

let wire: WireServices;
let secrets: SecretsManagerClient;
beforeEach(async () => {
  wire = await startWireServices();
  secrets = new SecretsManagerClient(wire.client());
});
afterEach(async () => {
  secrets.destroy();
  await wire.stop();
});

const get = (SecretId: string, VersionStage?: string) =>
  secrets.send(
    new GetSecretValueCommand({
      SecretId,
      ...(VersionStage === undefined ? {} : { VersionStage }),
    }),
  );
/** The same secrets in a runtime that starts anew on the same file. */
const restarted = () => new Secrets({ store: wire.store, clock: wire.clock });

describe('a secret', () => {
  test('is made as the template asks and keeps its value over restarts', async () => {
    wire.secrets.create(linkKeys);
    const { SecretString = '', ...rest } = await get(arn);
    expect(JSON.parse(SecretString)).toEqual({
      current: 'k1',
      k1: textMatching(/^[A-Za-z0-9]{64}$/),
    });
    expect(rest).toMatchObject({
      ARN: arn,
      Name: 'link-keys',
      VersionStages: ['AWSCURRENT'],
      VersionId: anyUuid,
    });
    const again = restarted();
    again.create(linkKeys);
    expect(again.value(arn)).toBe(SecretString);
  });

  test.each([arn, 'link-keys', arn.slice(0, -7)])('is found as %s', async (id) => {
    wire.secrets.create(linkKeys);
    expect(await get(id)).toMatchObject({ ARN: arn });
  });

  test('keeps a rotated value over restarts, and the one before it', async () => {
    wire.secrets.create({ arn, name: 'link-keys', value: 'first' });
    const put = new PutSecretValueCommand({ SecretId: 'link-keys', SecretString: 'second' });
    await secrets.send(put);
    expect(await get('link-keys')).toMatchObject({ SecretString: 'second' });
    expect(await get('link-keys', 'AWSPREVIOUS')).toMatchObject({ SecretString: 'first' });
    await secrets.send(new PutSecretValueCommand({ SecretId: 'link-keys', SecretString: 'third' }));
    expect(await get('link-keys', 'AWSPREVIOUS')).toMatchObject({ SecretString: 'second' });
    const again = restarted();
    again.create({ arn, name: 'link-keys', value: 'first' });
    expect(again.value(arn)).toBe('third');
    const described = await secrets.send(new DescribeSecretCommand({ SecretId: arn }));
    expect(
      Object.values(described.VersionIdsToStages ?? {})
        .flat()
        .toSorted(),
    ).toEqual(['AWSCURRENT', 'AWSPREVIOUS']);
  });

  test('follows a changed template in the members it names, and keeps the generated one', () => {
    const signIn = (clientSecret: string) => ({
      arn,
      name: 'sign-in',
      generate: {
        template: JSON.stringify({ clientSecret }),
        key: 'sessionSecret',
        length: 40,
      },
    });
    wire.secrets.create(signIn('one'));
    const before: unknown = JSON.parse(wire.secrets.value(arn) ?? '');
    wire.secrets.create(signIn('two'));
    expect(JSON.parse(wire.secrets.value(arn) ?? '')).toEqual({
      ...Object(before),
      clientSecret: 'two',
    });
  });

  test('is put once when the same call is repeated, and refused when it differs', async () => {
    wire.secrets.create({ arn, name: 'link-keys', value: 'first' });
    const put = (SecretString: string) =>
      secrets.send(
        new PutSecretValueCommand({
          SecretId: arn,
          SecretString,
          ClientRequestToken: 'a'.repeat(32),
        }),
      );
    const { VersionId } = await put('second');
    expect(await put('second')).toMatchObject({ VersionId });
    await expect(put('third')).rejects.toMatchObject({ name: 'ResourceExistsException' });
  });

  test('can be listed and read in batches, the missing ones under their names', async () => {
    wire.secrets.create({ arn, name: 'link-keys', value: 'first' });
    const listed = await secrets.send(new ListSecretsCommand({}));
    expect(listed.SecretList).toMatchObject([{ ARN: arn, Name: 'link-keys' }]);
    const batch = await secrets.send(
      new BatchGetSecretValueCommand({ SecretIdList: ['link-keys', 'nobody'] }),
    );
    expect(batch.SecretValues).toMatchObject([{ SecretString: 'first' }]);
    expect(batch.Errors).toMatchObject([
      { SecretId: 'nobody', ErrorCode: 'ResourceNotFoundException' },
    ]);
  });

  test('that does not exist, and an operation that is not built, are refused by name', async () => {
    await expect(get('nobody')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    });
    await expect(
      secrets.send(new RotateSecretCommand({ SecretId: 'nobody' })),
    ).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: textContaining('RotateSecret'),
    });
  });
});

describe('a generated text', () => {
  test('has one of each kind of character that is not excluded', () => {
    for (let round = 0; round < 50; round += 1) {
      const text = generateSecret({ length: 8, excludeCharacters: '"\\/@', excludeNumbers: true });
      expect(text).toMatch(/^[^\d"\\/@]{8}$/);
      expect(text).toMatch(/[a-z]/);
      expect(text).toMatch(/[A-Z]/);
      expect(text).toMatch(/[^A-Za-z]/);
    }
  });

  test('is 32 characters long unless the template says otherwise', () => {
    expect(generateSecret({})).toHaveLength(32);
  });
});
