/** What the codes of calls say to the staff. */
import type { CallOutcome, CallReason, NextStep } from '../../events/vocabulary/call.ts';

/** Why somebody is to be called: a heading of its own. */
export const reasonsInWords: Readonly<Record<CallReason, string>> = {
  'asked-for-a-call': 'They asked for a call',
  'low-check-in': 'Their check-in says it is hard',
  'left-position': 'They left their position',
  'no-mentor-found': 'No mentor was found for them',
  'not-reachable': 'No email reaches them',
  'by-hand': 'Planned by the staff',
};

export const outcomesInWords: Readonly<Record<CallOutcome, string>> = {
  reached: 'Reached',
  'left-word': 'Left word',
  'no-answer': 'No answer',
  'wrong-number': 'Wrong number',
  'asked-not-to-call': 'Asked not to be called',
};

export const nextStepsInWords: Readonly<Record<NextStep, string>> = {
  none: 'Nothing more',
  'call-again': 'Call again',
  'send-check-in': 'Send them a check-in by email',
  'find-mentor': 'Find them a mentor',
  'write-by-hand': 'I write to them myself',
};
