import { annualSurvey, questionOf } from '../../../shared/domain/annual-survey.ts';
import { confirmedOnly } from '../../../shared/domain/position.ts';
import type { Reach } from '../../../shared/domain/reach.ts';
import type { Tone } from '../../../shared/html/notice.tsx';

interface Words {
  label: string;
  tone: Tone | 'plain';
}

export const reachCodes: readonly Reach[] = [
  'reachable',
  'shared-address',
  'unusable-address',
  'no-address',
  'opted-out',
];

/** How a person can be reached, in a word or two. */
export function reachInWords(reach: Reach): Words {
  switch (reach) {
    case 'reachable':
      return { label: 'Reachable', tone: 'success' };
    case 'shared-address':
      return { label: 'Shares an address', tone: 'warning' };
    case 'unusable-address':
      return { label: 'Address unusable', tone: 'danger' };
    case 'no-address':
      return { label: 'No address', tone: 'danger' };
    case 'opted-out':
      return { label: 'Wants no surveys', tone: 'plain' };
  }
}

export type AddressStatus =
  | 'usable'
  | 'not-an-address'
  | 'shared'
  | 'someone-else'
  | 'not-me'
  | 'bounced'
  | 'complained';

/** What an address is good for, and why. */
export function addressInWords(status: AddressStatus): Words & { reason: string } {
  switch (status) {
    case 'usable':
      return { label: 'Can be used', tone: 'plain', reason: 'Emails may go there.' };
    case 'not-an-address':
      return {
        label: 'Not an address',
        tone: 'danger',
        reason: 'No email can be addressed there; correct it at its source.',
      };
    case 'shared':
      return {
        label: 'Shared',
        tone: 'warning',
        reason: 'Somebody else has it too. It is used for neither until you say whose it is.',
      };
    case 'someone-else':
      return {
        label: 'Somebody else’s',
        tone: 'plain',
        reason: 'An admin decided that it belongs to another person.',
      };
    case 'not-me':
      return {
        label: 'Does not reach them',
        tone: 'danger',
        reason: 'Whoever reads it is not this person, as they, an admin or the institution said.',
      };
    case 'bounced':
      return {
        label: 'Came back',
        tone: 'danger',
        reason: 'The mailbox refused an email for good.',
      };
    case 'complained':
      return {
        label: 'Reported as spam',
        tone: 'danger',
        reason: 'Its owner reported an email of ours as spam; nothing more goes there.',
      };
  }
}

export type EnrolmentStatus =
  | 'owed'
  | 'invited'
  | 'not-reachable'
  | 'opted-out'
  | 'answered'
  | 'closed'
  | 'cancelled';

/** Where a person stands in a survey or a check-in. */
export function enrolmentInWords(status: EnrolmentStatus): Words {
  switch (status) {
    case 'owed':
      return { label: 'Planned', tone: 'plain' };
    case 'invited':
      return { label: 'Invited', tone: 'info' };
    case 'answered':
      return { label: 'Answered', tone: 'success' };
    case 'not-reachable':
      return { label: 'Not reachable', tone: 'danger' };
    case 'opted-out':
      return { label: 'Wants none', tone: 'plain' };
    case 'closed':
      return { label: 'Ended unanswered', tone: 'warning' };
    case 'cancelled':
      return { label: 'Cancelled', tone: 'plain' };
  }
}

/** Where a fact comes from. */
export function sourceInWords(source: string): string {
  switch (source) {
    case 'self-report':
      return 'their own answer';
    case 'employer':
      return 'the employer';
    case 'sis':
      return 'the institution';
    case 'faculty':
      return 'faculty';
    case 'district-roster':
      return 'a district’s roster';
    case 'state-file':
      return 'a state file';
    case 'admin':
      return 'an admin';
    case 'update':
      return 'a later message of the institution or a district';
    default:
      return source;
  }
}

const questionOfKind: Readonly<Record<string, string>> = {
  employment: 'EMP_STATUS',
  intent: 'INTENT_STAY',
  mentoring: 'MENTOR_WILLING',
  satisfaction: 'JOB_SAT',
};

export function kindInWords(kind: string): string {
  switch (kind) {
    case 'employment':
      return 'Position';
    case 'intent':
      return 'Plans for next year';
    case 'mentoring':
      return 'Willing to mentor';
    case 'satisfaction':
      return 'Satisfaction';
    default:
      return kind;
  }
}

/** The value of a fact, or of an answer, in the survey's own words. */
export function valueInWords(kindOrQuestion: string, value: string): string {
  if (value === confirmedOnly) return 'Works at a school';
  const question = questionOf(questionOfKind[kindOrQuestion] ?? kindOrQuestion);
  if (question?.form !== 'choice') return value;
  return question.choices.find(({ code }) => code === value)?.label ?? value;
}

/** A survey's question as it was asked. */
export function questionInWords(code: string): string {
  return annualSurvey.questions.find((question) => question.code === code)?.text ?? code;
}

/** The present position: `Teaching full-time, Lincoln Middle School`. */
export function positionInWords(current: {
  status?: string | undefined;
  school?: string | undefined;
}): string {
  if (current.status === 'left-position')
    return 'Left their position; where they are now is not known';
  const parts = [
    current.status === undefined ? '' : valueInWords('employment', current.status),
    current.school ?? '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
