import { describe, expect, test } from 'vitest';
import { callView, personCallsView } from '../../../../functions/console/call-view.ts';
import { callPage } from '../../../../functions/console/pages/call-page.tsx';
import { callForm } from '../../../../functions/console/read-call-form.ts';
import type { Dossier } from '../../../../shared/ports.ts';
import type { CallTask } from '../../../../shared/records/call-task.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { dana, textOf } from '../../../support/console-site.ts';
import { escapedHtml } from '../../../support/escaped-html.ts';
import {
  aCallTask,
  aCheckIn,
  aPerson,
  aProgram,
  programId,
} from '../../../support/made-up-records.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

const now = '2027-05-07T15:00:00Z';
const program = aProgram();
const visit = { admin: dana, programId, program };
const frame = {
  program: program.name,
  admin: dana.name,
  timeZone: program.timeZone,
  sendingStopped: false,
  done: undefined,
};
const reached = { at: now, by: dana.email, outcome: 'reached', nextStep: 'none' } as const;

function dossierWith(more: Partial<Dossier>): Dossier {
  return {
    entries: [],
    enrolments: [],
    messages: [],
    responses: [],
    facts: [],
    employments: [],
    checkIns: [],
    callTasks: [],
    mentorNeeds: [],
    mentorInvitations: [],
    pairs: [],
    introductions: [],
    statedTerms: [],
    credentials: [],
    recognitions: [],
    ...more,
  };
}

function viewOf(call: CallTask, more: Partial<Dossier> = {}, person: Person = aPerson()) {
  const dossier = dossierWith({ callTasks: [call], ...more });
  return callView({ person, dossier }, call, visit, now);
}

const pageOf = (...given: Parameters<typeof viewOf>) =>
  callPage(frame, viewOf(...given), {
    form: callForm(new Map()),
    formId: 'form-1',
    errors: [],
  }).text();

describe('a call’s page', () => {
  test('shows whatever anybody is called, and whatever was said and noted, as text', async () => {
    for (const text of naughtyStrings) {
      const person = aPerson({ firstName: `A ${text}`, displayName: `D ${text}` });
      const checkIn = aCheckIn({ words: `Words ${text}`, answeredAt: now, mood: 1 });
      const call = aCallTask({
        about: `About ${text}`,
        attempts: [{ ...reached, note: `Note ${text}` }],
      });
      const html = await pageOf(call, { checkIns: [checkIn] }, person);
      expect(html).toContain(`<h1>Call ${escapedHtml(`D ${text}`)}</h1>`);
      expect(html).toContain(escapedHtml(`Hello A ${text}, this is`));
      for (const words of ['Words', 'About', 'Note']) {
        expect(html).toContain(escapedHtml(`${words} ${text}`));
      }
    }
  });

  test('says what they said in the check-in that asks for the call, and before', () => {
    const asks = aCheckIn({
      plan: 'checkin-d90-20260817',
      mood: 2,
      answeredAt: '2027-05-06T15:00:00Z',
    });
    const before = aCheckIn({ mood: 4, answeredAt: '2027-01-06T15:00:00Z' });
    const view = viewOf(aCallTask({ reason: 'low-check-in', checkInPlan: asks.plan }), {
      checkIns: [before, aCheckIn({ plan: 'checkin-d180-20260817' }), asks],
    });
    expect(view.said).toMatchObject({ mood: 2 });
    expect(view.earlier).toMatchObject([{ mood: 4 }]);
  });

  test('warns before the third call without an answer of what follows it', async () => {
    const silent = { ...reached, outcome: 'no-answer', nextStep: 'call-again' } as const;
    const text = async (call: CallTask, person?: Person) => textOf(await pageOf(call, {}, person));
    expect(await text(aCallTask({ attempts: [silent] }))).toContain('Nobody answered: call again');
    const twice = aCallTask({ attempts: [silent, silent] });
    expect(await text(twice)).toContain(
      'This would be the third time without an answer: they get a check-in by email.',
    );
    expect(await text(twice, aPerson({ addresses: [] }))).toContain(
      'the call ends (no email can take its place: no address can be used)',
    );
  });

  test('offers no check-in by email to whom none can go', async () => {
    const offer = 'value="send-check-in"';
    expect(await pageOf(aCallTask())).toContain(offer);
    const unwanted = aPerson({ unwanted: ['checkIns'] });
    expect(await pageOf(aCallTask(), {}, unwanted)).not.toContain(offer);
  });
});

test('a person’s page lists their calls, the latest first', () => {
  const calls = [
    aCallTask({ callId: 'early', createdAt: '2027-01-01T00:00:00Z', status: 'done' }),
    aCallTask({ callId: 'late', dueDate: '2027-05-06' }),
  ];
  const dossier = dossierWith({ callTasks: calls });
  expect(personCallsView(aPerson(), dossier, now, program.timeZone).calls).toMatchObject([
    { callId: 'late', due: 'overdue' },
    { callId: 'early', due: 'done' },
  ]);
});
