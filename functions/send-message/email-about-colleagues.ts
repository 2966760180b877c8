import { defaultLocale } from '../../shared/domain/locale.ts';
import { mentoringLabels } from '../../shared/domain/mentoring-labels.ts';
import { nameable } from '../../shared/domain/position.ts';
import { addressFor } from '../../shared/domain/reach.ts';
import type { WrittenEmail } from '../../shared/emails/catalogue.ts';
import type { ColleagueIntroduction } from '../../shared/emails/colleague-introduction.tsx';
import type { EmailFrame } from '../../shared/emails/email-frame.ts';
import type { Links } from '../../shared/ports.ts';
import type { Introduction } from '../../shared/records/introduction.ts';
import type { Person } from '../../shared/records/person.ts';
import type { School } from '../../shared/records/school.ts';
import type { Subject } from './door-state.ts';
import type { PersonalSendable } from './send-message.ts';

interface Site {
  links: Links;
  /** Without a trailing slash. */
  publicUrl: string;
}

/**
 * An email about fellow graduates at a school: the offer, which names nobody, or an introduction, which shows of the
 * other what they agreed to show at this moment; undefined for an email of another kind.
 */
export function emailAboutColleagues(
  { message, person }: PersonalSendable,
  subject: Extract<Subject, { about: 'colleagues' }>,
  frame: EmailFrame,
  { links, publicUrl }: Site,
): WrittenEmail | undefined {
  const { school, others, theirs } = subject;
  const { schoolId } = school;
  const token = links.mint(`colleagues:${schoolId}`, person.personId);
  const model = {
    ...frame,
    colleaguesUrl: `${publicUrl}/m/colleagues/${schoolId}/${token}`,
    school: school.name,
  };
  const [fellow] = others;
  const [agreed] = theirs;
  switch (message.email) {
    case 'colleague-offer': {
      const named = nameable(school.members).filter(({ personId }) => personId !== person.personId);
      return { email: message.email, model: { ...model, others: named.length } };
    }
    case 'colleague-introduction':
      return fellow === undefined || agreed === undefined
        ? undefined
        : { email: message.email, model: { ...model, fellow: shownOf(fellow, agreed, school) } };
    default:
      return undefined;
  }
}

function shownOf(
  fellow: Person,
  { shares }: Introduction,
  school: School,
): ColleagueIntroduction['fellow'] {
  const address = addressFor(fellow.addresses)?.address;
  const position = positionOf(fellow, school);
  return {
    name: fellow.displayName,
    firstName: fellow.firstName,
    ...(shares.includes('email') && address !== undefined && { email: address }),
    ...(shares.includes('phone') && fellow.telephone !== undefined && { phone: fellow.telephone }),
    ...(shares.includes('position') && position !== '' && { position }),
  };
}

/** `Mathematics, Grades 6 to 8`; empty when nobody told what they teach. */
function positionOf({ personId }: Person, { members }: School): string {
  const labels = mentoringLabels(defaultLocale);
  const member = members.find((each) => each.personId === personId);
  if (member === undefined) return '';
  return [
    ...member.subjects.map((code) => labels.subjects[code]),
    ...member.gradeBands.map((code) => labels.gradeBands[code]),
  ].join(', ');
}
