import { admissionSubmitted } from '../../events/admission-submitted.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import type { Workflow } from './workflow.ts';

export const receiveEvents: Workflow = {
  slug: 'receive-events',
  summary: 'Takes submissions from integrators by HTTP, or says per entry what is wrong with it.',
  on: { routes: [{ method: 'POST', path: '/v1/events', machinesOnly: true }] },
  reads: [],
  writes: ['entry'],
  publishes: [graduationSubmitted, admissionSubmitted],
  access: { table: ['PutItem'] },
  timeoutSeconds: 29,
  memoryMb: 512,
  impactWhenFailing:
    'Student information systems cannot hand in graduations; they get an error and should retry.',
};
