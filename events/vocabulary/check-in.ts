/** What a teacher may say would help. */
export const helpNeeds = [
  'classroom-management',
  'planning',
  'materials',
  'mentor',
  'families',
  'special-education',
  'english-learners',
  'workload',
  'wellbeing',
  'certification',
  'new-position',
  'something-else',
] as const;

export type HelpNeed = (typeof helpNeeds)[number];
