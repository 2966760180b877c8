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
 */
export function lostAt(
  ended: Ended,
  workflowOfQueue: ReadonlyMap<string, string>,
): { workflow: string; reason: string } {
  if (ended.sourceQueueArn !== undefined) {
    return {
      workflow: workflowOfQueue.get(ended.sourceQueueArn) ?? 'unknown',
      reason: 'The function ended without an answer, each time it was tried (out of time, out of memory, or crashed).',
    };
  }
  const rule = ended.ruleArn?.split('/').at(-1) ?? 'unknown rule';
  return {
    workflow: rule,
    reason: `The bus could not hand it over: ${ended.errorCode ?? 'no code'} ${ended.errorMessage ?? ''}`.trim(),
  };
}
