import { checkInBarrier } from '../../shared/domain/check-in-barrier.ts';
import { checkInNow } from '../../shared/domain/check-in-plan.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import type { Changes } from '../../shared/ports.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface SendState {
  person: Person | undefined;
  program: Program | undefined;
  checkIns: readonly CheckIn[];
}

/**
 * Sends a check-in by hand, outside the plan.
 * 1. Refuse where no email could go. 2. Refuse while another one is under way, or on a day that had one: nobody is
 * asked twice at a time. 3. Owe it, due at once.
 */
export function sendCheckIn({ person, program, checkIns }: SendState, now: string): Changes {
  if (person === undefined || person.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  const barrier = checkInBarrier(person);
  if (barrier !== undefined) return { outcome: 'skipped', because: `check-in-${barrier}` };
  const item = checkInNow(person, program ?? defaultSeason, now);
  const underWay = checkIns.some(({ plan, status, step }) => {
    return plan === item.plan || (status === 'invited' && step !== undefined);
  });
  if (underWay) return { outcome: 'skipped', because: 'check-in-under-way' };
  return {
    outcome: 'done',
    what: 'check-in-sent-now',
    details: { plan: item.plan },
    about: personPartition(person.personId),
    writes: [{ put: 'checkIn', item }],
  };
}
