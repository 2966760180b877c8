/** What a call needs to be allowed, and how its names become ARNs. */
import type { ConditionContext } from './policy-conditions.ts';

/** One action that must be allowed on at least one of the resources. */
export interface Need {
  readonly action: string;
  readonly anyOf: readonly string[];
  readonly context: ConditionContext;
}

/** How names in calls become ARNs and keys. */
export interface CallPlaces {
  readonly region: string;
  readonly account: string;
  /** Name of the partition key of a table, or of one of its indexes. */
  hashKeyOf(tableName: string, indexName: string | undefined): string | undefined;
  /** Full ARN of a secret that is named without its random end. */
  secretArnOf(secretId: string): string | undefined;
}
