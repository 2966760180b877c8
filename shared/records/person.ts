import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { personPartition } from '../domain/partitions.ts';
import { table } from './table.ts';

/** A graduate: who they are, what they completed, how they can be reached, what we currently know. */
export const personEntity = new Entity({
  name: 'person',
  table,
  timestamps: false,
  schema: item({
    personId: string().key(),
    programId: string(),
    version: number(),
    displayName: string(),
    firstName: string(),
    lastSurname: string(),
    middleName: string().optional(),
    generationCodeSuffix: string().optional(),
    candidateIdentifier: string(),
    addresses: list(
      map({
        addressId: string(),
        address: string(),
        electronicMailType: string().enum('Home/Personal', 'Work', 'Organization', 'Other'),
        primary: boolean(),
        status: string().enum(
          'usable',
          'not-an-address',
          'shared',
          'someone-else',
          'not-me',
          'bounced',
          'complained',
        ),
        since: string(),
        source: string().enum('sis', 'self-report', 'admin'),
        /** What the institution said of it, where that is not what we make of it. */
        statedPrimary: boolean().optional(),
        statedShared: boolean().optional(),
      }),
    ),
    telephone: string().optional(),
    homeDistrictLeaId: string().optional(),
    directoryHold: boolean(),
    cohort: number(),
    term: string().optional(),
    campus: string().optional(),
    completionDate: string().optional(),
    degrees: list(
      map({
        degreeCode: string(),
        programCode: string(),
        majorSpecialization: string(),
        majorCode: string().optional(),
        concentration: string().optional(),
        completionDate: string(),
        status: string().enum('awarded', 'revoked'),
      }),
    ),
    revision: number(),
    graduation: string().enum('graduated', 'revoked'),
    /** Purposes for which the person wants no messages. */
    unwanted: list(string().enum('surveys')),
    reach: string().enum(
      'reachable',
      'no-address',
      'unusable-address',
      'shared-address',
      'opted-out',
    ),
    /** The latest survey answered, `annual-2027`. */
    answered: string().optional(),
    current: map({
      status: string().optional(),
      school: string().optional(),
      source: string(),
      observedAt: string(),
    }).optional(),
    importId: string().optional(),
    erasedAt: string().optional(),
    linkHash: string().optional(),
    listOf: string().optional(),
    listBy: string().optional(),
  }),
  computeKey: ({ personId }: { personId: string }) => ({
    pk: personPartition(personId),
    sk: 'person',
  }),
});

export type Person = FormattedItem<typeof personEntity>;
export type Address = Person['addresses'][number];
