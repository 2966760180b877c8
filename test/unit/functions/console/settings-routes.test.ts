import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bodyOf,
  type ConsoleSite,
  dana,
  marcus,
  startConsoleSite,
} from '../../../support/console-site.ts';

import { aProgram } from '../../../support/made-up-records.ts';

let site: ConsoleSite;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

const form = {
  version: '0',
  name: 'Harbor State',
  postalAddress: '1 Harbor Way\nHarbor, WA 98000',
  replyToName: 'Marcus Bell',
  replyToAddress: 'alumni@harborstate.example',
  timeZone: 'America/Los_Angeles',
  seasonMonth: '04',
  seasonDay: '15',
  emailDomain: '',
};

async function program(programId: string) {
  return (await site.records.read({ program: { record: 'program', key: { programId } } })).program;
}

describe('the first visit', () => {
  test('sets the program up, and only then opens the rest of the console', async () => {
    site.signIn(marcus);
    expect(await site.page('/console/people')).toContain('First, set up your program');
    const saved = await site.post('/console/settings', form);
    expect(saved.status).toBe(303);
    expect(saved.headers.get('location')).toBe('/console?done=set-up');
    expect(await program(marcus.programId)).toMatchObject({
      name: 'Harbor State',
      seasonOpens: '04-15',
      sendingStopped: false,
    });
    expect(await site.page('/console/people')).toContain('Nobody is here yet');
    site.signIn(dana);
  });
});

describe('the settings', () => {
  test('keep what other forms settle: check-ins, mentoring, who calls', async () => {
    const program = aProgram({
      programId: 'lake-college',
      mentoring: { approval: 'automatic', expiryDays: 3, mostAsked: 2, offerToNewHires: false },
      caller: { name: 'Lin', address: 'lin@lake.example' },
      checkIns: { days: [30], springOpens: '03-15', lastYear: 3 },
      emailDomain: 'lake.example',
    });
    await site.store('program', program);
    site.signIn({ ...marcus, programId: 'lake-college' });
    await site.post('/console/settings', { ...form, version: '1' });
    const { mentoring, caller, checkIns } = program;
    const saved = await site.records.read({
      program: { record: 'program', key: { programId: 'lake-college' } },
    });
    expect(saved.program).toMatchObject({ name: 'Harbor State', mentoring, caller, checkIns });
    expect(saved.program?.emailDomain).toBeUndefined();
    site.signIn(dana);
  });

  test('come back filled in, with what is wrong, and are not stored', async () => {
    const answer = await site.post('/console/settings', {
      ...form,
      version: '1',
      name: 'A "new" name',
      replyToAddress: 'nobody',
    });
    expect(answer.status).toBe(400);
    const page = await bodyOf(answer);
    expect(page).toContain('value="A &quot;new&quot; name"');
    expect(page).toContain('href="#field-replyToAddress"');
    expect(page).toContain('aria-invalid="true"');
    expect(await program(dana.programId)).toMatchObject({ name: 'Cedar Valley University' });
  });

  test('that somebody else changed while they were open are not overwritten unseen', async () => {
    const mine = { ...form, version: '1', name: 'Mine' };
    const theirs = { ...form, version: '1', name: 'Theirs' };
    expect((await site.post('/console/settings', theirs)).status).toBe(303);
    const answer = await site.post('/console/settings', mine);
    expect(answer.status).toBe(409);
    expect(await bodyOf(answer)).toContain('value="Mine"');
    expect(await program(dana.programId)).toMatchObject({ name: 'Theirs', version: 2 });
    expect((await site.post('/console/settings', { ...mine, version: '2' })).status).toBe(303);
  });

  test('saved twice by a double press are saved once', async () => {
    const version = String((await program(dana.programId))?.version);
    const twice = { ...form, version, name: 'Cedar Valley again' };
    await site.post('/console/settings', twice);
    const before = await site.everything();
    expect((await site.post('/console/settings', twice)).status).toBe(303);
    expect(await site.everything()).toEqual(before);
  });

  test('hold nothing that the form does not have', async () => {
    const version = String((await program(dana.programId))?.version);
    await site.post('/console/settings', {
      ...form,
      version,
      programId: 'another',
      sendingStopped: 'true',
      pk: 'x',
    });
    expect(await program(dana.programId)).toMatchObject({ sendingStopped: false });
    expect(await program('another')).toBeUndefined();
  });
});
