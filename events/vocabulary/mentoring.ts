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

export type MentoringKind = (typeof mentoringKinds)[number];
export type MentoringTopic = (typeof mentoringTopics)[number];
