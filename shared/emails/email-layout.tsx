import type { Child } from 'hono/jsx';
import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { EmailFrame } from './email-frame.ts';

const texts = {
  en: {
    greeting: (name: string) => `Hello ${name},`,
    human: 'You can simply reply to this email: it reaches me.',
    why: (program: string) => ({
      surveys: `You get this email because you completed a program at ${program}. Once a year we ask our graduates how they are getting on.`,
      checkIns: `You get this email because you completed a program at ${program}. In the first years in teaching we ask now and then how it is going.`,
      mentoring: `You get this email because you completed a program at ${program}, whose graduates mentor each other.`,
      events: `You get this email because you completed a program at ${program}, which brings its graduates together.`,
    }),
    promise: 'Your answers are never used for fundraising.',
    notMe: 'This is not me',
    newAddress: 'I have a new address',
    unsubscribe: {
      surveys: 'Stop survey emails',
      checkIns: 'Stop check-in emails',
      mentoring: 'Stop mentoring emails',
      events: 'Stop emails about meeting others',
    },
  },
} satisfies Record<Locale, object>;

const sans = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";
const serif = "font-family:Georgia,'Times New Roman',serif;";
const ink = 'color:#1c2733;';
const muted = 'color:#55606c;';

/** What mail programs that read style sheets make of it: dark surroundings, and touch targets on phones. */
const style = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;width:100%;-webkit-text-size-adjust:100%}
a:focus{outline:3px solid #ffbf3c}
@media (max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}}
@media (prefers-color-scheme:dark){
.ground{background:#12171b!important}
.paper{background:#1b2227!important;border-color:#36414a!important}
.ink,.ink a{color:#eceff0!important}
.muted,.muted a{color:#aab5bb!important}
.choice{background:#1c3a33!important;border-color:#83d1ba!important}
.choice a{color:#a8e3d0!important}
.button{background:#83d1ba!important}
.button a{color:#08241d!important}
}`;

/** The frame of every email to a graduate. */
export function EmailLayout(props: {
  email: EmailFrame;
  subject: string;
  preview: string;
  children: Child;
}) {
  const { email } = props;
  const locale = email.locale ?? defaultLocale;
  const words = texts[locale];
  const { program } = email;
  return (
    <EmailShell
      locale={locale}
      subject={props.subject}
      preview={props.preview}
      name={program.name}
      foot={
        <>
          <p style="margin:0 0 12px;">
            {words.why(program.name)[email.purpose]} <strong>{words.promise}</strong>
          </p>
          <FootLink href={email.notMeUrl}>{words.notMe}</FootLink>
          <FootLink href={email.newAddressUrl}>{words.newAddress}</FootLink>
          <FootLink href={email.unsubscribeUrl}>{words.unsubscribe[email.purpose]}</FootLink>
          <p style="margin:12px 0 0;">
            <strong>{program.name}</strong>
            {postalLines(email).map((line) => (
              <>
                <br />
                {line}
              </>
            ))}
          </p>
        </>
      }
    >
      <Paragraph>{words.greeting(email.firstName)}</Paragraph>
      {props.children}
      <p style="margin:24px 0 0;">{words.human}</p>
      <p style="margin:16px 0 0;">
        <strong>{program.replyTo.name}</strong>
        <br />
        {program.name}
      </p>
    </EmailShell>
  );
}

/**
 * What every email is written on. Made of tables, since some mail programs know nothing else (Outlook's renderer is
 * Word's). 600 px wide at most, one column, no pictures: there is nothing to load and nothing to track.
 */
export function EmailShell(props: {
  locale: Locale;
  subject: string;
  preview: string;
  /** Whose email it is, at its top. */
  name: string;
  foot: Child;
  children: Child;
}) {
  return (
    <html lang={props.locale} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{props.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body class="ground" style="margin:0;padding:0;background:#f4f2ec;">
        <div style="display:none;max-height:0;overflow:hidden;" aria-hidden="true">
          {props.preview}
        </div>
        <Table class="ground" style="background:#f4f2ec;">
          <tr>
            <td align="center" style="padding:16px 8px 32px;">
              <Table
                class="paper"
                style="max-width:600px;background:#ffffff;border:1px solid #dcd7cb;border-top:5px solid #17594a;"
              >
                <tr>
                  <td
                    class="pad ink"
                    style={`padding:20px 28px 0;${serif}${ink}word-break:break-word;overflow-wrap:anywhere;font-size:19px;line-height:26px;font-weight:bold;`}
                  >
                    {props.name}
                  </td>
                </tr>
                <tr>
                  <td
                    class="pad ink"
                    style={`padding:16px 28px 28px;${sans}${ink}word-break:break-word;overflow-wrap:anywhere;font-size:17px;line-height:26px;`}
                  >
                    {props.children}
                  </td>
                </tr>
              </Table>
              <Table style="max-width:600px;">
                <tr>
                  <td
                    class="pad muted"
                    style={`padding:20px 28px 0;${sans}${muted}word-break:break-word;overflow-wrap:anywhere;font-size:14px;line-height:22px;`}
                  >
                    {props.foot}
                  </td>
                </tr>
              </Table>
            </td>
          </tr>
        </Table>
      </body>
    </html>
  );
}

/** The HTML of an email, whole. */
export function emailHtml(element: { toString(): string | Promise<string> }): string {
  return `<!doctype html>${String(element)}`;
}

/** The plain-text email around its own paragraphs. */
export function emailText(email: EmailFrame, paragraphs: readonly string[]): string {
  const words = texts[email.locale ?? defaultLocale];
  const { program } = email;
  return [
    words.greeting(email.firstName),
    ...paragraphs,
    words.human,
    `${program.replyTo.name}\n${program.name}`,
    '-- ',
    `${words.why(program.name)[email.purpose]}\n${words.promise}`,
    `${words.notMe}: ${email.notMeUrl}`,
    `${words.newAddress}: ${email.newAddressUrl}`,
    `${words.unsubscribe[email.purpose]}: ${email.unsubscribeUrl}`,
    [program.name, ...postalLines(email)].join('\n'),
  ].join('\n\n');
}

export function Table(props: { class?: string; style?: string; children: Child }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border={0}
      class={props.class}
      style={`border-collapse:separate;${props.style ?? ''}`}
    >
      <tbody>{props.children}</tbody>
    </table>
  );
}

export function Paragraph(props: { children: Child }) {
  return <p style="margin:0 0 16px;">{props.children}</p>;
}

/** One big thing to touch. */
export function EmailButton(props: { href: string; children: Child }) {
  return (
    <table
      role="presentation"
      cellpadding="0"
      cellspacing="0"
      border={0}
      style="margin:8px 0 16px;"
    >
      <tbody>
        <tr>
          <td
            class="button"
            align="center"
            bgcolor="#17594a"
            style="background:#17594a;border-radius:6px;mso-padding-alt:14px 26px;"
          >
            <a
              href={props.href}
              style={`display:inline-block;padding:14px 26px;${sans}font-size:17px;line-height:22px;font-weight:bold;color:#ffffff;text-decoration:none;`}
            >
              {props.children}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** A line of its own each, far enough apart for a thumb. */
function FootLink(props: { href: string; children: Child }) {
  return (
    <p style="margin:0;">
      <a href={props.href} style="display:inline-block;padding:7px 0;color:#55606c;">
        {props.children}
      </a>
    </p>
  );
}

function postalLines(email: EmailFrame): string[] {
  return email.program.postalAddress
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== email.program.name);
}
