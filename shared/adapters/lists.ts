import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  personPartition,
  quarantinePartition,
  deadLetterPartition,
  receiptPartition,
  reviewPartition,
} from '../domain/partitions.ts';
import { holderIn } from '../domain/message-holder.ts';
import { schoolMeant } from '../domain/same-school.ts';
import type { Dossier, LinkFinder, ListedMentor, ListedSchool, Lists } from '../ports.ts';
import type { RecordName, RecordTypes } from '../records/catalogue.ts';
import { type DueKind, dueShards } from '../domain/due.ts';
import {
  fromItem,
  fromList,
  fromPeopleList,
  fromRoster,
  isRecordName,
  type StoredItem,
} from './stored-item.ts';

/** Schools of the directory read at a time where most are of another state. */
const filteredPage = 500;

interface Asked {
  index?: string;
  where: string;
  /** Looked at after reading: what it leaves out counts for no limit of ours. */
  only?: string;
  values: Record<string, string>;
  newestFirst?: boolean;
  consistent?: boolean;
  limit?: number;
}

/** All pages of a Query, or as many as the limit needs. */
export async function query(client: DynamoDBDocumentClient, asked: Asked): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: process.env['TABLE_NAME'],
        IndexName: asked.index,
        KeyConditionExpression: asked.where,
        FilterExpression: asked.only,
        ExpressionAttributeValues: asked.values,
        ScanIndexForward: asked.newestFirst !== true,
        ConsistentRead: asked.consistent,
        Limit: asked.limit,
        ExclusiveStartKey: start,
      }),
    );
    items.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined && (asked.limit === undefined || items.length < asked.limit));
  return items;
}

/** Finds records by the hash of a link: one Query of the sparse index `links`. */
export function linkFinder(client: DynamoDBDocumentClient): LinkFinder {
  return {
    async byLink(hash) {
      const [item] = await query(client, {
        index: 'links',
        where: 'linkHash = :hash',
        values: { ':hash': hash },
      });
      if (item === undefined) return undefined;
      const [, personId] = /^person#(.+)$/.exec(String(item['pk'])) ?? [];
      if (personId === undefined) return undefined;
      const [, plan] = /^enrolment#(.+)$/.exec(String(item['sk'])) ?? [];
      return plan === undefined ? { personId } : { personId, plan };
    },
  };
}

