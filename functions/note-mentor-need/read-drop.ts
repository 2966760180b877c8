import type { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { needIdOf } from '../../shared/domain/new-mentor-need.ts';
import type { Reader } from '../../shared/ports.ts';
import type { DropState } from './drop-mentor-need.ts';
import { hireCause } from './note-mentor-need.ts';

/** Reads the position that ended, and the need that its beginning made. */
export function readDrop(
  { data: { personId, employmentId } }: Envelope<DataOf<typeof alumniEmploymentEnded>>,
  reader: Reader,
): Promise<DropState> {
  const needId = needIdOf(personId, hireCause(employmentId));
  return reader.read({
    person: { record: 'person', key: { personId } },
    employment: { record: 'employment', key: { personId, employmentId } },
    need: { record: 'mentorNeed', key: { personId, needId } },
  });
}
