/** Every page for graduates and every email, with a name, an answer and a program of the test's choosing. */
import {
  changeView,
  checkInView,
  headOf as checkInHeadOf,
} from '../../functions/check-in/check-in-view.ts';
import type { CheckInVisit } from '../../functions/check-in/check-in-visit.ts';
import { checkInPage } from '../../functions/check-in/pages/check-in-page.ts';
import { questionPage as checkInQuestionPage } from '../../functions/check-in/pages/question-page.tsx';
import {
  invitationPage,
  type InvitationView,
} from '../../functions/mentoring/pages/invitation-page.tsx';
import { invitationSettledPage } from '../../functions/mentoring/pages/invitation-settled-page.tsx';
import {
  colleaguesPage,
  type ColleaguesView,
} from '../../functions/mentoring/pages/colleagues-page.tsx';
import { pairPage } from '../../functions/mentoring/pages/pair-page.tsx';
import type { PairView } from '../../functions/mentoring/pages/pair-parts.ts';
import { profilePage, type ProfileView } from '../../functions/mentoring/pages/profile-page.tsx';
import { requestPage, type RequestView } from '../../functions/mentoring/pages/request-page.tsx';
import {
  addressNotedPage,
  newAddressPage,
} from '../../functions/preferences/pages/new-address-page.tsx';
import { notMePage } from '../../functions/preferences/pages/not-me-page.tsx';
import { overviewPage } from '../../functions/preferences/pages/overview-page.tsx';
import { unsubscribePage } from '../../functions/preferences/pages/unsubscribe-page.tsx';
import { questionPage } from '../../functions/survey/pages/question-page.tsx';
import { noSurveyPage, surveyPage } from '../../functions/survey/pages/survey-page.ts';
import {
  headOf,
  questionViewOf,
  sendView,
  surveyView,
} from '../../functions/survey/survey-view.ts';
import type { SurveyVisit } from '../../functions/survey/survey-visit.ts';
import { annualSurvey } from '../../shared/domain/annual-survey.ts';
import {
  type EmailModels,
  type EmailName,
  emails,
  renderEmail,
} from '../../shared/emails/catalogue.ts';
import type { CheckInEmail } from '../../shared/emails/check-in-email.ts';
import type { Program } from '../../shared/records/program.ts';
import type { EmailFrame, RenderedEmail } from '../../shared/emails/email-frame.ts';
import type { MentorInvitationEmail } from '../../shared/emails/mentor-invitation-email.ts';
import type { PairEmail } from '../../shared/emails/pair-email.ts';
import type { SurveyEmail } from '../../shared/emails/survey-email.ts';
import { aCheckIn, aPerson, aProgram, aResponse, anEnrolment } from './made-up-records.ts';

export interface Words {
  firstName: string;
  /** An answer in the person's own words. */
  school: string;
  programName: string;
  replyToName: string;
}

const now = '2027-05-05T12:00:00Z';
const token = `v1.k1.${'h'.repeat(22)}.${'m'.repeat(43)}`;

/** Each page by a name that says what it shows. */
export async function everyPage(words: Words): Promise<Record<string, string>> {
  const rendered = Object.entries(pages(words)).map(
    async ([name, page]) => [name, await page.text()] as const,
  );
  return Object.fromEntries(await Promise.all(rendered));
}

/** Each page as the answer that carries it. */
export function pages(words: Words): Record<string, Response> {
  return { ...surveyAndSettings(words), ...checkInPages(words) };
}

