import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayAfter, dayIn } from '../../../../shared/domain/calendar-day.ts';
import type { CallTask } from '../../../../shared/records/call-task.ts';
import type { Person } from '../../../../shared/records/person.ts';
import {
  bodyOf,
  type ConsoleSite,
  dana,
  marcus,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { mail } from '../../../support/made-up-events.ts';
import { aCallTask, aCheckIn, aProgram } from '../../../support/made-up-records.ts';

let site: ConsoleSite;
let ana: Person;
let wei: Person;
const lee = { email: 'lee.park@cedarvalley.example', name: 'Lee Park', programId: dana.programId };
const today = dayIn(new Date().toISOString(), 'America/Chicago');
const inDays = (days: number) => dayAfter(today, days);

beforeAll(async () => {
  site = await startConsoleSite();
  ana = await site.admit({
    candidateIdentifier: '@00000001',
    name: { firstName: 'Ana', lastSurname: 'Begay' },
    electronicMail: [mail('ana@example.com')],
    telephone: { telephoneNumber: '+13345550001' },
  });
  wei = await site.admit({
    candidateIdentifier: '@00000002',
    name: { firstName: 'Wei', lastSurname: 'Kim' },
    electronicMail: [],
  });
});
afterAll(() => site.stop());

/** Stores a call to Ana, or somebody else. */
async function stored(callId: string, more: Partial<CallTask> = {}): Promise<string> {
  const { personId = ana.personId, status = 'open', dueDate = inDays(1) } = more;
  const call = aCallTask({ ...more, personId, callId, status, dueDate });
  await site.store('callTask', { ...call, listBy: `${status}#${dueDate}#${personId}` });
  return `/console/calls/${personId}/${callId}`;
}

async function callAt(path: string): Promise<CallTask> {
  const [, , , personId = '', callId = ''] = path.split('/');
  const { call } = await site.records.read({
    call: { record: 'callTask', key: { personId, callId } },
  });
  if (call === undefined) throw new Error(`there is no call ${callId}`);
  return call;
}

const formIdIn = (html: string) => /name="formId" value="([^"]+)"/.exec(html)?.[1] ?? '';
const rowsIn = (html: string) =>
  [...html.matchAll(/<tr>(?:(?!<\/tr>).)*<\/tr>/gs)].map(([row]) => textOf(row)).slice(1);
const announcedOf = async (type: string, callId: string) =>
  (await site.announced()).filter(
    ({ type: each, detail }) => each === type && JSON.stringify(detail.data).includes(callId),
  );

describe('planning a call', () => {
  test('takes one form, and a second press of it plans nothing more', async () => {
    const path = `/console/people/${ana.personId}/calls`;
    const form = await site.page(`${path}/new`);
    expect(textOf(form)).toContain('Their number: (334) 555-0001.');
    const fields = {
      formId: formIdIn(form),
      dueDate: inDays(2),
      about: 'Her new school.',
      owner: 'dana.whitfield@cedarvalley.example',
    };
    const answer = await site.post(path, fields);
    expect(answer.status).toBe(303);
    await site.post(path, fields);
    const { callTasks } = await site.records.dossier(ana.personId);
    expect(callTasks).toMatchObject([
      { reason: 'by-hand', status: 'open', dueDate: inDays(2), about: 'Her new school.' },
    ]);
    expect(callTasks[0]).not.toHaveProperty('owner');
    const callId = callTasks[0]?.callId ?? '';
    expect(await announcedOf('call.task-created.v1', callId)).toHaveLength(1);
    const page = textOf(await site.page(answer.headers.get('location') ?? ''));
    expect(page).toContain('The call is planned.');
    expect(page).toContain('Her new school.');
    expect(textOf(await site.page(`/console/people/${ana.personId}`))).toMatch(
      /Calls Planned by the staff by/,
    );
  });

  test('lets somebody who is not the program’s caller take it on at once', async () => {
    site.signIn(lee);
    const path = `/console/people/${wei.personId}/calls`;
    const form = await site.page(`${path}/new`);
    expect(textOf(form)).toContain('Me (lee.park@cedarvalley.example)');
    await site.post(path, {
      formId: formIdIn(form),
      dueDate: today,
      about: '',
      owner: lee.email,
    });
    site.signIn(dana);
    const { callTasks } = await site.records.dossier(wei.personId);
    expect(callTasks).toMatchObject([{ owner: { name: 'Lee Park', address: lee.email } }]);
  });

  test('comes back filled in, with what is wrong at its field', async () => {
    const path = `/console/people/${ana.personId}/calls`;
    const fields = { formId: crypto.randomUUID(), dueDate: inDays(-1), about: 'Keep me' };
    const answer = await site.post(path, fields);
    expect(answer.status).toBe(400);
    const page = await bodyOf(answer);
    expect(page).toContain('href="#field-dueDate"');
    expect(page).toContain('Keep me');
    expect(page).toContain(fields.formId);
  });

  test('is not possible for people of another program', async () => {
    site.signIn(marcus);
    await site.store('program', aProgram({ programId: marcus.programId }));
    const answers = await Promise.all([
      site.get(`/console/people/${ana.personId}/calls/new`),
      site.post(`/console/people/${ana.personId}/calls`, { dueDate: today }),
    ]);
    site.signIn(dana);
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });
});

