/** What one graduate and one email cost in AWS, as the local runtime counts it. */
import type { CountsOf } from '../../infra/local/counts.ts';
import { LocalProcess } from '../support/local-process.ts';
import { type Counts, Operator } from '../support/operator.ts';
import { between, callsTo, figuresOf } from './counted.ts';
import type { Section } from './figures.ts';
import { withFolder } from './with-folder.ts';

const graduates = 100;
const before = '2027-05-01T04:50:00Z';
const opened = '2027-05-01T05:10:00Z';
const idleUntil = '2027-05-01T15:10:00Z';
const idleHours = 10;

const graduation = ['admit-graduation', 'owe-survey', 'flag-shared-address', 'relay-outbox'];
const email = ['sweep-due', 'invite-to-survey', 'pace-messages', 'send-message', 'settle-delivery'];
const sweeps = ['sweep-due', 'pace-messages', 'sweep-outbox'];

/** Graduates without any peculiarity, put on the intake bus; all of them can be written to. */
export async function costSections(): Promise<Section[]> {
  return withFolder(async (data) => {
    const runtime = await LocalProcess.start({ data, clock: before });
    const operator = new Operator(runtime);
    try {
      await operator.setUpProgram();
      await operator.settled();
      const start = await operator.counts();
      for (let done = 0; done < graduates; done += 10) await submitTen(operator, done);
      await operator.settled();
      const admitted = await operator.counts();
      await operator.moveTo(opened);
      const invited = await operator.counts();
      await operator.moveTo(idleUntil);
      const idle = await operator.counts();
      return sectionsOf({ start, admitted, invited, idle });
    } finally {
      operator.close();
      await runtime.stop();
    }
  });
}

async function submitTen(operator: Operator, first: number): Promise<void> {
  const ten = Array.from({ length: 10 }, (_, index) => first + index);
  await operator.submit(
    ten.map((number) => ({
      eventId: `graduation-${number}`,
      changes: {
        candidateIdentifier: `@${20_000_000 + number}`,
        name: { firstName: 'Ngozi', middleName: 'A', lastSurname: `Tester ${number}` },
        electronicMail: [
          {
            electronicMailAddress: `ngozi.tester.${number}@example.com`,
            electronicMailType: 'Home/Personal',
            primaryEmailAddressIndicator: true,
          },
          {
            electronicMailAddress: `ngozi.${number}@cedarvalley.example.edu`,
            electronicMailType: 'Organization',
            primaryEmailAddressIndicator: false,
          },
        ],
      },
    })),
  );
}

type Reading = Readonly<Record<'start' | 'admitted' | 'invited' | 'idle', Counts>>;

function sectionsOf({ start, admitted, invited, idle }: Reading): Section[] {
  const graduate = between(start, admitted, graduation);
  const sent = between(admitted, invited, ['send-message']).emails;
  const path = between(admitted, invited, email);
  const step = between(admitted, invited, ['send-message']);
  const units = (slug: string) => between(admitted, invited, [slug]).writeUnits / sent;
  const perGraduate = (value: number) => value / graduates;
  const perEmail = (value: number) => value / sent;
  const ticks = between(invited, idle, sweeps);
  return [
    {
      title: `One graduate (${graduates} admitted, until their survey is owed)`,
      figures: figuresOf(graduate, perGraduate, {
        // The submission itself comes from outside.
        events: graduate.events + graduates,
      }),
    },
    {
      title: `One survey email (${sent} invited)`,
      figures: [
        ...figuresOf(path, perEmail, { ses: 1 }),
        ...email.map((slug) => ({
          name: `  of these write units, ${slug}`,
          value: units(slug),
          unit: '',
        })),
        {
          name: 'whole path of an email, write units',
          value: perEmail(path.writeUnits),
          unit: '',
          target: { atMost: 22 },
        },
        {
          name: 'send step, DynamoDB calls',
          value: perEmail(callsTo(step, 'dynamodb')),
          unit: '',
          target: { atMost: 3 },
        },
        {
          name: 'send step, write units',
          value: perEmail(step.writeUnits),
          unit: '',
          target: { atMost: 8 },
        },
        {
          name: 'send step, SES calls answered with: later',
          value: perEmail((step.calls['ses:SendRawEmail'] ?? 0) - step.emails),
          unit: '',
        },
      ],
    },
    {
      title: 'A round of the sweeps when nothing is due',
      figures: figuresOf(ticks, (value) => value / roundsIn(ticks)),
      notes: [`In AWS they run each minute; here ${idleHours} virtual hours of clock were moved.`],
    },
  ];
}

/** Invocations of the sweep that runs each minute: one a round. */
function roundsIn(counts: CountsOf): number {
  return (counts.other['invocations'] ?? 0) / sweeps.length;
}
