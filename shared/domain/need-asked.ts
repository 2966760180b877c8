/** Whom a need's mentors were asked, and what became of it: the same for answers, for the calendar and for the staff. */
import { withoutDue } from './enrolment.ts';
import { needListing } from './new-mentor-need.ts';

type NeedStatus = Parameters<typeof needListing>[0]['status'];
type AskedOutcome = 'waiting' | 'accepted' | 'declined' | 'expired' | 'withdrawn';

interface AskedMentor {
  personId: string;
  at: string;
  outcome: AskedOutcome;
}

interface Need {
  personId: string;
  programId: string;
  status: NeedStatus;
  createdAt: string;
  asked: AskedMentor[];
  step?: unknown;
  due?: unknown;
  dueAt?: unknown;
}

/** The mentor who is asked at present; one at a time. */
export function waitingMentor({ asked }: Pick<Need, 'asked'>): AskedMentor | undefined {
  return asked.find(({ outcome }) => outcome === 'waiting');
}

/** The need in another status, where the lists show it. */
export function needAs<Item extends Need>(need: Item, status: NeedStatus) {
  return { ...need, status, ...needListing({ ...need, status }) };
}

/** What a mentor's invitation came to; with nobody asked any more, nothing is due. */
export function withOutcome<Item extends Need>(
  need: Item,
  mentorId: string,
  outcome: Exclude<AskedOutcome, 'waiting'>,
) {
  const asked = need.asked.map((each) =>
    each.personId === mentorId ? { ...each, outcome } : each,
  );
  return { ...withoutDue(need), asked };
}