describe('the queue', () => {
  beforeAll(async () => {
    await stored('late', { dueDate: inDays(-3), reason: 'low-check-in' });
    await stored('lees', {
      personId: wei.personId,
      dueDate: inDays(5),
      owner: { name: 'Lee Park', address: 'LEE.PARK@cedarvalley.example' },
    });
    await stored('over', {
      status: 'done',
      attempts: [
        {
          at: '2027-05-04T15:00:00Z',
          by: dana.email,
          outcome: 'left-word',
          nextStep: 'call-again',
        },
        { at: '2027-05-06T15:00:00Z', by: dana.email, outcome: 'reached', nextStep: 'none' },
      ],
    });
  });

  test('shows who is to be called, why, by when and by whom, the longest due first', async () => {
    const html = await site.page('/console/calls');
    const rows = rowsIn(html);
    expect(rows[0]).toMatch(
      /^Ana Begay Their check-in says it is hard .* Overdue Dana Whitfield \(you\) None yet$/,
    );
    expect(rows.at(-1)).toMatch(/^Wei Kim Planned by the staff .* Lee Park None yet$/);
    expect(textOf(html)).toMatch(/1 overdue/);
  });

  test('is narrowed to one’s own, to what is overdue, and to what is done', async () => {
    const rows = async (show: string) => rowsIn(await site.page(`/console/calls?show=${show}`));
    expect((await rows('overdue')).map((row) => row.slice(0, 9))).toEqual(['Ana Begay']);
    expect((await rows('mine')).join()).not.toContain('Lee Park');
    site.signIn(lee);
    expect((await rows('mine')).every((row) => row.includes('Lee Park (you)'))).toBe(true);
    expect(await rows('mine')).toHaveLength(2);
    site.signIn(dana);
    expect(await rows('done')).toEqual([
      expect.stringMatching(/^Ana Begay .* Done .* Reached .*, the 2nd attempt$/),
    ]);
    expect(await rows('nonsense')).toEqual(await rows('all'));
  });

  test('is the program’s own', async () => {
    site.signIn(marcus);
    expect(textOf(await site.page('/console/calls'))).toContain('There is no call to make.');
    site.signIn(dana);
  });
});