/** Everything the console lists. Index reads are eventually consistent: they show, they never decide. */
export function lists(client: DynamoDBDocumentClient): Lists {
  const listed = (listOf: string) =>
    query(client, { index: 'lists', where: 'listOf = :list', values: { ':list': listOf } });
  return {
    async people(programId) {
      const items = await listed(`${programId}#people`);
      // The index orders by code point, which puts every Çelik and Özgür behind Z.
      const { compare } = new Intl.Collator('en');
      const surname = (item: StoredItem) => String(item['listBy']);
      return items.sort((a, b) => compare(surname(a), surname(b))).map(fromPeopleList);
    },
    async roster(programId, plan) {
      const items = await listed(`${programId}#${plan}`);
      return items.map((item) => ({ ...fromRoster(item), plan }));
    },
    async imports(programId) {
      const keys = await query(client, {
        index: 'lists',
        where: 'listOf = :list',
        values: { ':list': `${programId}#imports` },
        newestFirst: true,
        limit: 50,
      });
      const found = await Promise.all(
        keys.map((key) => partition(client, String(key['pk']), 'import')),
      );
      return found.flatMap((items) => records(items, 'import'));
    },
    async quarantined(programId) {
      const items = await partition(client, quarantinePartition(programId), 'event#');
      return records(items, 'quarantinedEvent');
    },
    async reviews(programId) {
      const items = await partition(client, reviewPartition(programId), 'review#');
      return records(items, 'review');
    },
    async deadLetters(programId) {
      const items = await partition(client, deadLetterPartition(programId), '');
      return records(items, 'deadLetter');
    },
    async dossier(personId) {
      const items = await partition(client, personPartition(personId), '');
      return dossierOf(items);
    },
    async arrival(programId, eventId) {
      const items = await partition(client, receiptPartition(programId, eventId), '');
      const [receipt] = records(items, 'receipt');
      return { entries: records(items, 'entry'), ...(receipt === undefined ? {} : { receipt }) };
    },
    async planned(programId, limit) {
      const items = await waiting(client, 'message', limit, { programId });
      return items.flatMap(({ pk, sk, dueAt }) => {
        const [, plan, step] = sk.split('#');
        const personId = holderIn(pk);
        return plan === undefined || step === undefined ? [] : [{ personId, plan, step, dueAt }];
      });
    },
    async owed(programId, limit) {
      const items = await waiting(client, 'step', limit, { programId });
      return items
        .filter(({ sk }) => /^(enrolment|checkIn)#/.test(sk))
        .map(({ pk, sk, dueAt }) => ({
          personId: pk.replace('person#', ''),
          plan: sk.replace(/^\w+#/, ''),
          dueAt,
        }));
    },
    async checkIns(programId) {
      const items = await listed(`${programId}#check-ins`);
      return items.map((item) => fromList('checkIn', item));
    },
    async callTasks(programId, status) {
      const items = await query(client, {
        index: 'lists',
        where: 'listOf = :list AND begins_with(listBy, :status)',
        values: { ':list': `${programId}#calls`, ':status': `${status}#` },
      });
      return items.map((item) => fromList('callTask', item));
    },
    async mentors(programId) {
      const [items, others] = await Promise.all([
        listed(`${programId}#mentors`),
        listed(`${programId}#other-school-names`),
      ]);
      const names = others.map((item) => fromList('school', item));
      return items.map((item) => atSchoolMeant(fromList('mentorProfile', item), names));
    },
    async mentorNeeds(programId) {
      const items = await listed(`${programId}#needs`);
      return items.map((item) => fromList('mentorNeed', item));
    },
    async pairs(programId) {
      const items = await listed(`${programId}#pairs`);
      return items.map((item) => fromList('pair', item));
    },
    async schools(programId) {
      const items = await listed(`${programId}#schools`);
      return items.map((item) => fromList('school', item));
    },
    async otherSchoolNames(programId) {
      const items = await listed(`${programId}#other-school-names`);
      return items.map((item) => fromList('school', item));
    },
    async directory(programId, { prefix, state, limit }) {
      const begins = prefix === '' ? '' : ' AND begins_with(listBy, :prefix)';
      const items = await query(client, {
        index: 'lists',
        where: `listOf = :list${begins}`,
        values: {
          ':list': `${programId}#directory`,
          ...(prefix === '' ? {} : { ':prefix': prefix }),
          ...(state === undefined ? {} : { ':state': state }),
        },
        ...(state === undefined ? {} : { only: 'stateAbbreviation = :state' }),
        // A page counts before the filter: a few at a time would ask for ever.
        limit: state === undefined ? limit : Math.max(limit, filteredPage),
      });
      return items.slice(0, limit).map((item) => fromList('directorySchool', item));
    },
  };
}

/** A mentor's place is kept as it was stated; another school may have been found to be the same since. */
function atSchoolMeant(mentor: ListedMentor, names: readonly ListedSchool[]): ListedMentor {
  const { place } = mentor;
  if (place === undefined) return mentor;
  return { ...mentor, place: { ...place, schoolId: schoolMeant(names, place.schoolId) } };
}

/** The oldest of one kind of due item, over all shards of the index `due`. */
export async function waiting(
  client: DynamoDBDocumentClient,
  kind: DueKind,
  limit: number,
  { until, programId }: { until?: string; programId?: string },
): Promise<{ pk: string; sk: string; dueAt: string; programId: string }[]> {
  const shards = await Promise.all(
    Array.from({ length: dueShards }, (_, shard) =>
      query(client, {
        index: 'due',
        where: until === undefined ? 'due = :due' : 'due = :due AND dueAt <= :until',
        values: {
          ':due': `${kind}#${shard}`,
          ...(until === undefined ? {} : { ':until': until }),
          ...(programId === undefined ? {} : { ':program': programId }),
        },
        ...(programId === undefined ? {} : { only: 'programId = :program' }),
        limit,
      }),
    ),
  );
  return shards
    .flat()
    .map((item) => ({
      pk: String(item['pk']),
      sk: String(item['sk']),
      dueAt: String(item['dueAt']),
      programId: String(item['programId']),
    }))
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
    .slice(0, limit);
}

function partition(
  client: DynamoDBDocumentClient,
  pk: string,
  prefix: string,
): Promise<StoredItem[]> {
  return query(client, {
    where: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
    values: { ':pk': pk, ...(prefix === '' ? {} : { ':prefix': prefix }) },
    consistent: true,
  });
}

function records<Name extends RecordName>(
  items: readonly StoredItem[],
  name: Name,
): RecordTypes[Name][] {
  return items.filter((item) => item['entity'] === name).map((item) => fromItem(name, item));
}

function dossierOf(items: readonly StoredItem[]): Dossier {
  const known = items.filter((item) => isRecordName(item['entity']));
  const [person] = records(known, 'person');
  const [mentorProfile] = records(known, 'mentorProfile');
  return {
    ...(person === undefined ? {} : { person }),
    entries: records(known, 'entry'),
    enrolments: records(known, 'enrolment'),
    messages: records(known, 'message'),
    responses: records(known, 'response'),
    facts: records(known, 'fact'),
    employments: records(known, 'employment'),
    checkIns: records(known, 'checkIn'),
    callTasks: records(known, 'callTask'),
    ...(mentorProfile === undefined ? {} : { mentorProfile }),
    mentorNeeds: records(known, 'mentorNeed'),
    mentorInvitations: records(known, 'mentorInvitation'),
    pairs: records(known, 'pair'),
    introductions: records(known, 'introduction'),
    statedTerms: records(known, 'statedTerms'),
    credentials: records(known, 'credential'),
    recognitions: records(known, 'recognition'),
  };
}
