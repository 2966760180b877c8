import type { CallReason } from '../../events/vocabulary/call.ts';
import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailButton, emailHtml, Paragraph } from './email-layout.tsx';
import { StaffLayout, staffText, type StaffEmail } from './staff-layout.tsx';

/** What the note about a call is made from: codes and days, never whom it is about. */
export interface CallNotice extends StaffEmail {
  reason: CallReason;
  /** `2026-09-18` */
  dueDate: string;
  /** The call's page, which asks for the sign-in. */
  callUrl: string;
}

const texts = {
  en: {
    subject: (day: string) => `A call to make by ${day}`,
    why: {
      'asked-for-a-call': 'A graduate asked for a call.',
      'low-check-in': 'A graduate’s check-in says that it is hard at the moment.',
      'left-position': 'A graduate left their position.',
      'no-mentor-found': 'No mentor was found for somebody who needs one.',
      'not-reachable': 'No email reaches a graduate whose telephone number we have.',
      'by-hand': 'A call was planned in the console.',
    },
    ask: (day: string) => `Please call them by ${day}.`,
    page: 'Their number, their history and a few words to begin with are on the page of the call. There you also note how it went.',
    open: 'Open the call',
    names: 'Who it is stands behind the sign-in only, never in an email.',
  },
} satisfies Record<Locale, object>;

/** Tells a member of the staff of a call to make. It names nobody: mailboxes are no place for that. */
export function callNotice(email: CallNotice): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const day = dayInWords(email.dueDate);
  const subject = words.subject(day);
  const why = words.why[email.reason];
  return {
    subject,
    html: emailHtml(
      <StaffLayout email={email} subject={subject} preview={why}>
        <Paragraph>{why}</Paragraph>
        <Paragraph>{words.ask(day)}</Paragraph>
        <Paragraph>{words.page}</Paragraph>
        <EmailButton href={email.callUrl}>{words.open}</EmailButton>
        <p class="muted" style="margin:0;font-size:15px;line-height:22px;color:#55606c;">
          {words.names}
        </p>
      </StaffLayout>,
    ),
    text: staffText(email, [
      why,
      words.ask(day),
      words.page,
      `${words.open}:\n${email.callUrl}`,
      words.names,
    ]),
  };
}

function dayInWords(day: string): string {
  const format = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-US', format).format(new Date(day));
}
