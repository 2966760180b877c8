/** Words of mentoring, plain: records and pages use them without the schemas of the events. */

/** Ways of mentoring. */
export const mentoringKinds = ['buddy', 'mentor', 'flash', 'observation', 'peer-coach'] as const;

/** What a mentor can help with, and what a mentee may want help with. */
export const mentoringTopics = [
  'first-weeks',
  'classroom-management',
  'planning',
  'assessment',
  'families',
  'special-education',
  'english-learners',
  'technology',
  'workload',
  'certification',
  'leadership',
] as const;

/** Where a need comes from. */
export const needOrigins = [
  'hire',
  'admission',
  'check-in',
  'request',
  'admin',
  're-match',
] as const;

/** What a mentor or a mentee may agree to show the other. */
export const sharings = ['email', 'phone', 'school'] as const;

/** How often a pair means to meet. */
export const rhythms = ['weekly', 'fortnightly', 'monthly', 'once'] as const;

export type Sharing = (typeof sharings)[number];
export type Rhythm = (typeof rhythms)[number];
export type MentoringKind = (typeof mentoringKinds)[number];
export type MentoringTopic = (typeof mentoringTopics)[number];
