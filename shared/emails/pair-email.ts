import type { EmailFrame } from './email-frame.ts';

/** What every email to one side of a pair is made from. */
export interface PairEmail extends EmailFrame {
  pairUrl: string;
  /** The reader's side. */
  side: 'mentor' | 'mentee';
  /** First name of the other; undefined where a directory hold bars saying it. */
  other: string | undefined;
}
