import MailComposer from 'nodemailer/lib/mail-composer';

export interface Mailbox {
  name: string;
  address: string;
}

export interface Mail {
  from: Mailbox;
  to: Mailbox;
  /** The human who reads replies. */
  replyTo: Mailbox;
  subject: string;
  html: string;
  text: string;
  /** The page that also takes RFC 8058's one-click POST; none in emails to the staff. */
  listUnsubscribeUrl?: string | undefined;
  /** The message's own id; makes its Message-ID, so that a retry is recognised as the same message. */
  messageIdHint: string;
}

/** Thrown when an address or a link could break out of its header: nothing is sent. */
export class UnsafeHeaderError extends Error {
  constructor(header: string) {
    super(`what was to be put into the header ${header} is no address or link`);
    this.name = 'UnsafeHeaderError';
  }
}

/**
 * A whole message (RFC 5322) with HTML and plain text, ready for SendRawEmail.
 * Names and subject lose every character that could end a header; addresses and links that hold one are refused.
 * The List-Unsubscribe headers are set here, since MailComposer drops its own `list` option.
 * @throws UnsafeHeaderError
 */
export async function toMime(mail: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    from: mailbox('From', mail.from),
    to: mailbox('To', mail.to),
    replyTo: mailbox('Reply-To', mail.replyTo),
    subject: oneLine(mail.subject),
    text: withCrLf(mail.text),
    html: withCrLf(mail.html),
    messageId: `<${mail.messageIdHint.replace(/[^A-Za-z0-9._-]/g, '-')}@${domainOf(mail.from.address)}>`,
    headers: mail.listUnsubscribeUrl === undefined ? {} : unsubscribing(mail.listUnsubscribeUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function unsubscribing(url: string) {
  return {
    // As it stands: a folded link is cut by some mailbox providers.
    'List-Unsubscribe': { prepared: true, value: `<${safeUrl(url)}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** Control characters, line and paragraph separators, bidirectional overrides, lone surrogates. */
const headerBreaking = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

function oneLine(text: string): string {
  return text.replace(headerBreaking, ' ').replace(/\s+/gu, ' ').trim();
}

/** Lines of mail end in CRLF (RFC 5322, 2.3); a bare line feed is refused or mended by some servers on the way. */
function withCrLf(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n');
}

function mailbox(header: string, { name, address }: Mailbox): Mailbox {
  if (!/^[^\s@<>()[\],;:"\\\p{Cc}]+@[^\s@<>()[\],;:"\\\p{Cc}]+$/u.test(address)) {
    throw new UnsafeHeaderError(header);
  }
  return { name: oneLine(name), address };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** https, or http to the local runtime; nothing that could leave the angle brackets. */
function safeUrl(url: string): string {
  if (!/^https?:\/\/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+$/.test(url)) {
    throw new UnsafeHeaderError('List-Unsubscribe');
  }
  return url;
}
