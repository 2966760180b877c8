import { sharings } from '../../events/vocabulary/mentoring.ts';
import { shownOf } from '../../shared/domain/shown-of.ts';
import type { WrittenEmail } from '../../shared/emails/catalogue.ts';
import type { EmailFrame } from '../../shared/emails/email-frame.ts';
import type { Links } from '../../shared/ports.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { Person } from '../../shared/records/person.ts';
import type { PersonalSendable } from './send-message.ts';

interface Site {
  links: Links;
  /** Without a trailing slash. */
  publicUrl: string;
}

/**
 * An email to one side of a pair: the introduction, how it goes, the thanks; undefined for an email of another kind.
 * It shows of the other what they agreed to show at this moment, and nothing on a directory hold.
 */
export function emailAboutPair(
  { message, person }: PersonalSendable,
  { pair, other }: { pair: Pair; other: Person },
  frame: EmailFrame,
  { links, publicUrl }: Site,
): WrittenEmail | undefined {
  const { email } = message;
  const { pairId, kind, goals, rhythm } = pair;
  const side = pair.personId === person.personId ? 'mentee' : 'mentor';
  const token = links.mint(`pair:${pairId}`, person.personId);
  const model = {
    ...frame,
    pairUrl: `${publicUrl}/m/pair/${pairId}/${token}`,
    side,
    other: other.directoryHold ? undefined : other.firstName,
  } as const;
  switch (email) {
    case 'pair-introduction': {
      const own = side === 'mentor' ? pair.mentorShares : pair.menteeShares;
      const theirs = side === 'mentor' ? pair.menteeShares : pair.mentorShares;
      const occasion = message.step === 'contact' ? 'contact' : 'introduction';
      const contact = shownOf(other, theirs);
      const seen = shownOf(person, own);
      const shares = sharings.filter((share) => seen[share] !== undefined);
      const readerHeld = person.directoryHold;
      const more = { occasion, kind, goals, rhythm, contact, shares, readerHeld } as const;
      return { email, model: { ...model, ...more } };
    }
    case 'pair-check-in':
    case 'pair-thanks':
      return { email, model };
    default:
      return undefined;
  }
}