describe('a call’s page', () => {
  test('puts the number, the words to begin with and what they said side by side', async () => {
    const plan = 'checkin-d30-20270401';
    await site.store(
      'checkIn',
      aCheckIn({
        personId: ana.personId,
        plan,
        milestone: 'D30',
        status: 'answered',
        mood: 2,
        needs: ['workload'],
        words: 'I come home at seven\nevery day.',
        callMe: true,
        answeredAt: '2027-05-03T20:00:00Z',
        revision: 1,
      }),
    );
    const path = await stored(plan, { reason: 'asked-for-a-call', checkInPlan: plan });
    const html = await site.page(path);
    const page = textOf(html);
    expect(html).toContain('href="tel:+13345550001"');
    expect(page).toContain('They asked for a call');
    expect(page).toContain(
      'Hello Ana, this is Dana Whitfield from Cedar Valley University. You asked us to call.',
    );
    expect(page).toContain('You said what would help: “My workload”.');
    expect(page).toMatch(/Hard \(2 of 5\) Asked for a call .*I come home at seven every day\./);
    expect(page).toContain('Check-in after 30 days');
  });

  test('is there for calls and people of one’s own program only', async () => {
    const path = await stored('mine-alone');
    expect((await site.get(`${path}x`)).status).toBe(404);
    site.signIn(marcus);
    const posts = ['attempts', 'take-back', 'owner', 'call-off', 'open-again'].map((act) =>
      site.post(`${path}/${act}`, { outcome: 'reached', attempt: '1' }),
    );
    const answers = await Promise.all([site.get(path), ...posts]);
    site.signIn(dana);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await callAt(path)).attempts).toEqual([]);
  });
});

