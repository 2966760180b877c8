import { alumniAddressReleased } from '../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import type { Workflow } from './workflow.ts';

export const flagSharedAddress: Workflow = {
  slug: 'flag-shared-address',
  summary:
    'Marks an address that two people gave, so that it is used for neither until an admin decides or one of them gives it up.',
  on: { events: [alumniAddressShared, alumniAddressReleased] },
  reads: ['person', 'addressClaim'],
  writes: ['person', 'addressClaim', 'entry', 'deadLetter'],
  publishes: [],
  access: { table: ['BatchGetItem', 'PutItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'The first owner of a shared address may get an email meant for somebody else.',
};
