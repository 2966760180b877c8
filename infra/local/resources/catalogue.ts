import * as compute from './compute.ts';
import * as events from './events.ts';
import type { KnownResource } from './known-resource.ts';
import * as mail from './mail.ts';
import * as messaging from './messaging.ts';
import * as operations from './operations.ts';
import * as storage from './storage.ts';
import * as web from './web.ts';

/** Every resource type that the local runtime can play. */
export const knownResources: readonly KnownResource<unknown>[] = [
  ...Object.values(storage),
  ...Object.values(messaging),
  ...Object.values(events),
  ...Object.values(compute),
  ...Object.values(web),
  ...Object.values(mail),
  ...Object.values(operations),
];
