import { alumniIntroductionAccepted } from '../../events/alumni-introduction-accepted.ts';
import { causedBy, type DataOf, type Envelope } from '../../events/contract.ts';
import { isIntroducible } from '../../shared/domain/introducible.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Introduction } from '../../shared/records/introduction.ts';
import { colleagueMessage } from './colleague-message.ts';
import type { ColleaguesState } from './colleagues-state.ts';

type Accepted = Envelope<DataOf<typeof alumniIntroductionAccepted>>;

/** Each introduction is three items of the transaction; who said yes to more of them goes on with the next event. */
const mostAtOnce = 7;

/**
 * Introduces somebody who said yes to those at their school who said yes too.
 * 1. Leave alone who took it back, has a directory hold or has moved on. 2. Find the fellows who said yes and were not
 * introduced to them before. 3. Ask for one email to each of the two, and note it with both, so that whichever of two
 * answers is looked at last, they are introduced once.
 */
export function introduceColleagues(state: ColleaguesState, event: Accepted, now: string): Changes {
  const { people, introductions } = state;
  const { personId, schoolId } = event.data;
  const own = introductions.find((each) => each.personId === personId);
  const there = people.filter(isIntroducible).map((each) => each.personId);
  if (!there.includes(personId)) return { outcome: 'skipped', because: 'not-introducible' };
  if (own?.status !== 'yes') return { outcome: 'skipped', because: 'not-wanted-any-more' };
  const fellows = introductions.filter(
    (each) =>
      each.personId !== personId &&
      each.status === 'yes' &&
      there.includes(each.personId) &&
      !own.introducedTo.includes(each.personId),
  );
  if (fellows.length === 0) return { outcome: 'skipped', because: 'nobody-yet' };
  const atOnce = fellows.slice(0, mostAtOnce);
  const introducedTo = [...own.introducedTo, ...atOnce.map((each) => each.personId)];
  return {
    outcome: 'done',
    what: 'colleagues-introduced',
    details: { schoolId, introduced: atOnce.length },
    about: personPartition(personId),
    writes: [
      { put: 'introduction', item: { ...own, introducedTo } },
      ...atOnce.flatMap((fellow) => introductionOf(own, fellow, event, now)),
    ],
    emits:
      fellows.length > atOnce.length
        ? [
            causedBy(alumniIntroductionAccepted, event, {
              idSuffix: 'more',
              occurredAt: event.occurredAt,
              data: { personId, schoolId },
            }),
          ]
        : [],
  };
}

function introductionOf(
  { personId, schoolId }: Introduction,
  fellow: Introduction,
  event: Accepted,
  now: string,
): Write[] {
  const { personId: fellowId } = fellow;
  const others = fellow.introducedTo.filter((each) => each !== personId);
  return [
    { put: 'introduction', item: { ...fellow, introducedTo: [...others, personId] } },
    { put: 'message', item: colleagueMessage(personId, { schoolId, fellowId }, event, now) },
    {
      put: 'message',
      item: colleagueMessage(fellowId, { schoolId, fellowId: personId }, event, now),
    },
  ];
}
