import { admissionSubmitted } from '../../events/admission-submitted.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { links } from '../../shared/adapters/links.ts';
import { quarantine } from '../../shared/adapters/quarantine.ts';
import { now } from '../../shared/runtime/clock.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { admitCandidate } from './admit-candidate.ts';
import { admitGraduation } from './admit-graduation.ts';
import { readAdmission } from './read-admission.ts';

const admissions = [
  on(graduationSubmitted, {
    read: async (event, records) => readAdmission(event, records, await links()),
    decide: admitGraduation,
  }),
  on(admissionSubmitted, {
    read: async (event, records) => readAdmission(event, records, await links()),
    decide: admitCandidate,
  }),
];

export const handler = onEvent(admissions, async (event, breaches) => {
  await quarantine().put(event, breaches, now());
  return { outcome: 'quarantined', type: event['detail-type'] };
});