/** A check-in: the question, its problems, the thanks, the end. */
function checkInPages(words: Words): Record<string, Response> {
  const program = aProgram({
    name: words.programName,
    replyTo: { name: words.replyToName, address: 'dana.whitfield@cedarvalley.example' },
  });
  const asked = '2026-09-17T15:00:00Z';
  const visit = (more: Partial<CheckInVisit['checkIn']> = {}): CheckInVisit => ({
    person: aPerson({ firstName: words.firstName, telephone: '(555) 010-2345' }),
    program,
    checkIn: aCheckIn(more),
    callTask: undefined,
  });
  const answered = visit({
    status: 'answered',
    mood: 2,
    needs: ['mentor', 'special-education'],
    words: words.school,
    callMe: true,
    answeredAt: asked,
    revision: 1,
  });
  const head = checkInHeadOf(visit(), `/c/checkin-d30-20260817/${token}`, {
    settings: `/p/preferences/${token}`,
    unsubscribe: `/p/unsubscribe/checkIns/${token}`,
    request: `/m/request/${token}`,
    profile: `/m/profile/${token}`,
  });
  const doesWell = visit({
    milestone: 'Y3',
    status: 'answered',
    mood: 5,
    answeredAt: asked,
    revision: 1,
  });
  const change = changeView(answered, asked);
  if (change.view !== 'question') throw new Error('the answer cannot be changed');
  return {
    'check-in': checkInPage(head, checkInView(visit(), {}, asked)),
    'check-in, answer touched in the email': checkInPage(
      head,
      checkInView(visit(), { mood: '4' }, asked),
    ),
    'check-in with problems': checkInQuestionPage(head, change, [
      { field: 'mood' },
      { field: 'words', length: 2400, maxLength: 2000 },
      { field: 'telephone', problem: 'missing' },
    ]),
    'check-in, thanks with a call': checkInPage(head, checkInView(answered, {}, asked)),
    'check-in, thanks with an offer': checkInPage(head, checkInView(doesWell, {}, asked)),
    'check-in, over': checkInPage(head, { view: 'over' }),
  };
}

function surveyAndSettings(words: Words): Record<string, Response> {
  const program = aProgram({
    name: words.programName,
    replyTo: { name: words.replyToName, address: 'dana.whitfield@cedarvalley.example' },
  });
  const person = aPerson({ firstName: words.firstName });
  const visit = (more: Partial<SurveyVisit> = {}): SurveyVisit => ({
    person,
    enrolment: anEnrolment(),
    program,
    response: undefined,
    ...more,
  });
  const begun = aResponse({
    answers: { EMP_STATUS: 'teaching-full-time', SCHOOL: words.school, JOB_SAT: '4' },
  });
  const sent = visit({
    enrolment: anEnrolment({ status: 'answered', answeredAt: now }),
    response: {
      ...begun,
      answers: { ...begun.answers, MENTOR_WILLING: 'yes' },
      submittedAt: now,
      revision: 1,
    },
  });
  const head = headOf(visit(), { path: `/s/${token}`, profilePath: `/m/profile/${token}` });
  const own = { locale: 'en' as const, firstName: words.firstName, program };
  const at = (path: string) => ({ ...own, path: `/p/${path}/${token}` });
  const masked = 'n•••@m•••.example';
  const school = questionViewOf(visit({ response: begun }), 'SCHOOL', now);
  if (school?.view !== 'question') throw new Error('the question of the school has no page');

  return {
    'first question': surveyPage(head, surveyView(visit(), {}, now)),
    'choice touched in the email': surveyPage(
      head,
      surveyView(visit(), { EMP_STATUS: 'looking' }, now),
    ),
    'welcome back': surveyPage(head, surveyView(visit({ response: begun }), {}, now)),
    'question with a text': questionPage(head, school),
    'question with a problem': questionPage(head, school, {
      problem: 'too-long',
      length: 240,
      maxLength: 200,
    }),
    'ready to send': surveyPage(head, sendView(visit({ response: begun }), now)),
    thanks: surveyPage(head, surveyView(sent, {}, now)),
    'changing an answer': surveyPage(head, questionViewOf(sent, 'SCHOOL', now) ?? school),
    closed: surveyPage(head, { view: 'closed', answered: true }),
    'link that opens nothing': noSurveyPage(),
    unsubscribe: unsubscribePage(at('unsubscribe/surveys'), {
      purpose: 'surveys',
      wanted: true,
      settingsPath: `/p/preferences/${token}`,
    }),
    'unsubscribe, not understood': unsubscribePage(at('unsubscribe/surveys'), {
      purpose: 'surveys',
      wanted: true,
      settingsPath: `/p/preferences/${token}`,
      unclear: true,
    }),
    unsubscribed: unsubscribePage(at('unsubscribe/surveys'), {
      purpose: 'surveys',
      wanted: false,
      settingsPath: `/p/preferences/${token}`,
    }),
    'not me': notMePage(at('not-me/a1'), {
      standing: 'in-use',
      address: masked,
      settingsPath: `/p/preferences/${token}`,
    }),
    'not me, done': notMePage(at('not-me/a1'), {
      standing: 'refused',
      address: masked,
      settingsPath: `/p/preferences/${token}`,
    }),
    'not me, not in use': notMePage(at('not-me/a1'), {
      standing: 'not-in-use',
      address: masked,
      settingsPath: `/p/preferences/${token}`,
    }),
    'new address': newAddressPage(at('new-address'), { present: masked }),
    'new address with a problem': newAddressPage(at('new-address'), {
      present: undefined,
      typed: words.school,
      problem: 'no-address',
    }),
    'new address noted': addressNotedPage(at('new-address'), {
      address: masked,
      settingsPath: `/p/preferences/${token}`,
    }),
    'unsubscribed from check-ins': unsubscribePage(at('unsubscribe/checkIns'), {
      purpose: 'checkIns',
      wanted: false,
      settingsPath: `/p/preferences/${token}`,
    }),
    'all settings, during a break, with a problem': overviewPage(at('preferences'), {
      unwanted: ['surveys', 'checkIns', 'mentoring', 'events'],
      pause: {
        pausedUntil: '2027-08-15',
        form: { length: 'until', until: words.school },
        problem: 'no-day',
      },
      addresses: [],
      newAddressPath: `/p/new-address/${token}`,
    }),
    'all settings': overviewPage(at('preferences'), {
      unwanted: ['events'],
      pause: { pausedUntil: undefined },
      addresses: [
        { address: masked, standing: 'preferred' },
        { address: 'n•••@c•••.edu', standing: 'came-back' },
      ],
      newAddressPath: `/p/new-address/${token}`,
    }),
    ...mentoringPages(words, program),
    ...colleaguesPages(words, program),
    ...pairPages(words, program),
  };
}

