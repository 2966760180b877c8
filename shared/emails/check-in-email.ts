import type { EmailFrame } from './email-frame.ts';

/** What every email of a check-in is made from. */
export interface CheckInEmail extends EmailFrame {
  checkInUrl: string;
  /** `D30`, `Y2`, `exit`, `now`. */
  milestone: string;
}
