import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailButton, emailHtml, Paragraph } from './email-layout.tsx';
import { StaffLayout, staffText, type StaffEmail } from './staff-layout.tsx';

/** What the note about refused events is made from: types, fields and rules, never a value that was sent. */
export interface QuarantineNotice extends StaffEmail {
  events: number;
  byType: readonly { type: string; count: number }[];
  /** The most frequent first. */
  reasons: readonly { field: string; problem: string; mend: string; count: number }[];
  /** The quarantine, which asks for the sign-in. */
  consoleUrl: string;
  docsUrl: string;
}

const texts = {
  en: {
    subject: (count: number) =>
      count === 1
        ? 'One event could not be admitted'
        : `${count.toLocaleString('en-US')} events could not be admitted`,
    waits: (program: string) =>
      `They were sent to Rollcall for ${program}, and wait for 90 days. Nothing is lost, and nothing of them has been recorded.`,
    what: 'What they are:',
    why: 'Why, and how to mend it:',
    times: (count: number) => (count === 1 ? '' : ` (${count.toLocaleString('en-US')} times)`),
    how: 'Mend them where they come from and send them again under the same eventId: what was mended is then admitted, and leaves the quarantine by itself. The status call GET /v1/events/{eventId} tells what became of each. Or mend them by hand in the console.',
    open: 'Open the quarantine',
    docs: 'Every field, with an example:',
    rhythm: 'There is at most one such email an hour, however many events are refused.',
  },
} satisfies Record<Locale, object>;

/** Tells who looks after the connection that events wait in quarantine. Its values are nobody's. */
export function quarantineNotice(email: QuarantineNotice): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const subject = words.subject(email.events);
  const waits = words.waits(email.program.name);
  const types = email.byType.map(({ type, count }) => `${type}${words.times(count)}`);
  const reasons = email.reasons.map(({ field, problem, mend, count }) => ({
    field,
    rule: `${problem}${words.times(count)}.`,
    mend,
  }));
  return {
    subject,
    html: emailHtml(
      <StaffLayout email={email} subject={subject} preview={waits}>
        <Paragraph>{waits}</Paragraph>
        <Paragraph>{words.what}</Paragraph>
        <ul style="margin:0 0 16px;padding-left:20px;">
          {types.map((type) => (
            <li>{type}</li>
          ))}
        </ul>
        <Paragraph>{words.why}</Paragraph>
        <ul style="margin:0 0 16px;padding-left:20px;">
          {reasons.map(({ field, rule, mend }) => (
            <li style="margin:0 0 8px;word-break:break-word;">
              <strong>{field}</strong> {rule} {mend}
            </li>
          ))}
        </ul>
        <Paragraph>{words.how}</Paragraph>
        <EmailButton href={email.consoleUrl}>{words.open}</EmailButton>
        <Paragraph>
          {words.docs} <a href={email.docsUrl}>{email.docsUrl}</a>
        </Paragraph>
        <p class="muted" style="margin:0;font-size:15px;line-height:22px;color:#55606c;">
          {words.rhythm}
        </p>
      </StaffLayout>,
    ),
    text: staffText(email, [
      waits,
      [words.what, ...types.map((type) => `- ${type}`)].join('\n'),
      [words.why, ...reasons.map(({ field, rule, mend }) => `- ${field} ${rule} ${mend}`)].join(
        '\n',
      ),
      words.how,
      `${words.open}:\n${email.consoleUrl}`,
      `${words.docs}\n${email.docsUrl}`,
      words.rhythm,
    ]),
  };
}