/** The page of a pair, for each side and in every state. */
function pairPages(words: Words, program: Program): Record<string, Response> {
  const head = {
    locale: 'en' as const,
    firstName: words.firstName,
    program,
    path: `/m/pair/need-1/${token}`,
  };
  const view: PairView = {
    side: 'mentee',
    other: words.firstName,
    standing: 'active',
    goals: ['planning', 'families'],
    rhythm: 'fortnightly',
    pausedUntil: undefined,
    contact: { email: 'chen.okafor@mail.example', phone: '(515) 555-0199', school: words.school },
    shares: ['email'],
    shareable: [{ sharing: 'email', hint: 'n•••@m•••.example' }, { sharing: 'school' }],
    held: false,
    answer: { going: 4, met: true, words: words.school },
    answeredAt: now,
    touched: false,
    problem: undefined,
    typedUntil: '',
    done: 'answered',
    requestPath: `/m/request/${token}`,
    profilePath: `/m/profile/${token}`,
  };
  const none = { contact: {}, answer: {}, answeredAt: undefined, done: undefined };
  const show = (more: Partial<PairView>) => pairPage(head, { ...view, ...more });
  return {
    'pair, answered': show({}),
    'pair, answer touched in the email': show({ ...none, answer: { going: 2 }, touched: true }),
    'pair, mentor’s side, nothing shown': show({ ...none, side: 'mentor' }),
    'pair, directory holds': show({ ...none, other: undefined, held: true, shareable: [] }),
    'pair, answer with a problem': show({ ...none, problem: 'going' }),
    'pair, words with a problem': show({ ...none, problem: 'words' }),
    'pair, pause with a problem': show({ ...none, problem: 'until', typedUntil: words.school }),
    'pair, end with a problem': show({ ...none, problem: 'outcome' }),
    'pair, paused': show({ standing: 'paused', pausedUntil: '2027-06-01', done: 'paused' }),
    'pair, ended': show({ ...none, standing: 'ended' }),
    'pair, ended, mentor’s side': show({ standing: 'ended', side: 'mentor', done: 'answered' }),
  };
}

/** Whether somebody wants to meet fellow graduates at their school, in every state. */
function colleaguesPages(words: Words, program: Program): Record<string, Response> {
  const head = {
    locale: 'en' as const,
    firstName: words.firstName,
    program,
    path: `/m/colleagues/nces-010000500870/${token}`,
  };
  const view: ColleaguesView = {
    school: words.school,
    standing: 'asked',
    introduced: 0,
    answer: undefined,
    shareable: [
      { share: 'position', hint: 'Mathematics, Grades 6 to 8' },
      { share: 'email', hint: 'n•••@m•••.example' },
      { share: 'phone', hint: '•••42' },
    ],
    shares: ['position'],
  };
  const settingsPath = `/p/preferences/${token}`;
  const show = (more: Partial<ColleaguesView>) => colleaguesPage(head, { ...view, ...more });
  return {
    'colleagues, asked': show({ answer: 'yes' }),
    'colleagues, no choice made': show({ unanswered: true }),
    'colleagues, yes': show({ standing: 'yes', introduced: 2, answer: 'yes', settingsPath }),
    'colleagues, no': show({ standing: 'no', answer: 'no' }),
    'colleagues, left the school': show({ standing: 'left' }),
    'colleagues, directory hold': show({ standing: 'held' }),
  };
}