describe('noting how a call went', () => {
  test('keeps the outcome, what was learned and the number, once however often it is pressed', async () => {
    const path = await stored('learn');
    const fields = {
      formId: formIdIn(await site.page(path)),
      shown: '0',
      outcome: 'reached',
      nextStep: 'find-mentor',
      note: 'Wants somebody\nto talk to.',
      'needs.mentor': 'yes',
      INTENT_STAY: 'same-school',
      EMP_STATUS: 'teaching-full-time',
      telephone: '(334) 555-0009',
      nextDay: '',
    };
    const answer = await site.post(`${path}/attempts`, fields);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/done=call-logged$/);
    await site.post(`${path}/attempts`, fields);
    expect(await callAt(path)).toMatchObject({
      status: 'done',
      attempts: [{ outcome: 'reached' }],
    });
    expect((await callAt(path)).attempts).toHaveLength(1);
    const person = await site.person(ana.personId);
    expect(person).toMatchObject({
      telephone: '+13345550009',
      current: { status: 'teaching-full-time', source: 'faculty' },
    });
    expect(await announcedOf('call.logged.v1', 'learn')).toHaveLength(1);
    const page = textOf(await site.page(answer.headers.get('location') ?? ''));
    expect(page).toContain('The call is noted.');
    expect(page).toContain('Next: Find them a mentor');
    expect(page).toContain('Would help: A mentor to talk to.');
    const timeline = textOf(await site.page(`/console/people/${ana.personId}`));
    expect(timeline).toContain(
      'They were called: somebody of the staff spoke with them; next: find them a mentor.',
    );
    expect(timeline).toContain('by dana.whitfield@cedarvalley.example');
  });

  test('comes back filled in when something is wrong, and keeps nothing', async () => {
    const path = await stored('wrong');
    const fields = {
      formId: crypto.randomUUID(),
      shown: '0',
      note: 'Keep me',
      'needs.families': 'yes',
    };
    const answer = await site.post(`${path}/attempts`, fields);
    expect(answer.status).toBe(400);
    const page = await bodyOf(answer);
    expect(page).toContain('href="#field-outcome"');
    expect(page).toContain('Keep me');
    expect(page).toMatch(/name="needs.families"[^>]*checked/);
    expect((await callAt(path)).attempts).toEqual([]);
  });

  test('loses nothing when two admins press in the same moment', async () => {
    const path = await stored('both');
    const pages = await Promise.all([site.page(path), site.page(path)]);
    const answers = await Promise.all(
      pages.map((page, at) =>
        site.post(`${path}/attempts`, {
          formId: formIdIn(page),
          shown: '0',
          outcome: 'left-word',
          note: `note ${at}`,
        }),
      ),
    );
    const { attempts } = await callAt(path);
    expect(attempts.map(({ note = '' }) => note).toSorted()).toEqual(['note 0', 'note 1']);
    expect(
      answers.map((answer) => answer.headers.get('location')?.split('done=')[1] ?? '').toSorted(),
    ).toEqual(['call-logged', 'call-logged-beside']);
    const logged = await announcedOf('call.logged.v1', 'both');
    expect(new Set(logged.map(({ detail }) => detail.eventId)).size).toBe(2);
  });

  test('is taken back within the day, with what it brought', async () => {
    const before = await site.person(ana.personId);
    const path = await stored('mistake');
    await site.post(`${path}/attempts`, {
      formId: crypto.randomUUID(),
      shown: '0',
      outcome: 'reached',
      EMP_STATUS: 'outside-education',
      telephone: '3345550077',
    });
    expect((await site.person(ana.personId)).telephone).toBe('+13345550077');
    expect(await site.page(path)).toContain('I noted this by mistake');
    const answer = await site.post(`${path}/take-back`, { attempt: '1' });
    const page = textOf(await site.page(answer.headers.get('location') ?? ''));
    expect(page).toContain('What you noted is taken back');
    expect(page).toContain('Noted by mistake');
    expect(await callAt(path)).toMatchObject({ status: 'open' });
    const { telephone, current } = await site.person(ana.personId);
    expect({ telephone, current }).toEqual({
      telephone: before.telephone,
      current: before.current,
    });
    const { facts } = await site.records.dossier(ana.personId);
    expect(facts.map(({ value }) => value)).not.toContain('outside-education');
    const again = await site.post(`${path}/take-back`, { attempt: '1' });
    expect(again.headers.get('location')).toContain('call-not-taken-back');
  });

  test('warns of a wrong number and of who asked not to be called, from then on', async () => {
    const path = await stored('enough', { personId: wei.personId });
    await site.post(`${path}/attempts`, {
      formId: crypto.randomUUID(),
      shown: '0',
      outcome: 'asked-not-to-call',
    });
    for (const each of [
      path,
      `/console/people/${wei.personId}/calls/new`,
      `/console/people/${wei.personId}`,
    ]) {
      expect(textOf(await site.page(each))).toMatch(/asked not to be called/i);
    }
    const wrong = await stored('not-hers');
    await site.post(`${wrong}/attempts`, {
      formId: crypto.randomUUID(),
      shown: '0',
      outcome: 'wrong-number',
    });
    expect(textOf(await site.page(wrong))).toContain('This number was somebody else’s');
  });

  test('shows a wrong number among those who cannot be reached', async () => {
    const tala = await site.admit({
      candidateIdentifier: '@00000003',
      name: { firstName: 'Tala', lastSurname: 'Yazzie' },
      electronicMail: [],
      telephone: { telephoneNumber: '+13345550003' },
    });
    const listed = async () => textOf(await site.page('/console/not-reachable'));
    expect(await listed()).toMatch(/Tala Yazzie \S+ \+13345550003 Plan a call/);
    const path = await stored('talas', { personId: tala.personId });
    const form = { formId: crypto.randomUUID(), shown: '0', outcome: 'wrong-number' };
    await site.post(`${path}/attempts`, form);
    expect(await listed()).toMatch(/Tala Yazzie \S+ \+13345550003 Wrong number/);
  });
});

test('a call that is not needed any more is called off, and can be opened again', async () => {
  const path = await stored('off', { dueDate: inDays(-30) });
  const off = await site.post(`${path}/call-off`);
  expect(textOf(await site.page(off.headers.get('location') ?? ''))).toContain(
    'The call is called off.',
  );
  expect(await callAt(path)).toMatchObject({ status: 'done' });
  expect(await site.page('/console/calls?show=done')).toContain('Called off');
  await site.post(`${path}/open-again`);
  const { status, dueDate } = await callAt(path);
  expect(status).toBe('open');
  expect(dueDate > today).toBe(true);
  await site.post(`${path}/call-off`);
});

