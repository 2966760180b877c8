import { nameable } from '../../shared/domain/position.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { LiveSubject, PersonSubject } from './door-state.ts';

/** Why an email about something must not go any more, though it was asked for; undefined when it may. */
export function reasonToHold(
  subject: PersonSubject,
  message: Message,
  person: Person,
): string | undefined {
  if (person.graduation === 'revoked' && message.purpose !== 'staff') return 'degree-revoked';
  switch (subject.about) {
    case 'survey': {
      const { enrolment } = subject;
      if (enrolment.status === 'cancelled') return 'survey-cancelled';
      return enrolment.answeredAt === undefined ? undefined : 'answered';
    }
    case 'check-in': {
      const { checkIn } = subject;
      if (checkIn.status === 'cancelled') return 'check-in-cancelled';
      return checkIn.answeredAt === undefined ? undefined : 'answered';
    }
    case 'call':
      return subject.callTask.status === 'open' ? undefined : 'call-done';
    case 'invitation':
      return subject.invitation.status === 'waiting' ? undefined : 'invitation-settled';
    case 'pair': {
      const ended = subject.pair.status === 'completed' || subject.pair.status === 'cancelled';
      if (message.step === 'thanks') return ended ? undefined : 'pair-goes-on';
      if (ended) return 'pair-ended';
      const asks = message.step.startsWith('check-');
      return asks && subject.pair.status === 'paused' ? 'pair-paused' : undefined;
    }
    case 'colleagues':
      return reasonToHoldIntroduction(subject, message, person);
  }
}

/** Both must still want it, work there and have no directory hold; and an offer needs somebody to be introduced to. */
function reasonToHoldIntroduction(
  { introduction, school, others, theirs }: Extract<LiveSubject, { about: 'colleagues' }>,
  message: Message,
  person: Person,
): string | undefined {
  if (person.directoryHold || others.some(({ directoryHold }) => directoryHold)) {
    return 'directory-hold';
  }
  const there = (personId: string) => school.members.some((each) => each.personId === personId);
  if (!there(person.personId)) return 'left-school';
  if (message.step === 'offer') {
    if (introduction.status !== 'asked') return 'answered';
    const meets = nameable(school.members).some(({ personId }) => personId !== person.personId);
    return meets ? undefined : 'nobody-to-meet';
  }
  const both = [introduction, ...theirs];
  if (both.length < 2 || both.some(({ status }) => status !== 'yes')) {
    return 'introduction-withdrawn';
  }
  return others.every(({ personId }) => there(personId)) ? undefined : 'left-school';
}
