import { matterOf, quarantinePlan } from '../../shared/domain/message-plan.ts';
import type { Reader, ReadPlan, State } from '../../shared/ports.ts';
import type { DoorState, Subject } from './door-state.ts';
import type { Release } from './read-release.ts';

/** One record where the plan is about it, and nothing read where it is not. */
const where = <Key>(applies: boolean, key: Key): readonly Key[] => (applies ? [key] : []);

function planFor({ programId, personId, plan, step }: Release) {
  const { matter, id } = matterOf(plan) ?? { matter: undefined, id: '' };
  return {
    message: { record: 'message', key: { personId, plan, step } },
    person: { record: 'person', key: { personId } },
    program: { record: 'program', key: { programId } },
    enrolments: { many: 'enrolment', keys: where(matter === 'survey', { personId, plan }) },
    checkIns: { many: 'checkIn', keys: where(matter === 'check-in', { personId, plan }) },
    // Of a pair, the mentor has the invitation that led to it, the mentee the pair itself.
    invitations: {
      many: 'mentorInvitation',
      keys: where(matter === 'invitation' || matter === 'pair', { personId, needId: id }),
    },
    pairs: { many: 'pair', keys: where(matter === 'pair', { personId, pairId: id }) },
    introductions: {
      many: 'introduction',
      keys: where(matter === 'colleagues', { personId, schoolId: id }),
    },
    schools: { many: 'school', keys: where(matter === 'colleagues', { programId, schoolId: id }) },
    callTasks: { many: 'callTask', keys: where(matter === 'call', { personId, callId: id }) },
    notices: { many: 'quarantineNotice', keys: where(matter === 'quarantine', { programId }) },
  } as const satisfies ReadPlan;
}

type Read = State<ReturnType<typeof planFor>>;

/**
 * Reads what the door decides on: one batch; a second one where an email tells of somebody else.
 */
export async function readDoorState(release: Release, records: Reader): Promise<DoorState> {
  const read = await records.read(planFor(release));
  const { message, person, program } = read;
  return { message, person, program, subject: await subjectOf(release, read, records) };
}

const off = (reason: string): Subject => ({ about: 'off', reason });

async function subjectOf(release: Release, read: Read, records: Reader): Promise<Subject> {
  const matter = matterOf(release.plan)?.matter;
  switch (matter) {
    case undefined:
      return off('no-such-plan');
    case 'survey': {
      const [enrolment] = read.enrolments;
      return enrolment === undefined ? off('survey-cancelled') : { about: 'survey', enrolment };
    }
    case 'check-in': {
      const [checkIn] = read.checkIns;
      return checkIn === undefined ? off('check-in-cancelled') : { about: 'check-in', checkIn };
    }
    case 'call': {
      const [callTask] = read.callTasks;
      return callTask === undefined ? off('call-done') : { about: 'call', callTask };
    }
    case 'quarantine':
      return quarantineIn(release, read, records);
    case 'invitation':
      return invitationIn(read, records);
    case 'pair':
      return pairIn(read, records);
    case 'colleagues':
      return colleaguesIn(release, read, records);
  }
}

async function invitationIn(read: Read, records: Reader): Promise<Subject> {
  const [invitation] = read.invitations;
  if (invitation === undefined) return off('invitation-withdrawn');
  const { menteeId, needId } = invitation;
  const { mentee, need } = await records.read({
    mentee: { record: 'person', key: { personId: menteeId } },
    need: { record: 'mentorNeed', key: { personId: menteeId, needId } },
  });
  if (mentee === undefined || mentee.erasedAt !== undefined || need === undefined) {
    return off('invitation-withdrawn');
  }
  return { about: 'invitation', invitation, mentee, need };
}

async function pairIn(read: Read, records: Reader): Promise<Subject> {
  const [own] = read.pairs;
  const [invitation] = read.invitations;
  const otherId = own?.mentorId ?? invitation?.menteeId;
  if (otherId === undefined) return off('pair-ended');
  const { other, theirs } = await records.read({
    other: { record: 'person', key: { personId: otherId } },
    theirs: {
      many: 'pair',
      keys: where(own === undefined, { personId: otherId, pairId: invitation?.needId ?? '' }),
    },
  });
  const pair = own ?? theirs[0];
  if (other === undefined || other.erasedAt !== undefined || pair === undefined) {
    return off('pair-ended');
  }
  return { about: 'pair', pair, other };
}

/** Only the latest email has something to tell; what was settled meanwhile is left out of it. */
async function quarantineIn(release: Release, read: Read, records: Reader): Promise<Subject> {
  const { programId } = release;
  const notice = read.notices.find(({ number }) => quarantinePlan(number) === release.plan);
  const { kept } = await records.read({
    kept: {
      many: 'quarantinedEvent',
      keys: (notice?.quarantineIds ?? []).map((quarantineId) => ({ programId, quarantineId })),
    },
  });
  const events = kept.filter(({ status }) => status === 'waiting');
  return { about: 'quarantine', events, told: notice?.events ?? 0 };
}

async function colleaguesIn(release: Release, read: Read, records: Reader): Promise<Subject> {
  const [introduction] = read.introductions;
  const [school] = read.schools;
  if (introduction === undefined || school === undefined) return off('introduction-withdrawn');
  const named = /^with-(.+)$/.exec(release.step)?.[1];
  const { personId = '', schoolId } = { personId: named, schoolId: school.schoolId };
  const { others, theirs } = await records.read({
    others: { many: 'person', keys: where(named !== undefined, { personId }) },
    theirs: { many: 'introduction', keys: where(named !== undefined, { personId, schoolId }) },
  });
  const there = others.filter(({ erasedAt }) => erasedAt === undefined);
  if (named !== undefined && there.length === 0) return off('introduction-withdrawn');
  return { about: 'colleagues', introduction, school, others: there, theirs };
}
