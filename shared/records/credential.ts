import { Entity } from 'dynamodb-toolbox/entity';
import type { FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema';
import { evidenceSources } from '../../events/vocabulary/employment.ts';
import { personPartition } from '../domain/partitions.ts';
import { once } from './once.ts';
import { table } from './table.ts';

const descriptor = () => map({ namespace: string(), codeValue: string() });

/** A license, certification or endorsement of a person (Ed-Fi Credential), as last stated; descriptors as they came. */
export const credentialEntity = once(
  () =>
    new Entity({
      name: 'credential',
      table,
      timestamps: false,
      schema: item({
        personId: string().key(),
        /** Derived from state and number; without a number from state, type, field and day of issue. */
        credentialId: string().key(),
        programId: string(),
        version: number(),
        credentialIdentifier: string().optional(),
        stateOfIssueStateAbbreviation: string(),
        credentialType: descriptor(),
        credentialField: string().optional(),
        certificationTitle: string().optional(),
        teachingCredential: descriptor().optional(),
        credentialStatus: descriptor().optional(),
        issuanceDate: string(),
        effectiveDate: string().optional(),
        expirationDate: string().optional(),
        boardCertificationIndicator: boolean().optional(),
        academicSubjects: list(descriptor()),
        gradeLevels: list(descriptor()),
        source: string().enum(...evidenceSources),
        observedAt: string(),
        /** `occurredAt` of the latest statement that was heeded. */
        statedAt: string(),
      }),
      computeKey: ({ personId, credentialId }: { personId: string; credentialId: string }) => ({
        pk: personPartition(personId),
        sk: `credential#${credentialId}`,
      }),
    }),
);

export type Credential = FormattedItem<ReturnType<typeof credentialEntity>>;
