/** What a program has not settled otherwise. */

export interface CheckInPlan {
  /** Days after a hire, ascending. */
  days: readonly number[];
  /** Month and day of the yearly check-in, `03-15`. */
  springOpens: string;
  /** The last year in teaching that is asked each spring; 1 asks in none. */
  lastYear: number;
}

export interface MentoringPlan {
  approval: 'admin' | 'automatic';
  /** Days after which an invitation runs out. */
  expiryDays: number;
  /** Mentors asked for one need at most. */
  mostAsked: number;
  offerToNewHires: boolean;
}

const usualCheckIns: CheckInPlan = { days: [30, 90, 180], springOpens: '03-15', lastYear: 5 };
const usualMentoring: MentoringPlan = {
  approval: 'admin',
  expiryDays: 5,
  mostAsked: 4,
  offerToNewHires: true,
};

/** When a program's check-ins are due. */
export function checkInPlanOf(
  program: { checkIns?: CheckInPlan | undefined } | undefined,
): CheckInPlan {
  return program?.checkIns ?? usualCheckIns;
}

/** How a program's mentors are asked. */
export function mentoringPlanOf(
  program: { mentoring?: MentoringPlan | undefined } | undefined,
): MentoringPlan {
  return program?.mentoring ?? usualMentoring;
}
