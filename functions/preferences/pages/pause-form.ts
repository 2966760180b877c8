export const pauseLengths = ['1-month', '3-months', 'until'] as const;
export type PauseLength = (typeof pauseLengths)[number];

/** The form of a break as it was filled in, to be shown again. */
export interface PauseForm {
  length: PauseLength | undefined;
  until: string;
}

/** What is wrong with it. */
export type PauseProblem = 'no-length' | 'no-day' | 'not-ahead' | 'too-far';
