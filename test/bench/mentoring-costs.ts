/** What one check-in and one invitation to mentor cost in AWS, as the local runtime counts it. */
import type { OutgoingEvent } from '../../events/contract.ts';
import { outgoing } from '../../events/contract.ts';
import { alumniHired } from '../../events/alumni-hired.ts';
import type { Records } from '../../shared/adapters/records.ts';
import type { ListedPerson } from '../../shared/ports.ts';
import { LocalProcess } from '../support/local-process.ts';
import { aMentorProfile } from '../support/made-up-records.ts';
import { type Counts, Operator, programId } from '../support/operator.ts';
import { between, figuresOf } from './counted.ts';
import type { Section } from './figures.ts';
import { withFolder } from './with-folder.ts';

const newTeachers = 30;
const mentors = 30;
const hired = '2026-12-01';
const start = '2026-12-02T15:00:00Z';
/** By then every new teacher's mentor has been invited. */
const invited = '2026-12-02T15:10:00Z';
/** Just before, and just after, the check-ins of the thirtieth day. */
const [before, after] = ['2026-12-31T21:30:00Z', '2026-12-31T22:30:00Z'];

const hire = ['record-hire', 'introduce-colleagues'];
const match = ['note-mentor-need', 'propose-mentors', 'invite-mentor'];
const email = ['pace-messages', 'send-message', 'settle-delivery'];
const checkIn = ['sweep-due', 'ask-check-in', ...email];

/** New teachers at schools of their own, each with a willing mentor of an older cohort. */
export async function mentoringCostSections(): Promise<Section[]> {
  return withFolder(async (data) => {
    const runtime = await LocalProcess.start({ data, clock: start });
    const operator = new Operator(runtime);
    try {
      await operator.setUpProgram();
      await submitAll(operator);
      await operator.settled();
      const records = await operator.records();
      await letProgramInviteByItself(records);
      const people = await records.people(programId);
      for (const person of people.filter(({ cohort }) => cohort < 2026)) {
        await offerToMentor(records, person);
      }
      const teachers = people.filter(({ cohort }) => cohort === 2026);
      const first = await operator.counts();
      await operator.publish(teachers.map(hireOf));
      await operator.settled();
      await operator.moveTo(invited);
      const second = await operator.counts();
      await operator.moveTo(before);
      const third = await operator.counts();
      await operator.moveTo(after);
      return sectionsOf([first, second, third, await operator.counts()]);
    } finally {
      operator.close();
      await runtime.stop();
    }
  });
}

async function submitAll(operator: Operator): Promise<void> {
  for (let number = 0; number < newTeachers + mentors; number += 10) {
    const ten = Array.from({ length: 10 }, (_, index) => number + index);
    await operator.submit(
      ten.map((each) => ({
        eventId: `graduation-${each}`,
        changes: {
          candidateIdentifier: `@${20_000_000 + each}`,
          name: { firstName: 'Ngozi', lastSurname: `Tester ${each}` },
          cohortYear: { schoolYear: each < newTeachers ? 2026 : 2020 },
          electronicMail: [
            {
              electronicMailAddress: `ngozi.tester.${each}@example.com`,
              electronicMailType: 'Home/Personal',
              primaryEmailAddressIndicator: true,
            },
          ],
        },
      })),
    );
  }
}

async function letProgramInviteByItself(records: Records): Promise<void> {
  const { program } = await records.read({ program: { record: 'program', key: { programId } } });
  if (program === undefined) throw new Error('the program is not set up');
  const mentoring = {
    approval: 'automatic',
    expiryDays: 5,
    mostAsked: 4,
    offerToNewHires: true,
  } as const;
  await put(records, 'settings', {
    about: `program#${programId}`,
    writes: [{ put: 'program', item: { ...program, mentoring } }],
  });
}

async function offerToMentor(records: Records, person: ListedPerson): Promise<void> {
  const { personId, displayName, cohort } = person;
  const item = aMentorProfile({
    personId,
    programId,
    version: 0,
    displayName,
    cohort,
    willing: 'yes',
    kinds: ['mentor'],
    subjects: ['Mathematics'],
    capacity: 2,
    commitments: [],
    listOf: `${programId}#mentors`,
    listBy: `0#${personId}`,
  });
  await put(records, personId, {
    about: `person#${personId}`,
    writes: [{ put: 'mentorProfile', item }],
  });
}

type Done = Parameters<Records['commit']>[0];

async function put(records: Records, eventId: string, changes: Pick<Done, 'about' | 'writes'>) {
  await records.commit(
    { outcome: 'done', what: 'made-up', ...changes },
    {
      workflow: 'bench',
      eventId,
      programId,
      correlationId: eventId,
      occurredAt: start,
      cause: 'page',
      now: start,
    },
  );
}

function hireOf({ personId }: ListedPerson, at: number): OutgoingEvent {
  const schoolId = `nces-0100005${String(at).padStart(5, '0')}`;
  const eventId = `hire/${personId}`;
  return outgoing(alumniHired, {
    eventId,
    occurredAt: start,
    programId,
    correlationId: eventId,
    causationId: eventId,
    data: {
      personId,
      employmentId: `${schoolId}.${hired}`,
      educationOrganization: { schoolId, leaId: '0100005' },
      employmentPeriod: { hireDate: hired },
      staffClassification: 'Teacher',
      academicSubjects: ['Mathematics'],
      gradeBands: ['6-8'],
      evidence: { source: 'faculty', observedAt: hired, confidence: 'stated' },
    },
  });
}

function sectionsOf([first, second, third, last]: [Counts, Counts, Counts, Counts]): Section[] {
  const perTeacher = (value: number) => value / newTeachers;
  const invitations = between(first, second, ['send-message']).emails;
  const checkIns = between(third, last, ['send-message']).emails;
  return [
    {
      title: `One hire (${newTeachers} recorded)`,
      figures: figuresOf(between(first, second, hire), perTeacher),
    },
    {
      title: `One invitation to mentor (${invitations} sent: need, list, invitation, email)`,
      figures: figuresOf(
        between(first, second, [...match, ...email]),
        (value) => value / invitations,
        {
          ses: 1,
        },
      ),
    },
    {
      title: `One check-in (${checkIns} sent: due, asked, email)`,
      figures: figuresOf(between(third, last, checkIn), (value) => value / checkIns, { ses: 1 }),
    },
  ];
}
