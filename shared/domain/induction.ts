/** Which check-ins stay planned when somebody's positions change: those of the position taken up last. */
import { firstCheckIn, nextCheckIn } from './check-in-plan.ts';
import { withoutDue } from './enrolment.ts';
import { firstHiredOn, type Position, presentPosition } from './position.ts';
import type { CheckInPlan } from './program-plan.ts';

interface Planned {
  plan: string;
  version: number;
  employmentId?: string | undefined;
  startedBy: string;
  status: string;
  step?: string | undefined;
  due?: string | undefined;
  dueAt?: string | undefined;
}

interface Settings {
  plan: CheckInPlan;
  timeZone: string;
}

/**
 * The check-ins as they are to be after a change of positions.
 * 1. What is planned for any other position is cancelled. 2. The present one's plan goes on if it runs or has run
 * out; 3. else its next check-in is owed: the first, or where it was broken off. Two positions that began on one day
 * share their check-ins.
 */
export function inductionAfter<CheckIn extends Planned>(
  person: { personId: string; programId: string },
  positions: readonly Position[],
  checkIns: readonly CheckIn[],
  settings: Settings,
  now: string,
) {
  const present = presentPosition(positions);
  const ofPlan = checkIns.filter(({ startedBy }) => startedBy === 'plan');
  const own = ofPlan.filter(({ employmentId }) => employmentId === present?.employmentId);
  const owed =
    present !== undefined && mayOwe(own)
      ? nextOwed({ ...person, ...present }, positions, ofPlan, settings, now)
      : undefined;
  const cancelled = ofPlan
    .filter(({ step, employmentId, plan }) => {
      const others = present === undefined || employmentId !== present.employmentId;
      return step !== undefined && others && plan !== owed?.plan;
    })
    .map((checkIn) => ({ ...withoutDue(checkIn), status: 'cancelled' as const }));
  return { owed, cancelled };
}

/** Nothing was ever owed for the position, or its plan was broken off. */
function mayOwe(own: readonly Planned[]): boolean {
  if (own.some(({ step }) => step !== undefined)) return false;
  return own.length === 0 || own.some(({ status }) => status === 'cancelled');
}

function nextOwed<CheckIn extends Planned>(
  hire: { personId: string; programId: string; employmentId: string; hireDate: string },
  positions: readonly Position[],
  ofPlan: readonly CheckIn[],
  settings: Settings,
  now: string,
) {
  const { personId, programId, employmentId, hireDate } = hire;
  const first = firstHiredOn(positions);
  let next = firstCheckIn(
    { personId, programId, employmentId, hireDate, firstHiredOn: first },
    settings,
    now,
  );
  while (next !== undefined) {
    const { plan } = next;
    const there = ofPlan.find((each) => each.plan === plan);
    if (there === undefined) return next;
    if (there.step !== undefined) return { ...there, employmentId };
    if (there.status === 'cancelled') return { ...next, version: there.version };
    next = nextCheckIn(next, { ...settings, firstHiredOn: first }, now);
  }
  return undefined;
}
