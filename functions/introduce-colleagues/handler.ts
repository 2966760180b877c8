import { alumniColleagueJoined } from '../../events/alumni-colleague-joined.ts';
import { alumniIntroductionAccepted } from '../../events/alumni-introduction-accepted.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { askColleagues } from './ask-colleagues.ts';
import { introduceColleagues } from './introduce-colleagues.ts';
import { readColleagues } from './read-colleagues.ts';

export const handler = onEvent([
  on(alumniColleagueJoined, { read: readColleagues, decide: askColleagues }),
  on(alumniIntroductionAccepted, { read: readColleagues, decide: introduceColleagues }),
]);
