/** Why somebody is to be called. */
export const callReasons = [
  'asked-for-a-call',
  'low-check-in',
  'left-position',
  'no-mentor-found',
  'not-reachable',
  'by-hand',
] as const;

/** How a call went. */
export const callOutcomes = [
  'reached',
  'left-word',
  'no-answer',
  'wrong-number',
  'asked-not-to-call',
] as const;

/** What follows a call. */
export const nextSteps = [
  'none',
  'call-again',
  'send-check-in',
  'find-mentor',
  'write-by-hand',
] as const;

export type CallReason = (typeof callReasons)[number];
export type CallOutcome = (typeof callOutcomes)[number];
export type NextStep = (typeof nextSteps)[number];
