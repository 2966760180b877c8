import type { candidateAdmitted } from '../../events/candidate-admitted.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { newMentorNeed } from '../../shared/domain/new-mentor-need.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import type { Changes } from '../../shared/ports.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface CandidateState {
  person: Person | undefined;
  program: Program | undefined;
  needs: readonly MentorNeed[];
}

type Admitted = Envelope<DataOf<typeof candidateAdmitted>>;

/**
 * Has a buddy from an older cohort looked for when somebody enters the program.
 * 1. Leave alone who wants no such emails, is not to be disclosed, or has completed meanwhile.
 * 2. Note the need, once for each admission.
 */
export function noteBuddyNeed(state: CandidateState, event: Admitted, now: string): Changes {
  const { person } = state;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (person.graduation !== 'candidate') return { outcome: 'skipped', because: 'no-candidate' };
  if (person.unwanted.includes('mentoring')) return { outcome: 'skipped', because: 'opted-out' };
  if (person.directoryHold) return { outcome: 'skipped', because: 'directory-hold' };
  const { personId, academicSubjects, homeDistrictLeaId, cohortYear } = event.data;
  const { item, event: needed } = newMentorNeed(
    {
      personId,
      programId: event.programId,
      kind: 'buddy',
      origin: 'admission',
      cohort: cohortYear.schoolYear,
      subjects: academicSubjects,
      gradeBands: [],
      topics: [],
      leaId: homeDistrictLeaId,
      cause: 'admission',
    },
    mentoringPlanOf(state.program),
    event,
    now,
  );
  if (state.needs.some(({ needId }) => needId === item.needId)) {
    return { outcome: 'skipped', because: 'noted-already' };
  }
  return {
    outcome: 'done',
    what: 'mentor-needed',
    details: { needId: item.needId, kind: item.kind, origin: item.origin },
    about: personPartition(personId),
    writes: [{ put: 'mentorNeed', item }],
    emits: [needed],
  };
}
