import { defaultLocale, type Locale } from '../domain/locale.ts';
import { mentoringLabels } from '../domain/mentoring-labels.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailButton, EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import {
  answerDay,
  menteeIn,
  type MentorInvitationEmail,
  whyThem,
  wishLines,
} from './mentor-invitation-email.ts';

const texts = {
  en: {
    subject: (name: string, mentee: string) => `${name}, would you mentor ${mentee}?`,
    preview: (day: string) => `You can answer until ${day}. Yes and no are both fine.`,
    opening: (program: string, mentee: string, sought: string) =>
      `Somebody who comes after you at ${program} would be glad of your help: ${mentee} is looking for ${sought}.`,
    why: (because: string) => `We thought of you because ${because}.`,
    answer: 'See more and answer',
    until: (day: string) =>
      `Please answer by ${day}. If it does not suit you, just say no: you need not say why, and we ask somebody else.`,
    no: 'No, not this time',
  },
} satisfies Record<Locale, object>;

/** Asks a graduate to mentor somebody. */
export function mentorInvitation(email: MentorInvitationEmail): RenderedEmail {
  const locale = email.locale ?? defaultLocale;
  const words = texts[locale];
  const mentee = menteeIn(email);
  const day = answerDay(email);
  const subject = words.subject(email.firstName, mentee);
  const { sought } = mentoringLabels(locale).kinds[email.kind];
  const opening = words.opening(email.program.name, mentee, sought);
  const because = whyThem(email);
  const lines = wishLines(email);
  const noUrl = `${email.invitationUrl}#no`;
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview(day)}>
        <Paragraph>{opening}</Paragraph>
        {lines.map((line) => (
          <Paragraph>{line}</Paragraph>
        ))}
        {because !== undefined && <Paragraph>{words.why(because)}</Paragraph>}
        <EmailButton href={email.invitationUrl}>{words.answer}</EmailButton>
        <Paragraph>{words.until(day)}</Paragraph>
        <EmailButton href={noUrl}>{words.no}</EmailButton>
      </EmailLayout>,
    ),
    text: emailText(email, [
      opening,
      ...lines,
      ...(because === undefined ? [] : [words.why(because)]),
      `${words.answer}:\n${email.invitationUrl}`,
      words.until(day),
      `${words.no}:\n${noUrl}`,
    ]),
  };
}
