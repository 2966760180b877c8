import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { purposes } from '../../events/vocabulary/purpose.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

/**
 * A graduate: who they are, what they completed, how they can be reached, what we currently know.
 * Long names are stored short: an item of less than 1 KB costs half in each transaction that checks it.
 */
export const personEntity = once(
  () =>
    new Entity({
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
        candidateIdentifier: string().savedAs('studentId'),
        addresses: list(
          map({
            addressId: string().savedAs('id'),
            address: string().savedAs('at'),
            electronicMailType: string()
              .enum('Home/Personal', 'Work', 'Organization', 'Other')
              .savedAs('type'),
            primary: boolean().savedAs('first'),
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
            source: string().enum('sis', 'self-report', 'admin', 'update'),
            /** What the institution said of it, where that is not what we make of it. */
            statedPrimary: boolean().optional().savedAs('sisFirst'),
            statedShared: boolean().optional().savedAs('sisShared'),
          }),
        ),
        telephone: string().optional(),
        homeDistrictLeaId: string().optional().savedAs('homeLea'),
        directoryHold: boolean().savedAs('hold'),
        cohort: number(),
        term: string().optional(),
        campus: string().optional(),
        completionDate: string().optional(),
        degrees: list(
          map({
            degreeCode: string().savedAs('degree'),
            programCode: string().savedAs('program'),
            majorSpecialization: string().savedAs('major'),
            majorCode: string().optional().savedAs('code'),
            concentration: string().optional(),
            completionDate: string().savedAs('on'),
            status: string().enum('awarded', 'revoked'),
          }),
        ),
        revision: number(),
        /** A candidate has been admitted and has completed nothing yet. */
        graduation: string().enum('candidate', 'graduated', 'revoked'),
        /** When name, number and preferred address were last said of them, other than by the registrar. */
        told: map({
          name: string().optional(),
          telephone: string().optional(),
          primary: string().optional(),
        }).optional(),
        /** Purposes for which the person wants no messages. */
        unwanted: list(string().enum(...purposes)),
        /** First day on which messages may go again; no pause when left out. */
        pausedUntil: string().optional(),
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
          /** The position behind it, where one is recorded. */
          employmentId: string().optional(),
          schoolId: string().optional(),
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
    }),
);

export type Person = FormattedItem<ReturnType<typeof personEntity>>;
export type Address = Person['addresses'][number];
