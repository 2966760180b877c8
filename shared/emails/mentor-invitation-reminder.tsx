import { defaultLocale, type Locale } from '../domain/locale.ts';
import { mentoringLabels } from '../domain/mentoring-labels.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailButton, EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import { answerDay, menteeIn, type MentorInvitationEmail } from './mentor-invitation-email.ts';

const texts = {
  en: {
    subject: (name: string, mentee: string) => `${name}, a short reminder about ${mentee}`,
    preview: (day: string) => `You can answer until ${day}; after that we ask somebody else.`,
    opening: (mentee: string, sought: string) =>
      `A few days ago we asked whether you would mentor ${mentee}, who is looking for ${sought}. Perhaps it was a bad moment, so here it is once more.`,
    answer: 'See more and answer',
    until: (day: string) =>
      `You can answer until ${day}. If we do not hear from you, we ask somebody else, and do not write about this again.`,
    no: 'No, not this time',
  },
} satisfies Record<Locale, object>;

/** Asks once more a mentor who has not answered. */
export function mentorInvitationReminder(email: MentorInvitationEmail): RenderedEmail {
  const locale = email.locale ?? defaultLocale;
  const words = texts[locale];
  const mentee = menteeIn(email);
  const day = answerDay(email);
  const subject = words.subject(email.firstName, mentee);
  const opening = words.opening(mentee, mentoringLabels(locale).kinds[email.kind].sought);
  const noUrl = `${email.invitationUrl}#no`;
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview(day)}>
        <Paragraph>{opening}</Paragraph>
        <EmailButton href={email.invitationUrl}>{words.answer}</EmailButton>
        <EmailButton href={noUrl}>{words.no}</EmailButton>
        <Paragraph>{words.until(day)}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [
      opening,
      `${words.answer}:\n${email.invitationUrl}`,
      `${words.no}:\n${noUrl}`,
      words.until(day),
    ]),
  };
}