/** The pages of mentoring. */
function mentoringPages(words: Words, program: Program): Record<string, Response> {
  const at = (path: string) => ({
    locale: 'en' as const,
    firstName: words.firstName,
    program,
    path: `/m/${path}/${token}`,
  });
  const shareable = [
    { sharing: 'email', hint: 'n•••@m•••.example' },
    { sharing: 'phone', hint: '•••42' },
    { sharing: 'school' },
  ] as const;
  const profile: ProfileView = {
    typed: {
      willing: 'yes',
      kinds: ['mentor'],
      topics: ['planning'],
      subjects: ['Mathematics'],
      gradeBands: ['6-8'],
      capacity: 2,
      meetsBy: ['video'],
      pause: '2027-08-15',
    },
    problems: [],
    kept: { willing: 'yes', at: now, bySurvey: false, pausedUntil: '2027-08-15' },
    active: 1,
    settingsPath: `/p/preferences/${token}`,
  };
  const request: RequestView = {
    kinds: ['mentor', 'flash', 'observation', 'peer-coach'],
    wishes: [{ kind: 'mentor', createdAt: now, standing: 'looking' }],
    typed: { kind: 'mentor', topics: ['families'], words: words.school, shares: ['email'] },
    problems: [],
    shareable,
    settingsPath: `/p/preferences/${token}`,
  };
  const invitation: InvitationView = {
    mentee: words.firstName,
    wish: {
      kind: 'mentor',
      cohort: 2026,
      candidate: false,
      subjects: ['Mathematics'],
      gradeBands: ['6-8'],
      topics: ['classroom-management'],
      words: words.school,
    },
    reasons: ['you know the same subject', 'you work in the same district'],
    standing: 'waiting',
    expiresAt: now,
    shareable,
  };
  const settled = {
    mentee: words.firstName,
    profilePath: `/m/profile/${token}`,
    mayDecline: false,
    mayReconsider: false,
  };
  const invited = at('invitation/need-1');
  return {
    'mentor profile': profilePage(at('profile'), profile),
    'mentor profile with problems': profilePage(at('profile'), {
      ...profile,
      problems: ['willing', 'kinds', 'pause'],
    }),
    'request for a mentor': requestPage(at('request'), request),
    'request with problems': requestPage(at('request'), {
      ...request,
      problems: ['kind', 'words', 'shares'],
    }),
    'request of who may not be disclosed': requestPage(at('request'), {
      ...request,
      wishes: [],
      shareable: [],
    }),
    'invitation to mentor': invitationPage(invited, invitation),
    'invitation with a problem': invitationPage(invited, { ...invitation, problem: 'shares' }),
    'invitation, late': invitationPage(invited, { ...invitation, standing: 'late-expired' }),
    'invitation accepted': invitationSettledPage(invited, { ...settled, settled: 'accepted' }),
    'invitation declined': invitationSettledPage(invited, {
      ...settled,
      settled: 'declined',
      pausedUntil: '2027-08-15',
      mayReconsider: true,
    }),
    'invitation, somebody was faster': invitationSettledPage(invited, {
      ...settled,
      settled: 'taken',
    }),
    'invitation, no room': invitationSettledPage(invited, {
      ...settled,
      settled: 'no-room',
      mayDecline: true,
    }),
  };
}

const site = 'https://alumni.cedarvalley.example';

/** What stands around every email. */
function aFrame(words: Partial<Words>, purpose: EmailFrame['purpose']): EmailFrame {
  const program = aProgram();
  return {
    firstName: words.firstName ?? 'Ngozi',
    program: {
      name: words.programName ?? program.name,
      postalAddress: program.postalAddress,
      replyTo: { ...program.replyTo, name: words.replyToName ?? program.replyTo.name },
    },
    purpose,
    notMeUrl: `${site}/p/not-me/0123456789abcdef0123/${token}`,
    newAddressUrl: `${site}/p/new-address/${token}`,
    unsubscribeUrl: `${site}/p/unsubscribe/${purpose}/${token}`,
  };
}

