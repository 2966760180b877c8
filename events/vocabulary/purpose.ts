/** What our messages are for; each can be stopped by itself. */
export const purposes = ['surveys', 'checkIns', 'mentoring', 'events'] as const;

export type Purpose = (typeof purposes)[number];
