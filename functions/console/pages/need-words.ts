import type { MentoringKind, needOrigins } from '../../../events/vocabulary/mentoring.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { mentoringLabels } from '../../../shared/domain/mentoring-labels.ts';

type Origin = (typeof needOrigins)[number];

const origins: Readonly<Record<Origin, string>> = {
  hire: 'begins to teach',
  admission: 'was admitted',
  'check-in': 'said so in a check-in',
  request: 'asked for it',
  admin: 'asked for by the staff',
  're-match': 'an earlier pair ended',
};

/** Where a need comes from. */
export const originInWords = (origin: Origin): string => origins[origin];

/** `Mentor`, `Buddy` */
export const kindNamed = (kind: MentoringKind): string =>
  mentoringLabels(defaultLocale).kinds[kind].name;

const statuses = {
  open: { label: 'Looking for mentors', tone: 'info' },
  proposed: { label: 'To approve', tone: 'warning' },
  inviting: { label: 'Being asked', tone: 'info' },
  matched: { label: 'Has a mentor', tone: 'success' },
  unmet: { label: 'Nobody found', tone: 'danger' },
  cancelled: { label: 'Called off', tone: 'plain' },
} as const;

export type NeedStatus = keyof typeof statuses;

export const needStatusInWords = (status: NeedStatus) => statuses[status];

const outcomes = {
  waiting: 'is being asked',
  accepted: 'said yes',
  declined: 'said no',
  expired: 'did not answer in time',
  withdrawn: 'is not to be asked',
} as const;

/** What became of asking a mentor. */
export const outcomeInWords = (outcome: keyof typeof outcomes): string => outcomes[outcome];
