import type { alumniColleagueJoined } from '../../events/alumni-colleague-joined.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { isIntroducible } from '../../shared/domain/introducible.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import { colleagueMessage } from './colleague-message.ts';
import type { ColleaguesState } from './colleagues-state.ts';

type Joined = Envelope<DataOf<typeof alumniColleagueJoined>>;

/** Each who is asked is two items of the transaction; who is left waiting is asked when the next one comes. */
const mostAsked = 11;

/**
 * Asks graduates at one school whether they want to be introduced to each other.
 * 1. Leave alone who has moved on since. 2. Find who was not asked yet; nobody is asked twice (an email that was held
 * back asked nobody), and nobody who has a directory hold, wants no such emails or cannot be written to. 3. Ask them, if there are at least two who may be
 * introduced; nobody is named to anybody yet.
 */
export function askColleagues(state: ColleaguesState, event: Joined, now: string): Changes {
  const { school, people, introductions, offers } = state;
  const { personId: newcomer } = event.data;
  if (school === undefined || !people.some(({ personId }) => personId === newcomer)) {
    return { outcome: 'skipped', because: 'not-there-any-more' };
  }
  const { schoolId, programId } = school;
  const introductionOf = (personId: string) =>
    introductions.find((each) => each.personId === personId);
  const offerTo = (personId: string) => offers.find((each) => each.personId === personId);
  const answerOf = (personId: string) => {
    const status = introductionOf(personId)?.status;
    const held = status === 'asked' && offerTo(personId)?.status === 'not-sent';
    return held ? undefined : status;
  };
  const may = people.filter(isIntroducible).map(({ personId }) => personId);
  const willing = may.filter((personId) => answerOf(personId) !== 'no');
  const unasked = willing
    .filter((personId) => answerOf(personId) === undefined)
    .toSorted((a, b) => Number(b === newcomer) - Number(a === newcomer));
  const asked = willing.length < 2 ? [] : unasked.slice(0, mostAsked);
  return {
    outcome: 'done',
    what: asked.length === 0 ? 'colleagues-not-asked' : 'colleagues-asked',
    details: { schoolId, asked: asked.length, leftOut: people.length - may.length },
    about: personPartition(newcomer),
    writes: asked.flatMap((personId): Write[] => [
      {
        put: 'introduction',
        item: {
          personId,
          schoolId,
          programId,
          version: introductionOf(personId)?.version ?? 0,
          status: 'asked',
          askedAt: now,
          shares: [],
          introducedTo: [],
        },
      },
      {
        put: 'message',
        item: {
          ...colleagueMessage(personId, { schoolId }, event, now),
          version: offerTo(personId)?.version ?? 0,
        },
      },
    ]),
  };
}
