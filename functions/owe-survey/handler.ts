import { candidateGraduated } from '../../events/candidate-graduated.ts';
import { candidateGraduationRevoked } from '../../events/candidate-graduation-revoked.ts';
import { links } from '../../shared/adapters/links.ts';
import type { Records } from '../../shared/adapters/records.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { cancelSurveys, oweSurvey, type OweState } from './owe-survey.ts';

async function read(
  event: { programId: string; data: { personId: string } },
  records: Records,
): Promise<OweState> {
  const { personId } = event.data;
  const [state, { hashOf }] = await Promise.all([
    records.read({
      person: { record: 'person', key: { personId } },
      program: { record: 'program', key: { programId: event.programId } },
      enrolments: { allOf: 'enrolment', personId },
      messages: { allOf: 'message', personId },
    }),
    links(),
  ]);
  return { ...state, hashOf };
}

export const handler = onEvent([
  on(candidateGraduated, { read, decide: oweSurvey }),
  on(candidateGraduationRevoked, { read, decide: cancelSurveys }),
]);