describe('whose a call is', () => {
  test('is changed by taking it over, unless somebody else did in the meantime', async () => {
    const path = await stored('whose');
    site.signIn(lee);
    const own = { ownerName: lee.name, ownerAddress: lee.email };
    const shownOwner = 'dana.whitfield@cedarvalley.example';
    const taken = await site.post(`${path}/owner`, { ...own, shownOwner });
    expect(taken.headers.get('location')).toContain('done=call-taken-over');
    expect((await callAt(path)).owner).toEqual({ name: 'Lee Park', address: lee.email });
    expect(await site.page(path)).not.toContain('I take it over');
    site.signIn(dana);
    const late = await site.post(`${path}/owner`, {
      ownerName: 'Kim',
      ownerAddress: 'kim@example.edu',
      shownOwner,
    });
    expect(late.headers.get('location')).toContain('done=call-taken-meanwhile');
    expect((await callAt(path)).owner?.name).toBe('Lee Park');
  });

  test('is given away with a note to whoever gets it', async () => {
    const path = await stored('given');
    const answer = await site.post(`${path}/owner`, {
      ownerName: 'Kim Reyes',
      ownerAddress: ' Kim.Reyes@Example.edu ',
      shownOwner: 'dana.whitfield@cedarvalley.example',
    });
    expect(answer.headers.get('location')).toContain('done=call-handed-over');
    expect((await callAt(path)).owner?.address).toBe('kim.reyes@example.edu');
    const { messages } = await site.records.dossier(ana.personId);
    expect(messages.filter(({ plan }) => plan === 'call-given')).toMatchObject([
      { email: 'call-notice', purpose: 'staff', status: 'planned' },
    ]);
  });

  test('needs a name and an address that is one', async () => {
    const path = await stored('nobody');
    const answer = await site.post(`${path}/owner`, { ownerName: '', ownerAddress: 'kim' });
    expect(answer.status).toBe(400);
    const page = await bodyOf(answer);
    expect(page).toContain('href="#field-ownerName"');
    expect(page).toContain('href="#field-ownerAddress"');
    expect(page).toMatch(/<details open[^>]*><summary>Give it/);
    expect(page).toMatch(/name="ownerAddress"[^>]*value="kim"/);
  });
});

describe('who calls', () => {
  const path = '/console/settings/calls';
  const program = async () => {
    const key = { programId: dana.programId };
    return (await site.records.read({ program: { record: 'program', key } })).program;
  };

  test('is settled by a form of its own, and is who reads the answers where it is empty', async () => {
    const before = await program();
    const fields = { ownerName: 'Lee Park', ownerAddress: 'Lee.Park@cedarvalley.example' };
    const saved = await site.post(path, fields);
    expect(saved.headers.get('location')).toBe(`${path}?done=settings-saved`);
    expect((await program())?.caller).toEqual({ name: 'Lee Park', address: lee.email });
    const queue = await site.page('/console/calls');
    expect(rowsIn(queue).some((row) => row.includes('Lee Park'))).toBe(true);
    expect(await site.page('/console/settings')).toContain(`href="${path}"`);
    await site.post(path, { ownerName: '', ownerAddress: '' });
    expect({ ...(await program()), version: 0 }).toEqual({ ...before, version: 0 });
  });

  test('comes back with what is wrong', async () => {
    const answer = await site.post(path, { ownerName: 'Lee Park', ownerAddress: 'lee' });
    expect(answer.status).toBe(400);
    const page = await bodyOf(answer);
    expect(page).toContain('href="#field-ownerAddress"');
    expect(page).toContain('Lee Park');
  });
});

test('the home page tells of calls that are overdue or to be made today', async () => {
  await stored('today', { dueDate: today });
  const home = await site.page('/console');
  expect(textOf(home)).toMatch(/1 call is overdue/);
  expect(textOf(home)).toMatch(/\d+ calls? (is|are) to be made today/);
  expect(home).toContain('href="/console/calls?show=overdue"');
});