/** What each email is made from. */
export function emailModels(words: Partial<Words> = {}): EmailModels {
  const survey: SurveyEmail = {
    ...aFrame(words, 'surveys'),
    surveyUrl: `${site}/s/${token}`,
    schoolYear: 2027,
    minutes: annualSurvey.minutes,
  };
  const checkIn: CheckInEmail = {
    ...aFrame(words, 'checkIns'),
    checkInUrl: `${site}/c/checkin-d30-20260817/${token}`,
    milestone: 'D30',
  };
  const pair: PairEmail = {
    ...aFrame(words, 'mentoring'),
    pairUrl: `${site}/m/pair/need-1/${token}`,
    side: 'mentee',
    other: words.firstName ?? 'Chen',
  };
  const invitation: MentorInvitationEmail = {
    ...aFrame(words, 'mentoring'),
    invitationUrl: `${site}/m/invitation/need-1/${token}`,
    mentee: words.firstName ?? 'Amara',
    kind: 'mentor',
    subjects: ['Mathematics'],
    gradeBands: ['6-8'],
    topics: ['classroom-management', 'planning'],
    reasons: ['same-subject', 'two-years'],
    answerBy: '2026-09-25',
  };
  const colleagues = {
    ...aFrame(words, 'events'),
    colleaguesUrl: `${site}/m/colleagues/nces-010000500870/${token}`,
    school: words.school ?? 'Lincoln Middle School',
  };
  return {
    'colleague-offer': { ...colleagues, others: 2 },
    'colleague-introduction': {
      ...colleagues,
      fellow: {
        name: `${words.firstName ?? 'Chen'} Okafor`,
        firstName: words.firstName ?? 'Chen',
        email: 'chen.okafor@mail.example',
        position: 'Mathematics, Grades 6 to 8',
      },
    },
    'check-in-invitation': checkIn,
    'check-in-reminder': checkIn,
    'exit-check-in': { ...checkIn, milestone: 'exit' },
    'mentor-invitation': invitation,
    'mentor-invitation-reminder': invitation,
    'pair-introduction': {
      ...pair,
      occasion: 'introduction',
      kind: 'mentor',
      goals: ['classroom-management', 'planning'],
      rhythm: 'fortnightly',
      contact: { email: 'chen.okafor@mail.example', school: words.school ?? 'Lincoln School' },
      shares: ['email'],
      readerHeld: false,
    },
    'pair-check-in': pair,
    'pair-thanks': pair,
    'call-notice': {
      name: words.replyToName ?? 'Dana Whitfield',
      program: { name: words.programName ?? 'Cedar Valley University' },
      reason: 'asked-for-a-call',
      dueDate: '2027-05-07',
      callUrl: `${site}/console/calls/3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b/checkin-d30-20260817`,
    },
    'quarantine-notice': {
      name: words.replyToName ?? 'Dana Whitfield',
      program: { name: words.programName ?? 'Cedar Valley University' },
      events: 12,
      byType: [{ type: 'hire.submitted.v1', count: 12 }],
      reasons: [
        {
          field: 'data.employmentPeriod.hireDate',
          problem: 'must be a day, such as 2026-05-15',
          mend: 'Write the day as year-month-day, 2026-05-15.',
          count: 12,
        },
      ],
      consoleUrl: `${site}/console/quarantine`,
      docsUrl: `${site}/docs`,
    },
    'survey-invitation': survey,
    'survey-reminder': survey,
    'survey-resume': survey,
  };
}

export const emailNames = Object.keys(emails).filter((name): name is EmailName =>
  Object.hasOwn(emails, name),
);

/** Those to graduates; the others go to the staff. */
export const graduateEmailNames = emailNames.filter(
  (name) => name !== 'call-notice' && name !== 'quarantine-notice',
);

/** One email of the catalogue. */
export function anEmail(name: EmailName, words: Partial<Words> = {}): RenderedEmail {
  return renderEmail({ email: name, model: emailModels(words)[name] });
}

/** Each email of the catalogue. */
export function everyEmail(words: Partial<Words> = {}): Record<string, RenderedEmail> {
  return Object.fromEntries(emailNames.map((name) => [name, anEmail(name, words)]));
}
