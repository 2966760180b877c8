import { Table } from 'dynamodb-toolbox/table';

/**
 * The one table. Its name comes from the environment of the function, read at the first call, not at import.
 * Keys and indexes: README, *Access patterns*.
 */
export const table = new Table({
  name: () => process.env['TABLE_NAME'] ?? '',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'string' },
  entityAttributeSavedAs: 'entity',
  indexes: {
    due: {
      type: 'global',
      partitionKey: { name: 'due', type: 'string' },
      sortKey: { name: 'dueAt', type: 'string' },
    },
    links: { type: 'global', partitionKey: { name: 'linkHash', type: 'string' } },
    lists: {
      type: 'global',
      partitionKey: { name: 'listOf', type: 'string' },
      sortKey: { name: 'listBy', type: 'string' },
    },
  },
});

/** Attributes that index `due` carries beside the keys. */
export const dueAttributes = ['programId'] as const;

/** Attributes that index `lists` carries beside the keys: what the console's lists show. */
export const listedAttributes = [
  'entity',
  'personId',
  'programId',
  'displayName',
  'cohort',
  'degrees',
  'reach',
  'status',
  'step',
  'answered',
  'current',
  'completionDate',
  'importId',
  'counts',
  'plan',
  'milestone',
  'mood',
  'since',
  'answeredAt',
  'callMe',
  'needs',
  'callId',
  'reason',
  'dueDate',
  'owner',
  'attempts',
  'willing',
  'kinds',
  'topics',
  'subjects',
  'gradeBands',
  'capacity',
  'pausedUntil',
  'commitments',
  'asked',
  'accepted',
  'lastAskedAt',
  'hold',
  'place',
  'needId',
  'kind',
  'origin',
  'createdAt',
  'mentorId',
  'pairId',
  'startedAt',
  'answers',
  'rhythm',
  'checks',
  'askedAt',
  'schoolId',
  'name',
  'city',
  'stateAbbreviation',
  'leaId',
  'members',
  'hostId',
  'ncesSchoolId',
  'districtName',
  'level',
  'standing',
  'sameAs',
] as const;
