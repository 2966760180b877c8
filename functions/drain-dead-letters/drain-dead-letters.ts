import type { Bus } from '../../events/contract.ts';
import { contractOf } from '../../events/index.ts';

/** What a dead-letter queue tells of a message that ended there. */
export interface Ended {
  /** ARN of the work queue it came from; absent when a rule could not deliver it. */
  sourceQueueArn: string | undefined;
  ruleArn: string | undefined;
  errorCode: string | undefined;
  errorMessage: string | undefined;
  receives: number;
}

/**
 * Says which workflow missed out and why, for the dead letter that an admin reads.
 * 1. From a work queue: the function kept crashing or never answered. 2. From a rule: the queue could not be reached.
 * 3. From elsewhere: what it says of itself.
 */
export function lostAt(
  ended: Ended,
  /** By the ARN of a work queue or of a rule. */
  workflowOf: ReadonlyMap<string, string>,
): { workflow: string; reason: string } {
  if (ended.sourceQueueArn !== undefined) {
    return {
      workflow: workflowOf.get(ended.sourceQueueArn) ?? 'unknown',
      reason:
        'The function ended without an answer, each time it was tried (out of time, out of memory, or crashed).',
    };
  }
  const { ruleArn, errorCode, errorMessage } = ended;
  if (ruleArn === undefined) {
    return {
      workflow: 'unknown',
      reason:
        'It could not be handed over (word of the mail service, or changes given up by the outbox’s stream).',
    };
  }
  return {
    workflow: workflowOf.get(ruleArn) ?? ruleArn.split('/').at(-1) ?? 'unknown',
    reason:
      `The bus could not hand it over: ${errorCode ?? 'no code'} ${errorMessage ?? ''}`.trim(),
  };
}

/** The bus on which an event can be sent again. Types that nobody knows exist on the intake bus only. */
export function busOf(type: string): Bus | 'none' {
  return type === 'unreadable' ? 'none' : (contractOf(type)?.bus ?? 'intake');
}

/** Whether a workflow's messages are the mail service's own words, which name the mailbox: they are not kept. */
export function carriesAddresses(workflow: string): boolean {
  return workflow === 'settle-delivery' || workflow === 'unknown';
}
