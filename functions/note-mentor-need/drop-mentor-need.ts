import type { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { TooEarlyError } from '../../shared/domain/errors.ts';
import { needAs } from '../../shared/domain/need-asked.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Person } from '../../shared/records/person.ts';

export interface DropState {
  person: Person | undefined;
  /** The position that ended. */
  employment: Employment | undefined;
  /** The need that its beginning made. */
  need: MentorNeed | undefined;
}

type Ended = Envelope<DataOf<typeof alumniEmploymentEnded>>;

/**
 * Has no mentor looked for any more who was for the beginning of a position that ended.
 * 1. Wait until the end is on the record: a hire that is told after that makes no need. 2. Leave alone a need for which
 * somebody was asked already: what was begun between people is theirs. 3. Cancel it.
 * @throws TooEarlyError when the end is not on the record yet
 */
export function dropMentorNeed({ person, employment, need }: DropState, _: Ended): Changes {
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (employment?.endDate === undefined) throw new TooEarlyError('the end is not recorded yet');
  if (need === undefined) return { outcome: 'skipped', because: 'no-such-need' };
  const begun = need.asked.length > 0 || need.status === 'matched' || need.status === 'cancelled';
  if (begun) return { outcome: 'skipped', because: `need-is-${need.status}` };
  return {
    outcome: 'done',
    what: 'mentor-need-cancelled',
    details: { needId: need.needId, reason: 'position-ended' },
    about: personPartition(person.personId),
    writes: [{ put: 'mentorNeed', item: needAs(need, 'cancelled') }],
  };
}
