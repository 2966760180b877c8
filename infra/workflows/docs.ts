import type { Workflow } from './workflow.ts';

export const docs: Workflow = {
  slug: 'docs',
  summary: 'The front page, the catalogue of events and the description of the API.',
  on: {
    routes: [
      { method: 'GET', path: '/' },
      { method: 'GET', path: '/docs' },
      { method: 'GET', path: '/docs/{proxy+}' },
    ],
  },
  reads: [],
  writes: [],
  publishes: [],
  access: {},
  timeoutSeconds: 10,
  memoryMb: 512,
  impactWhenFailing: 'Integrators cannot read the catalogue of events; nothing else is touched.',
};
