import { admissionSubmitted } from '../../events/admission-submitted.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { links } from '../../shared/adapters/links.ts';
import { on } from '../../shared/runtime/on-event.ts';
import { onSubmission } from '../../shared/runtime/on-submission.ts';
import { admitCandidate } from './admit-candidate.ts';
import { admitGraduation } from './admit-graduation.ts';
import { readAdmission } from './read-admission.ts';

export const handler = onSubmission([
  on(graduationSubmitted, {
    read: async (event, records) => readAdmission(event, records, await links()),
    decide: admitGraduation,
  }),
  on(admissionSubmitted, {
    read: async (event, records) => readAdmission(event, records, await links()),
    decide: admitCandidate,
  }),
]);
