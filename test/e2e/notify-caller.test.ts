import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page, Visitor } from '../../infra/local/visitor.ts';
import { Rollcall } from '../support/rollcall.ts';

const minutes = 60_000;
const hours = 60 * minutes;
const caller = 'alumni@cedarvalley.example.edu';

function graduate(number: number, firstName: string, address?: string) {
  const electronicMail = [address ?? []].flat().map((electronicMailAddress) => ({
    electronicMailAddress,
    electronicMailType: 'Home/Personal' as const,
    primaryEmailAddressIndicator: true,
  }));
  return {
    candidateIdentifier: `@4000000${number}`,
    name: { firstName, lastSurname: 'Caller-Test' },
    electronicMail,
    telephone: { telephoneNumber: `+1334555010${number}` },
  };
}

describe('a call', () => {
  let rollcall: Rollcall;
  let admin: Visitor;
  beforeAll(async () => {
    rollcall = await Rollcall.start({ now: '2027-02-08T16:00:00Z' });
    admin = await rollcall.setUpProgram();
    await rollcall.submitGraduation(graduate(1, 'Ama', 'ama@example.com'));
    await rollcall.submitGraduation(graduate(2, 'Bo'));
    await rollcall.settled();
  });
  afterAll(() => rollcall.stop());

  const dossierOf = async (name: string) => {
    const { personId } = await rollcall.personCalled(name);
    return rollcall.records.dossier(personId);
  };
  const happened = async (name: string) =>
    (await dossierOf(name)).entries
      .toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt))
      .map(({ what }) => what);

  async function plan(name: string): Promise<Page> {
    const { personId } = await rollcall.personCalled(name);
    const url = `${rollcall.runtime.webUrl}/console/people/${personId}`;
    const form = await admin.open(`${url}/calls/new`);
    const planned = await admin.submit(form, ({ action }) => action === `${url}/calls`);
    expect(planned.html).toContain('The call is planned.');
    await rollcall.settled();
    return planned;
  }

  async function note(call: Page, values: Record<string, string>): Promise<Page> {
    const present = await admin.open(call.url);
    const noted = await admin.submit(present, ({ action }) => action.endsWith('/attempts'), values);
    expect(noted.html).toContain('The call is noted.');
    await rollcall.settled();
    return noted;
  }

  let amas: Page;

  test('planned in the console is told once, to whoever calls, without a name or a number', async () => {
    amas = await plan('Ama Caller-Test');
    await rollcall.moveClockTo(rollcall.later(5 * minutes));
    const emails = await rollcall.inbox.emails();
    expect(emails.map(({ to }) => to)).toEqual([caller]);
    const [email] = emails;
    expect(email?.subject).toMatch(/^A call to make by \w+, \w+ \d+$/);
    for (const part of [email?.subject, email?.html, email?.text]) {
      expect(part).not.toMatch(/Ama|Caller-Test|5550101|ama@example/);
    }
    expect(email?.headers.has('list-unsubscribe')).toBe(false);
    expect(email?.links).toEqual([amas.url.split('?')[0]]);
    await rollcall.moveClockTo(rollcall.later(3 * hours));
    expect(await rollcall.inbox.count()).toBe(1);
  });

  test('stands in the queue, and its outcome in the history of the person', async () => {
    const queue = await admin.open(`${rollcall.runtime.webUrl}/console/calls`);
    expect(queue.html).toContain('Ama Caller-Test');
    await note(amas, { outcome: 'left-word', note: 'Her brother answered.' });
    expect(await happened('Ama Caller-Test')).toEqual(
      expect.arrayContaining(['call-planned', 'caller-told', 'call-logged']),
    );
    const { personId } = await rollcall.personCalled('Ama Caller-Test');
    const page = await admin.open(`${rollcall.runtime.webUrl}/console/people/${personId}`);
    expect(page.html).toContain('They were called: word was left; next: call again by');
  });

  test('that nobody answers three times turns into a check-in by email', async () => {
    await note(amas, { outcome: 'no-answer' });
    await note(amas, { outcome: 'no-answer' });
    await rollcall.moveClockTo(rollcall.later(5 * minutes));
    expect(await rollcall.inbox.emails('ama@example.com')).toEqual([]);
    const third = await note(amas, { outcome: 'no-answer' });
    expect(third.html).toContain('Next: Send them a check-in by email');
    await rollcall.moveClockTo(rollcall.later(10 * minutes));
    expect(await rollcall.inbox.emails('ama@example.com')).toHaveLength(1);
    const { checkIns, callTasks } = await dossierOf('Ama Caller-Test');
    expect(checkIns).toMatchObject([{ milestone: 'now', status: 'invited' }]);
    expect(callTasks).toMatchObject([{ status: 'done' }]);
    expect(await happened('Ama Caller-Test')).toContain('check-in-after-call');
  });

  test('to a wrong number of somebody without an address is listed, and sends nothing', async () => {
    const bos = await plan('Bo Caller-Test');
    await note(bos, { outcome: 'wrong-number' });
    await rollcall.moveClockTo(rollcall.later(10 * minutes));
    expect(await happened('Bo Caller-Test')).toContain('unreachable-by-call');
    expect((await dossierOf('Bo Caller-Test')).checkIns).toEqual([]);
    const listed = await admin.open(`${rollcall.runtime.webUrl}/console/not-reachable`);
    expect(listed.html).toMatch(/Bo Caller-Test(?:(?!<\/tr>).)*Wrong number/s);
    // The call was made before its note to the staff had gone: nobody is told of what is done.
    expect(await rollcall.inbox.emails(caller)).toHaveLength(1);
  });
});
