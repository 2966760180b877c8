import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { personPartition } from '../domain/partitions.ts';
import { GoneError, PermanentError, StaleStateError } from '../domain/errors.ts';
import type { Changes, CommitContext, Committed, Committer, Write } from '../ports.ts';
import type { Entry } from '../records/entry.ts';
import { dueIn } from '../domain/due.ts';
import { keyOf, toItem } from './stored-item.ts';

type Done = Extract<Changes, { outcome: 'done' }>;
type Action = NonNullable<
  ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems']
>[number];

/** How long the relay has before the sweep publishes in its stead. */
const relayGrace = 5 * 60_000;
const placesToRetry = 6;
/** AWS's limit of one TransactWriteItems call. */
const mostActions = 100;
const secondsInDay = 86_400;

/** One transaction per event: entry (marker, timeline, outbox) and records together, or nothing. */
export function committer(client: DynamoDBDocumentClient): Committer {
  return {
    async commit(changes, context) {
      const actions = actionsOf(changes, context);
      if (actions.length > mostActions) {
        throw new PermanentError(`one transaction cannot hold ${actions.length} changes`);
      }
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems: actions }));
          return 'committed';
        } catch (error) {
          if (isMalformed(error)) {
            throw new PermanentError('DynamoDB refuses the transaction as malformed', {
              cause: error,
            });
          }
          if (!(error instanceof TransactionCanceledException)) throw error;
          const verdict = verdictOn(error, actions);
          if (verdict === 'already-done') return verdict;
          if (verdict instanceof Error) throw verdict;
          if (attempt >= placesToRetry) throw error;
          await pause(Math.random() * 20 * 2 ** attempt);
        }
      }
    },
  };
}

function actionsOf(changes: Done, context: CommitContext): Action[] {
  const table = process.env['TABLE_NAME'];
  const entry: Action = {
    Put: {
      TableName: table,
      Item: toItem('entry', entryOf(changes, context)),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
  const writes = changes.writes.map((write) => actionOf(write, table));
  const guard = personGuard(changes, table);
  return guard === undefined ? [entry, ...writes] : [entry, ...writes, guard];
}

function entryOf(changes: Done, context: CommitContext): Entry {
  const emits = changes.emits ?? [];
  const pending =
    emits.length === 0
      ? {}
      : {
          emits: [...emits],
          due: dueIn('outbox', context.eventId),
          dueAt: new Date(Date.parse(context.now) + relayGrace).toISOString(),
        };
  return {
    partition: changes.about,
    workflow: context.workflow,
    eventId: context.eventId,
    programId: context.programId,
    what: changes.what,
    details: changes.details,
    cause: context.cause,
    correlationId: context.correlationId,
    occurredAt: context.occurredAt,
    recordedAt: context.now,
    actor: context.actor,
    before: changes.before,
    expiresAt: context.expiresAt ?? expiryOf(changes, context),
    ...pending,
  };
}

function expiryOf({ keepForDays }: Done, { now }: CommitContext): number | undefined {
  if (keepForDays === undefined) return undefined;
  return Math.floor(Date.parse(now) / 1000) + keepForDays * secondsInDay;
}

function actionOf(write: Write, table: string | undefined): Action {
  if ('removeEntry' in write) {
    return { Delete: { TableName: table, Key: { ...keyOf('entry', write.removeEntry) } } };
  }
  if ('absentEntry' in write) {
    return {
      ConditionCheck: {
        TableName: table,
        Key: { ...keyOf('entry', write.absentEntry) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }
  const { version } = write.item;
  const kind = 'put' in write ? write.put : write.remove;
  const unchanged = kind === 'person' ? unchangedPerson(version) : unchangedSince(version);
  if ('put' in write) {
    const item = toItem(write.put, { ...write.item, version: version + 1 });
    return { Put: { TableName: table, Item: item, ...unchanged } };
  }
  const { pk, sk } = toItem(write.remove, write.item);
  return { Delete: { TableName: table, Key: { pk, sk }, ...unchanged } };
}

function unchangedSince(version: number) {
  if (version === 0) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  };
}

/** As `unchangedSince`; and who was erased is never written again. What is there instead tells the two apart. */
function unchangedPerson(version: number) {
  const { ConditionExpression, ...rest } = unchangedSince(version);
  return {
    ...rest,
    ConditionExpression: `${ConditionExpression} AND attribute_not_exists(erasedAt)`,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

/** Whatever is written about a person requires that they are still there and were not erased. */
function personGuard(changes: Done, table: string | undefined): Action | undefined {
  const [, personId] = /^person#(.+)$/.exec(changes.about) ?? [];
  if (personId === undefined) return undefined;
  const writesPerson = changes.writes.some(
    (write) =>
      (('put' in write && write.put === 'person') ||
        ('remove' in write && write.remove === 'person')) &&
      write.item.personId === personId,
  );
  if (writesPerson) return undefined;
  return {
    ConditionCheck: {
      TableName: table,
      Key: { pk: personPartition(personId), sk: 'person' },
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(erasedAt)',
    },
  };
}

/** What a cancelled transaction means: the event was done before, the state is stale, or only a collision. */
function verdictOn(
  error: TransactionCanceledException,
  actions: readonly Action[],
): Committed | Error | 'try-again' {
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  if (codes[0] === 'ConditionalCheckFailed') return 'already-done';
  const failed = codes.findIndex((code) => code === 'ConditionalCheckFailed');
  if (failed > 0) {
    const erased = error.CancellationReasons?.[failed]?.Item?.['erasedAt'] !== undefined;
    const noPerson = actions[failed]?.ConditionCheck?.Key?.['sk'] === 'person';
    const gone = erased || noPerson;
    return gone ? new GoneError() : new StaleStateError();
  }
  const passing = [
    'None',
    'TransactionConflict',
    'ThrottlingError',
    'ProvisionedThroughputExceeded',
  ];
  return codes.every((code) => passing.includes(code)) ? 'try-again' : error;
}

function isMalformed(error: unknown): boolean {
  return error instanceof Error && error.name === 'ValidationException';
}
