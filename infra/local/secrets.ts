/** Secrets Manager: values made once and then kept, so that keys and links outlive restarts. */
import type { StatementSync } from 'node:sqlite';
import { jsonAnswer, unknownOperation } from './aws-protocols.ts';
import {
  type AwsAnswer,
  type AwsCall,
  AwsError,
  type AwsService,
  type Clock,
  type Store,
} from './interfaces.ts';
import { atomically, numberColumn, optionalTextColumn } from './rows.ts';
import { followTemplate, type GenerateSecret, generateSecret } from './secret-generator.ts';
import { SecretVersions } from './secret-versions.ts';
import {
  type Fields,
  optionalInteger,
  optionalText,
  optionalTexts,
  requiredText,
} from './wire-input.ts';

export interface SecretDefinition {
  readonly arn: string;
  readonly name: string;
  /** A fixed value, or how to make one up; with neither the secret has no value yet. */
  readonly value?: string;
  readonly generate?: GenerateSecret;
}

interface Secret {
  readonly arn: string;
  readonly name: string;
}

export class Secrets implements AwsService {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #secrets = new Map<string, Secret>();
  readonly #known: StatementSync;
  readonly #save: StatementSync;
  readonly #versions: SecretVersions;

  constructor({ store, clock }: { store: Store; clock: Clock }) {
    this.#store = store;
    this.#clock = clock;
    this.#versions = new SecretVersions(store, clock);
    store.exec(
      'CREATE TABLE IF NOT EXISTS secrets (arn TEXT PRIMARY KEY, name TEXT NOT NULL, template TEXT, created_at INTEGER NOT NULL) STRICT',
    );
    this.#known = store.prepare('SELECT * FROM secrets WHERE arn = ?');
    this.#save = store.prepare(
      `INSERT INTO secrets (arn, name, template, created_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (arn) DO UPDATE SET name = excluded.name, template = excluded.template`,
    );
  }

  /**
   * Makes a secret known. Its value is made at the first start only and then stays, also when it was
   * changed since by `PutSecretValue`. When the template's own text changed, the members that it
   * names follow it; the generated one is kept.
   */
  create(definition: SecretDefinition): void {
    const { arn, name, value, generate } = definition;
    const template = value ?? generate?.template;
    const known = this.#known.get(arn);
    this.#secrets.set(arn, { arn, name });
    atomically(this.#store, () => {
      this.#save.run(arn, name, template ?? null, this.#clock.now());
      if (known === undefined) {
        const first = value ?? (generate === undefined ? undefined : generateSecret(generate));
        if (first !== undefined) this.#versions.put(arn, { text: first });
        return;
      }
      const before = optionalTextColumn(known, 'template');
      if (template === undefined || template === before) return;
      const current = this.#versions.current(arn)?.text;
      const next = value ?? followTemplate(current ?? '{}', before ?? '{}', template);
      if (next !== current) this.#versions.put(arn, { text: next });
    });
  }

  /** The present value, for the runtime's own use. */
  value(arn: string): string | undefined {
    return this.#versions.current(arn)?.text;
  }

  /** The full ARN behind a name, an ARN or an ARN without its random end. */
  arnOf(secretId: string): string | undefined {
    for (const { arn, name } of this.#secrets.values()) {
      if (secretId === arn || secretId === name || arn.replace(/-[^-]{6}$/, '') === secretId) {
        return arn;
      }
    }
    return undefined;
  }

  idle(): boolean {
    return true;
  }

  async handle(call: AwsCall): Promise<AwsAnswer> {
    const { input } = call;
    switch (call.action) {
      case 'GetSecretValue':
        return jsonAnswer(this.#getValue(input));
      case 'BatchGetSecretValue':
        return jsonAnswer(this.#batchGetValue(input));
      case 'DescribeSecret':
        return jsonAnswer(this.#describe(this.#secret(input)));
      case 'ListSecrets':
        return jsonAnswer(this.#list(input));
      case 'PutSecretValue':
        return jsonAnswer(this.#putValue(input));
      default:
        throw unknownOperation(call);
    }
  }

  #secret(input: Fields, id = requiredText(input, 'SecretId')): Secret {
    const secret = this.#secrets.get(this.arnOf(id) ?? '');
    if (secret === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret.",
      );
    }
    return secret;
  }

  #getValue(input: Fields): Record<string, unknown> {
    const { arn, name } = this.#secret(input);
    const id = optionalText(input, 'VersionId');
    const stage = optionalText(input, 'VersionStage');
    const wanted = stage ?? (id === undefined ? 'AWSCURRENT' : undefined);
    const version = this.#versions
      .of(arn)
      .find(
        (candidate) =>
          (id === undefined || candidate.id === id) &&
          (wanted === undefined || candidate.stages.includes(wanted)),
      );
    if (version === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for ${id === undefined ? `staging label: ${wanted ?? ''}` : `VersionId: ${id}`}`,
      );
    }
    return {
      ARN: arn,
      Name: name,
      VersionId: version.id,
      ...(version.text === undefined ? {} : { SecretString: version.text }),
      ...(version.binary === undefined ? {} : { SecretBinary: version.binary }),
      VersionStages: version.stages,
      CreatedDate: version.createdAt / 1000,
    };
  }

  #batchGetValue(input: Fields): Record<string, unknown> {
    const ids = optionalTexts(input, 'SecretIdList');
    if (ids === undefined || ids.length === 0 || ids.length > 20) {
      throw new AwsError(
        'InvalidParameterException',
        'SecretIdList must name one to 20 secrets; filters are not known here.',
      );
    }
    const SecretValues: Record<string, unknown>[] = [];
    const Errors: Record<string, unknown>[] = [];
    for (const SecretId of ids) {
      try {
        SecretValues.push(this.#getValue({ SecretId }));
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        Errors.push({ SecretId, ErrorCode: error.code, Message: error.message });
      }
    }
    return { SecretValues, Errors };
  }

  #describe({ arn, name }: Secret): Record<string, unknown> {
    const versions = this.#versions.of(arn);
    const row = this.#known.get(arn);
    return {
      ARN: arn,
      Name: name,
      CreatedDate: row === undefined ? 0 : numberColumn(row, 'created_at') / 1000,
      LastChangedDate: (versions[0]?.createdAt ?? 0) / 1000,
      VersionIdsToStages: Object.fromEntries(versions.map(({ id, stages }) => [id, stages])),
    };
  }

  #list(input: Fields): Record<string, unknown> {
    const all = [...this.#secrets.values()];
    const from = Number(optionalText(input, 'NextToken') ?? '0');
    const to = from + (optionalInteger(input, 'MaxResults') ?? 100);
    return {
      SecretList: all.slice(from, to).map((secret) => {
        const { VersionIdsToStages, ...listed } = this.#describe(secret);
        return { ...listed, SecretVersionsToStages: VersionIdsToStages };
      }),
      ...(to < all.length ? { NextToken: String(to) } : {}),
    };
  }

  #putValue(input: Fields): Record<string, unknown> {
    const { arn, name } = this.#secret(input);
    const text = optionalText(input, 'SecretString');
    const binary = optionalText(input, 'SecretBinary');
    if ((text === undefined) === (binary === undefined)) {
      throw new AwsError(
        'InvalidParameterException',
        'You must provide either SecretString or SecretBinary, and not both.',
      );
    }
    const id = optionalText(input, 'ClientRequestToken');
    const stages = optionalTexts(input, 'VersionStages') ?? ['AWSCURRENT'];
    const known = this.#versions.of(arn).find((version) => version.id === id);
    if (known !== undefined) {
      // The same token with the same value is a repetition of one call.
      if (known.text !== text || known.binary !== binary) {
        throw new AwsError(
          'ResourceExistsException',
          `You can't modify an existing version, you can only create a new version: ${known.id}`,
        );
      }
      return { ARN: arn, Name: name, VersionId: known.id, VersionStages: known.stages };
    }
    const VersionId = this.#versions.put(arn, { text, binary, id, stages });
    return { ARN: arn, Name: name, VersionId, VersionStages: stages };
  }
}
