import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { LiveSubject } from './check-message.ts';

/** Why an email about something must not go any more, though it was asked for; undefined when it may. */
export function reasonToHold(
  subject: LiveSubject,
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
    case 'colleagues': {
      if (message.step === 'offer') {
        return subject.introduction.status === 'asked' ? undefined : 'answered';
      }
      const held =
        person.directoryHold || subject.others.some(({ directoryHold }) => directoryHold);
      if (held) return 'directory-hold';
      return subject.introduction.status === 'yes' ? undefined : 'introduction-withdrawn';
    }
  }
}
