import { secret, table } from '../resources/storage.ts';
import type { Secrets } from '../secrets.ts';
import type { TableEngine } from '../table-engine.ts';
import type { Resources } from '../templates.ts';

/** Makes the templates' tables, with their indexes and streams. */
export async function playTables(resources: Resources, engine: TableEngine): Promise<void> {
  for (const { ref, attributes, properties } of resources.of(table)) {
    const expiry = properties.TimeToLiveSpecification;
    await engine.createTable({
      arn: attributes['Arn'] ?? ref,
      input: {
        TableName: ref,
        KeySchema: properties.KeySchema,
        AttributeDefinitions: properties.AttributeDefinitions,
        BillingMode: properties.BillingMode,
        ...(properties.GlobalSecondaryIndexes.length > 0
          ? { GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes }
          : {}),
        ...(properties.StreamSpecification === undefined
          ? {}
          : { StreamSpecification: { StreamEnabled: true, ...properties.StreamSpecification } }),
      },
      ...(expiry?.Enabled === true ? { expiryAttribute: expiry.AttributeName } : {}),
    });
  }
}

/** Name of the partition key of a table, or of one of its indexes; permissions on leading keys ask for it. */
export function hashKeys(
  resources: Resources,
): (tableName: string, indexName: string | undefined) => string | undefined {
  const keys = new Map<string, string>();
  for (const { ref, properties } of resources.of(table)) {
    const indexes = properties.GlobalSecondaryIndexes.map(
      ({ IndexName, KeySchema }) => [`${ref}/${IndexName}`, KeySchema] as const,
    );
    for (const [name, schema] of [[ref, properties.KeySchema] as const, ...indexes]) {
      const hash = schema.find(({ KeyType }) => KeyType === 'HASH');
      if (hash !== undefined) keys.set(name, hash.AttributeName);
    }
  }
  return (tableName, indexName) =>
    keys.get(indexName === undefined ? tableName : `${tableName}/${indexName}`);
}

export function playSecrets(resources: Resources, secrets: Secrets): void {
  for (const { ref, name, properties } of resources.of(secret)) {
    const how = properties.GenerateSecretString;
    secrets.create({
      arn: ref,
      name: properties.Name ?? name,
      ...(properties.SecretString === undefined ? {} : { value: properties.SecretString }),
      ...(how === undefined
        ? {}
        : {
            generate: defined({
              template: how.SecretStringTemplate,
              key: how.GenerateStringKey,
              length: how.PasswordLength,
              excludeCharacters: how.ExcludeCharacters,
              excludePunctuation: how.ExcludePunctuation,
              excludeLowercase: how.ExcludeLowercase,
              excludeUppercase: how.ExcludeUppercase,
              excludeNumbers: how.ExcludeNumbers,
              includeSpace: how.IncludeSpace,
              requireEachIncludedType: how.RequireEachIncludedType,
            }),
          }),
    });
  }
}

/** Without the members that are undefined. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const result: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) Reflect.set(result, key, member);
  }
  return result;
}
