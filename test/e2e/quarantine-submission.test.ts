import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hireSubmitted } from '../../events/hire-submitted.ts';
import type { Visitor } from '../../infra/local/visitor.ts';
import { Rollcall } from '../support/rollcall.ts';

const minutes = 60_000;
const contact = 'sis@cedarvalley.example.edu';
/** What a student information system knows: no program, no history. */
const hire = (eventId: string, hireDate: unknown) => ({
  eventId,
  occurredAt: '2027-08-18T17:00:00Z',
  data: {
    ...hireSubmitted.example,
    employmentPeriod: { hireDate },
    evidence: { source: 'employer', observedAt: '2027-08-18' },
  },
});

describe('an institution’s system on the bus', () => {
  let rollcall: Rollcall;
  let admin: Visitor;

  beforeAll(async () => {
    rollcall = await Rollcall.start({ now: '2027-08-20T14:00:00Z' });
    admin = await rollcall.setUpProgram();
    const settings = await admin.open(`${rollcall.runtime.webUrl}/console/settings/integration`);
    await admin.submit(settings, ({ action }) => action === settings.url, {
      ownerName: 'Sam Ito',
      ownerAddress: contact,
    });
    await rollcall.submitGraduation();
    await rollcall.settled();
  });
  afterAll(() => rollcall.stop());

  const quarantined = () => rollcall.records.quarantined('cedar-valley');
  const put = async (...details: unknown[]) => {
    for (const detail of details) await rollcall.putOnBus('intake', hireSubmitted.type, detail);
    await rollcall.settled();
  };
  async function receiptOf(eventId: string) {
    const { records, programId } = rollcall;
    const { receipt } = await records.read({
      receipt: { record: 'receipt', key: { programId, eventId } },
    });
    return receipt;
  }
  const hires = async () => {
    const [person] = await rollcall.people();
    return (await rollcall.records.dossier(person?.personId ?? '')).employments.map(
      ({ hireDate }) => hireDate,
    );
  };

  test('can try an event without leaving anything', async () => {
    await put({ ...hire('tried', 46_250), test: true });
    expect(await receiptOf('tried')).toMatchObject({ status: 'tested', problems: [{}] });
    expect(await quarantined()).toEqual([]);
  });

  test('is told by one email why its events wait, and by a receipt for each', async () => {
    await put(hire('h1', 46_250), hire('h2', '08/16/2027'), hire('h2', '08/16/2027'));
    expect(await receiptOf('h1')).toMatchObject({
      status: 'quarantined',
      problems: [{ found: 'a day as spreadsheets count them' }],
    });
    await rollcall.moveClockTo(rollcall.later(7 * minutes));
    const [email, ...more] = await rollcall.inbox.emails();
    expect(more).toEqual([]);
    expect(email?.to).toBe(contact);
    expect(email?.subject).toBe('3 events could not be admitted');
    expect(email?.text).toContain('data.employmentPeriod.hireDate');
    expect(email?.text).not.toMatch(/Ngozi|75548223|08\/16/);
  });

  test('can send it again mended: it is admitted, and leaves the quarantine by itself', async () => {
    await put(hire('h1', '2027-08-16'));
    expect(await receiptOf('h1')).toMatchObject({ status: 'admitted', door: 'bus' });
    expect(await hires()).toEqual(['2027-08-16']);
    expect((await quarantined()).map(({ status }) => status).toSorted()).toEqual([
      'replayed',
      'waiting',
      'waiting',
    ]);
  });

  test('or have it mended by an admin, in a form made from its contract', async () => {
    const { webUrl } = rollcall.runtime;
    const waiting = (await quarantined()).filter(({ status }) => status === 'waiting');
    for (const { quarantineId } of waiting) {
      const page = await admin.open(`${webUrl}/console/quarantine/${quarantineId}`);
      expect(page.html).toContain('Found: a day in another order.');
      const answer = await admin.submit(
        page,
        ({ fields }) => fields.some(([name]) => name === '_as'),
        { 'employmentPeriod.hireDate': '2027-08-17' },
      );
      expect(answer.html).toContain('was handed in again');
    }
    await rollcall.settled();
    expect(await receiptOf('h2')).toMatchObject({
      status: 'admitted',
      integrator: 'sis.cedar-valley',
    });
    expect((await hires()).toSorted()).toEqual(['2027-08-16', '2027-08-17']);
    expect((await quarantined()).filter(({ status }) => status === 'waiting')).toEqual([]);
  });

  test('cannot be impersonated: not by its name alone, and not from another account', async () => {
    const forged = { ...hire('h3', '2027-08-19'), programId: 'cedar-valley' };
    await rollcall.putOnBus('intake', hireSubmitted.type, forged, 'sis.stranger');
    await rollcall.settled();
    expect(await receiptOf('h3')).toBeUndefined();
    expect(await quarantined()).toContainEqual(
      expect.objectContaining({ source: 'sis.stranger', status: 'waiting' }),
    );
    const stranger = new EventBridgeClient({
      endpoint: rollcall.runtime.awsUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: '999900001111', secretAccessKey: 'x' },
    });
    const entry = {
      EventBusName: 'arn:aws:events:us-east-1:000000000000:event-bus/rollcall-intake',
      Source: 'sis.cedar-valley',
      DetailType: hireSubmitted.type,
      Detail: JSON.stringify(hire('h4', '2027-08-20')),
    };
    await expect(stranger.send(new PutEventsCommand({ Entries: [entry] }))).rejects.toThrow(
      'not authorized to perform: events:PutEvents',
    );
    stranger.destroy();
    expect((await hires()).length).toBe(2);
  });
});
