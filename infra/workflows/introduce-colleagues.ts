import { alumniColleagueJoined } from '../../events/alumni-colleague-joined.ts';
import { alumniIntroductionAccepted } from '../../events/alumni-introduction-accepted.ts';
import type { Workflow } from './workflow.ts';

export const introduceColleagues: Workflow = {
  slug: 'introduce-colleagues',
  summary:
    'Asks graduates at one school whether they want to be introduced, and introduces who said yes.',
  on: { events: [alumniColleagueJoined, alumniIntroductionAccepted] },
  reads: ['school', 'person', 'introduction', 'message'],
  writes: ['introduction', 'message', 'entry', 'deadLetter'],
  publishes: [alumniIntroductionAccepted],
  sends: ['colleague-offer', 'colleague-introduction'],
  access: { table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Graduates at one school do not hear of each other; who said yes waits for the introduction.',
};
