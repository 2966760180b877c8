import type {
  MentoringKind,
  MentoringTopic,
  Rhythm,
  Sharing,
} from '../../events/vocabulary/mentoring.ts';
import { defaultLocale, type Locale } from '../domain/locale.ts';
import { mentoringWords } from '../domain/mentoring-words.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailButton, EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import type { PairEmail } from './pair-email.ts';

export interface PairIntroduction extends PairEmail {
  /** `contact`: they were introduced before, and the other shows only now how to be reached. */
  occasion: 'introduction' | 'contact';
  kind: MentoringKind;
  goals: readonly MentoringTopic[];
  rhythm: Rhythm;
  /** What the other agreed to show; nothing on a directory hold. */
  contact: Readonly<Partial<Record<Sharing, string>>>;
  /** What the reader shows the other; nothing on a directory hold. */
  shares: readonly Sharing[];
  /** The reader's own directory hold. */
  readerHeld: boolean;
}

const texts = {
  en: {
    roles: {
      mentor: 'mentor',
      buddy: 'buddy',
      flash: 'mentor for half an hour',
      observation: 'partner for a lesson visit',
      'peer-coach': 'peer coach',
    } satisfies Record<MentoringKind, string>,
    meet: (name: string, other: string) => `${name}, meet ${other}`,
    begins: (name: string) => `${name}, your mentoring begins`,
    reach: (name: string, other: string) => `${name}, how to reach ${other}`,
    preview: 'How to reach each other, and a good way to begin.',
    toMentee: (other: string, role: string) => `Good news: ${other} said yes and is your ${role}.`,
    toMentor: (other: string, role: string) =>
      `Thank you for saying yes: you are ${other}’s ${role} now.`,
    fellow: 'a fellow graduate',
    held: 'They have asked the university to give out nothing about them, so this email does not say who they are. They may write to you themselves. Or reply to me, and I ask them.',
    shownNow: (other: string) => `${other} now shows you how to be reached.`,
    contact: (other: string) => `How to reach ${other}`,
    fields: { email: 'Email', phone: 'Telephone', school: 'School' },
    theyWrite: (other: string) =>
      `${other} knows how to reach you, and will get in touch. Should you hear nothing for a week, reply to me.`,
    nobodyWrites: (other: string) =>
      `Neither of you shows the other an address or a number yet. Show yours on your page, and ${other} can get in touch.`,
    sees: (other: string, list: string) => `What ${other} is shown of you: ${list}.`,
    own: { email: 'your email address', phone: 'your telephone number', school: 'your school' },
    seesNothing: (other: string) =>
      `${other} is shown nothing of you but your first name. What else, you decide on your page.`,
    readerHeld:
      'You have asked the university to give out nothing about you (a directory hold), so the other was not told who you are. If you like, write first.',
    them: 'The other',
    goals: (list: string) => `What it is about: ${list}. You can both change that on your page.`,
    often: (rhythm: string) =>
      `A good rhythm to begin with: half an hour ${rhythm}. The best first step is to settle the first time this week.`,
    once: 'It is meant to happen once. The best first step is to settle a time this week.',
    page: 'Open your page',
    later:
      'Now and then I ask each of you how it goes. What you answer is read by the program’s staff, never by the other.',
  },
} satisfies Record<Locale, object>;

/** Introduces one side of a pair to the other, with what the other agreed to show. */
export function pairIntroduction(email: PairIntroduction): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const subject = subjectOf(email);
  const contact = contactLines(email);
  const paragraphs = [...afterContact(email), ...beginnings(email)];
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview}>
        <Paragraph>{opening(email)}</Paragraph>
        {contact.length > 0 && (
          <>
            <h1 style="margin:24px 0 8px;font-size:20px;line-height:27px;">
              {words.contact(email.other ?? words.them)}
            </h1>
            <Paragraph>
              {contact.map(({ label, value }, at) => (
                <>
                  {at > 0 && <br />}
                  {label}: <strong>{value}</strong>
                </>
              ))}
            </Paragraph>
          </>
        )}
        {paragraphs.map((paragraph) => (
          <Paragraph>{paragraph}</Paragraph>
        ))}
        <EmailButton href={email.pairUrl}>{words.page}</EmailButton>
        <Paragraph>{words.later}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [
      opening(email),
      ...(contact.length === 0
        ? []
        : [
            [
              `${words.contact(email.other ?? words.them)}:`,
              ...contact.map(({ label, value }) => `${label}: ${value}`),
            ].join('\n'),
          ]),
      ...paragraphs,
      `${words.page}:\n${email.pairUrl}`,
      words.later,
    ]),
  };
}

function subjectOf({ firstName, other, occasion, locale }: PairIntroduction): string {
  const words = texts[locale ?? defaultLocale];
  if (other === undefined) return words.begins(firstName);
  return occasion === 'contact' ? words.reach(firstName, other) : words.meet(firstName, other);
}

function opening({ side, other, kind, occasion, locale }: PairIntroduction): string {
  const words = texts[locale ?? defaultLocale];
  if (occasion === 'contact') return words.shownNow(other ?? words.them);
  const role = words.roles[kind];
  const said =
    side === 'mentee'
      ? words.toMentee(other ?? words.fellow, role)
      : words.toMentor(other ?? words.fellow, role);
  return other === undefined ? `${said} ${words.held}` : said;
}

const fields = ['email', 'phone', 'school'] as const;

function contactLines({ contact, locale }: PairIntroduction) {
  const words = texts[locale ?? defaultLocale];
  return fields.flatMap((field) => {
    const value = contact[field];
    return value === undefined ? [] : [{ label: words.fields[field], value }];
  });
}

/** Who gets in touch, where the other shows no way to; and what the other is shown of the reader. */
function afterContact(email: PairIntroduction): string[] {
  const words = texts[email.locale ?? defaultLocale];
  const other = email.other ?? words.them;
  const { contact, shares } = email;
  const reachable = contact.email !== undefined || contact.phone !== undefined;
  const reachesReader = shares.includes('email') || shares.includes('phone');
  const wayToBegin = reachesReader ? words.theyWrite(other) : words.nobodyWrites(other);
  const shown = shares.map((share) => words.own[share]).join(', ');
  const sees = shares.length === 0 ? words.seesNothing(other) : words.sees(other, shown);
  return [
    ...(reachable || email.other === undefined || email.readerHeld ? [] : [wayToBegin]),
    email.readerHeld ? words.readerHeld : sees,
  ];
}

/** What it is about, and a good first step; they know it where they were introduced before. */
function beginnings({ occasion, goals, rhythm, locale }: PairIntroduction): string[] {
  const words = texts[locale ?? defaultLocale];
  const known = mentoringWords[locale ?? defaultLocale];
  if (occasion === 'contact') return [];
  const list = goals.map((goal) => known.topics[goal]).join(', ');
  return [
    ...(goals.length === 0 ? [] : [words.goals(list)]),
    rhythm === 'once' ? words.once : words.often(known.rhythms[rhythm]),
  ];
}
